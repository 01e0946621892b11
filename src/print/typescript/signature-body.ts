/** The media types of a body: the kind of value of each, and which of them a caller may choose. */
import type { Body, Media } from '../../model/api.js';
import { essenceOf, kindOfMediaType, type MediaKind } from '../../model/media-type.js';
import type { Schema } from '../../model/schema.js';
import { byCodeUnit } from '../../base/foundation/sort.js';

/** One form a body can have. */
export interface BodyChoice {
  readonly kind: MediaKind;
  /** The media types of this form, the preferred first; empty if only a range is declared. */
  readonly types: readonly string[];
  readonly media: Media;
}

/** The argument that carries the body. */
export interface BodyArgument {
  readonly required: boolean;
  /** The default first. Empty if the body has no description. */
  readonly choices: readonly BodyChoice[];
  /** True if the caller names the media type, because there is more than one. */
  readonly selectable: boolean;
}

/** A form that a received body can have. */
export interface ReadChoice {
  readonly kind: MediaKind;
  readonly media: Media;
}

/**
 * The kind of a media type (RFC 9110 §8.3.1).
 * @param type lower case, perhaps with parameters
 * @param schema its schema: a binary schema makes any type binary
 */
export function mediaKind(type: string, schema: Schema): MediaKind {
  if (schema.kind === 'binary') return 'binary';
  return kindOfMediaType(type);
}

/** The argument for a body, with the forms that it may have. */
export function bodyArgument(body: Body): BodyArgument {
  const choices: BodyChoice[] = [];
  const ranked = body.media.map((media) => ({ media, kind: mediaKind(media.type, media.schema) }));
  const files = ranked.some(({ kind, media }) => kind === 'multipart' && holdsBytes(media.schema));
  if (ranked.length > 1) {
    ranked.sort(
      (a, b) => rank(a, files) - rank(b, files) || byCodeUnit(a.media.type, b.media.type),
    );
  }
  for (const { media, kind } of ranked) {
    const type = concreteType(media.type, kind);
    const like = choices.findIndex(
      (choice) => choice.kind === kind && fingerprint(choice.media) === fingerprint(media),
    );
    const known = choices.some(({ types }) => type !== undefined && types.includes(type));
    const choice = choices[like];
    if (choice === undefined) {
      // A range whose concrete type is in the list already adds nothing.
      if (!known) choices.push({ kind, types: type === undefined ? [] : [type], media });
    } else if (type !== undefined && !known) {
      choices[like] = { ...choice, types: [...choice.types, type] };
    }
  }
  const stated = choices.filter(({ types }) => types.length > 0);
  const named = stated.length > 0 ? stated : choices.slice(0, 1);
  return {
    required: body.required.value && body.media.length > 0,
    choices: named,
    selectable: named.flatMap(({ types }) => types).length > 1,
  };
}

/** `application/json` first, then other JSON, forms, text, bytes; multipart before urlencoded if there are files. */
function rank({ kind, media }: ReadChoice, files: boolean): number {
  if (media.type === 'application/json') return -1;
  const order = files ? WITH_FILES : WITHOUT_FILES;
  return order.indexOf(kind) + (media.type.includes('*') ? order.length : 0);
}

const WITHOUT_FILES: readonly MediaKind[] = ['json', 'form', 'multipart', 'text', 'binary', 'any'];
const WITH_FILES: readonly MediaKind[] = ['json', 'multipart', 'form', 'text', 'binary', 'any'];

function holdsBytes(schema: Schema): boolean {
  if (schema.kind === 'array') return holdsBytes(schema.items);
  if (schema.kind !== 'object') return schema.kind === 'binary';
  return [...schema.properties.values()].some((property) => holdsBytes(property.schema));
}

/** The media type to send for a declared type, which may be a range. */
function concreteType(type: string, kind: MediaKind): string | undefined {
  if (kind === 'multipart') return essenceOf(type).replace('*', 'form-data');
  if (!type.includes('*')) return type;
  if (kind === 'json') return 'application/json';
  return kind === 'text' ? 'text/plain' : undefined;
}

/** Two media types with the same fingerprint are written in the same way from the same type of value. */
function fingerprint(media: Media): string {
  return JSON.stringify([media.schema, media.encoding], (key, value: unknown) => {
    if (key === 'origins') return undefined;
    if (value instanceof Map) return [...value];
    return typeof value === 'bigint' ? `${value}n` : value;
  });
}
