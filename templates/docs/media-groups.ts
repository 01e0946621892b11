/** Groups media types that have the same content, so that the docs describe the content once. */
import type { Media } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';

/** A media type, and the names of other media types with the same content. */
export interface MediaGroup {
  readonly media: Media;
  readonly others: readonly string[];
}

/**
 * Groups the media types of a body. Frameworks often list `application/json`, `text/json` and
 * `application/*+json` for each body.
 */
export function mediaGroups(all: readonly Media[]): readonly MediaGroup[] {
  const groups: { readonly media: Media; readonly others: string[] }[] = [];
  for (const media of all) {
    const same = groups.find((group) => isSameContent(group.media, media));
    if (same) same.others.push(media.type);
    else groups.push({ media, others: [] });
  }
  return groups;
}

/**
 * Returns true if two media types have the same content. Media types that have examples, encodings
 * or inferred facts are kept separate.
 */
function isSameContent(a: Media, b: Media): boolean {
  return isBare(a) && isBare(b) && isSameSchema(a.schema, b.schema);
}

function isBare({ item, encoding, examples, origins }: Media): boolean {
  const isPlain = item === undefined && encoding.size === 0 && examples.length === 0;
  return isPlain && origins.every(({ trust }) => trust === 'declared');
}

function isSameSchema(a: Schema, b: Schema): boolean {
  if (a === b) return true;
  if (a.kind === 'ref' && b.kind === 'ref') return a.id === b.id;
  return a.kind === 'array' && b.kind === 'array' && isSameSchema(a.items, b.items);
}
