/**
 * Finds the media types of a body, the kind of value that each of them needs (such as JSON or text), and the media
 * types that a caller may choose.
 */
import type { Body, Media } from '../../model/api.js';
import { essenceOf, kindOfMediaType, type MediaKind } from '../../model/media-type.js';
import type { Schema } from '../../model/schema.js';
import { byCodeUnit } from '../../base/foundation/sort.js';

/** Media types of a request body for which the same value is encoded in the same way. */
export interface BodyChoice {
  readonly kind: MediaKind;
  /** The media types, most preferred first; empty if only a range such as `image/*` is declared. */
  readonly types: readonly string[];
  readonly media: Media;
}

/** The argument of a function that is sent as the body. */
export interface BodyArgument {
  readonly required: boolean;
  /** The choices for the body, the default first; empty if no document describes the body. */
  readonly choices: readonly BodyChoice[];
  /** True if there are several media types, so that the caller names one. */
  readonly selectable: boolean;
}

/** A media type that a response body can have. */
export interface ReadChoice {
  readonly kind: MediaKind;
  readonly media: Media;
}

/**
 * Returns the kind of a media type (RFC 9110 §8.3.1).
 * @param type a media type in lower case, with or without parameters
 * @param schema the schema of the body; if it is binary, the kind is binary too
 */
export function mediaKind(type: string, schema: Schema): MediaKind {
  if (schema.kind === 'binary') return 'binary';
  return kindOfMediaType(type);
}

/** Returns the media types of a body with their kinds, the most preferred first. */
export function preferredMedia({ media: all }: Body): readonly ReadChoice[] {
  const ranked = all.map((media) => ({ media, kind: mediaKind(media.type, media.schema) }));
  if (ranked.length < 2) return ranked;
  const files = ranked.some(({ kind, media }) => kind === 'multipart' && holdsBytes(media.schema));
  return ranked.sort(
    (a, b) => rank(a, files) - rank(b, files) || byCodeUnit(a.media.type, b.media.type),
  );
}

/** Describes the argument for a body, with the media types that the body may have. */
export function bodyArgument(body: Body): BodyArgument {
  const choices: BodyChoice[] = [];
  const ranked = preferredMedia(body);
  for (const { media, kind } of ranked) {
    const type = concreteType(media.type, kind);
    const like = choices.findIndex(
      (choice) => choice.kind === kind && fingerprint(choice.media) === fingerprint(media),
    );
    const known = choices.some(({ types }) => type !== undefined && types.includes(type));
    const choice = choices[like];
    if (choice === undefined) {
      // A range is omitted if a concrete type that it includes is already in the list.
      if (!known) choices.push({ kind, types: type === undefined ? [] : [type], media });
    } else if (type !== undefined && !known) {
      choices[like] = { ...choice, types: [...choice.types, type] };
    }
  }
  const concrete = choices.filter(({ types }) => types.length > 0);
  const named = concrete.length > 0 ? concrete : choices.slice(0, 1);
  return {
    required: body.required.value && body.media.length > 0,
    choices: named,
    selectable: named.flatMap(({ types }) => types).length > 1,
  };
}

/**
 * Orders media types: first `application/json`, then other JSON, forms, text, and bytes. If the form has files,
 * multipart comes before urlencoded. Ranges and previews come last.
 */
function rank({ kind, media: { type } }: ReadChoice, files: boolean): number {
  if (type === 'application/json') return -1;
  const order = files ? WITH_FILES : WITHOUT_FILES;
  return order.indexOf(kind) + (type.includes('*') || PREVIEW.test(type) ? order.length : 0);
}

const PREVIEW = /[./+-](?:alpha|beta|preview|experimental)\b/;

const WITHOUT_FILES: readonly MediaKind[] = ['json', 'form', 'multipart', 'text', 'binary', 'any'];
const WITH_FILES: readonly MediaKind[] = ['json', 'multipart', 'form', 'text', 'binary', 'any'];

function holdsBytes(schema: Schema): boolean {
  if (schema.kind === 'array') return holdsBytes(schema.items);
  if (schema.kind !== 'object') return schema.kind === 'binary';
  return [...schema.properties.values()].some((property) => holdsBytes(property.schema));
}

/** Returns the media type to send for a declared one, which may be a range such as `image/*`. */
function concreteType(type: string, kind: MediaKind): string | undefined {
  if (kind === 'multipart') return essenceOf(type).replace('*', 'form-data');
  if (!type.includes('*')) return type;
  if (kind === 'json') return 'application/json';
  return kind === 'text' ? 'text/plain' : undefined;
}

/** Returns a text that is equal for two media types if the same value is encoded in the same way for both. */
function fingerprint(media: Media): string {
  return JSON.stringify([media.schema, media.encoding], (key, value: unknown) => {
    if (key === 'origins') return undefined;
    if (value instanceof Map) return [...value];
    return typeof value === 'bigint' ? `${value}n` : value;
  });
}
