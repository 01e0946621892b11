/** Normalizes, classifies and sorts media types. */
import { memoizeByText } from '../base/foundation/memo.js';
import { byCodeUnit } from '../base/foundation/sort.js';

/**
 * The kind of value that a program has for a media type: a JSON value (`json`), an object of fields (`form` and
 * `multipart`), a string (`text`), or bytes (`binary`). `any` is a range such as `application/*`.
 */
export type MediaKind = 'json' | 'form' | 'multipart' | 'text' | 'binary' | 'any';

/** Returns a media type in lower case without its parameters. */
export const essenceOf = memoizeByText((type) => (type.split(';')[0] ?? '').trim().toLowerCase());

/**
 * Returns the kind of a media type (RFC 9110 §8.3.1). JSON is `application/json`, or has the suffix `+json` (RFC 6839
 * §3.1).
 */
export const kindOfMediaType = memoizeByText((type): MediaKind => {
  const name = essenceOf(type);
  if (/[/+]json$/.test(name)) return 'json';
  if (name === 'application/x-www-form-urlencoded') return 'form';
  if (name.startsWith('multipart/')) return 'multipart';
  if (isNamedText(name) || TEXTS.has(name)) return 'text';
  return name === '*/*' || name === 'application/*' ? 'any' : 'binary';
});

/** Returns true if the name of a media type identifies it as text. Generated code uses the same rule. */
export function isNamedText(name: string): boolean {
  return /^text\/|[/+](xml|yaml)$/.test(name);
}

const TEXTS: ReadonlySet<string> = new Set([
  'application/javascript',
  'application/geo+json-seq',
  'application/json-seq',
  'application/jsonl',
  'application/jsonlines',
  'application/ndjson',
  'application/x-json-stream',
  'application/x-jsonlines',
  'application/x-ndjson',
  'application/x-yaml',
]);

/** Returns the media types of the `contentType` of an encoding, which may be a list. */
export function mediaTypesIn(contentType: string): string[] {
  return contentType
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one.includes('/'));
}

export function isJsonMediaType(type: string): boolean {
  return kindOfMediaType(type) === 'json';
}

/** Returns true for a range such as `text/*` (RFC 9110 §12.5.1). A request cannot have a range as its type. */
function isMediaRange(type: string): boolean {
  return type.includes('*');
}

/** Sorts `application/json` first and ranges last. The first type is the default in samples, requests and responses. */
export function byPreference(a: string, b: string): number {
  return rank(a) - rank(b);
}

/**
 * Like {@link byPreference}, but sorts types of equal preference by name. For the keys of objects, whose order has no
 * meaning.
 */
export function byMediaType(a: string, b: string): number {
  return byPreference(a, b) || byCodeUnit(a, b);
}

function rank(type: string): number {
  if (type === 'application/json') return 0;
  return isMediaRange(type) ? 2 : 1;
}

/**
 * Removes `charset=utf-8`, which has no effect: JSON is always UTF-8 (RFC 8259 §8.1), and UTF-8 is the default for
 * texts.
 */
export function withoutUtf8(type: string): string {
  return type.replace(/;\s*charset\s*=\s*"?utf-?8"?\s*$/i, '').trimEnd();
}

/** The most likely media type for ranges of texts, images and sounds. */
const LIKELY: readonly (readonly [range: RegExp, type: string])[] = [
  [/^text\//, 'text/plain'],
  [/^image\//, 'image/png'],
  [/^audio\//, 'audio/mpeg'],
  [/^video\//, 'video/mp4'],
  [/^multipart\//, 'multipart/form-data'],
];

/**
 * Returns the media type for one message: the type itself, or the most likely one in a range (RFC 9110 §8.3).
 * @param isBytes true if the message contains a file
 */
export function concreteType(type: string, isBytes = false): string {
  if (!isMediaRange(type)) return type;
  const likely = LIKELY.find(([range]) => range.test(type))?.[1];
  return likely ?? (isBytes ? 'application/octet-stream' : 'application/json');
}
