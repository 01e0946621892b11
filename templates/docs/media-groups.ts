/** Groups media types with the same content, so that the docs describe it once. */
import type { Media } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';

/** One media type, and the names of others with the same content. */
export interface MediaGroup {
  readonly media: Media;
  readonly others: readonly string[];
}

/** Frameworks list `application/json`, `text/json` and `application/*+json` for each body. */
export function mediaGroups(all: readonly Media[]): readonly MediaGroup[] {
  const groups: { readonly media: Media; readonly others: string[] }[] = [];
  for (const media of all) {
    const same = groups.find((group) => isSameContent(group.media, media));
    if (same) same.others.push(media.type);
    else groups.push({ media, others: [] });
  }
  return groups;
}

/** Examples, encodings and doubts belong to their media type. */
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
