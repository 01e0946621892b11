/** Media types. */
import { memoizeByText } from '../base/foundation/memo.js';
import { byCodeUnit } from '../base/foundation/sort.js';

/**
 * The value of a media type in a program: `json` a value, `form` and `multipart` an object of fields, `text` a string,
 * `binary` bytes; `any` is a range such as `application/*`, which may be any of these kinds.
 */
export type MediaKind = 'json' | 'form' | 'multipart' | 'text' | 'binary' | 'any';

/** The type without its parameters, in lower case. */
export const essenceOf = memoizeByText((type) => (type.split(';')[0] ?? '').trim().toLowerCase());

/** The kind of a media type (RFC 9110 §8.3.1); JSON is `application/json`, or has the suffix `+json` (RFC 6839 §3.1). */
export const kindOfMediaType = memoizeByText((type): MediaKind => {
  const name = essenceOf(type);
  if (/[/+]json$/.test(name)) return 'json';
  if (name === 'application/x-www-form-urlencoded') return 'form';
  if (name.startsWith('multipart/')) return 'multipart';
  if (isNamedText(name) || TEXTS.has(name)) return 'text';
  return name === '*/*' || name === 'application/*' ? 'any' : 'binary';
});

/** True if the name of a media type identifies it as text; generated code has the same rule. */
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

/** True if values of a media type are JSON. */
export function isJsonMediaType(type: string): boolean {
  return kindOfMediaType(type) === 'json';
}

/** True for a range (RFC 9110 §12.5.1): a request has one type. */
function isMediaRange(type: string): boolean {
  return type.includes('*');
}

/** `application/json` first, ranges last: the first type is the default in samples, requests and responses. */
export function byPreference(a: string, b: string): number {
  return rank(a) - rank(b);
}

/** Like `byPreference`, but sorts equal types by name, for keys of objects, whose order has no meaning. */
export function byMediaType(a: string, b: string): number {
  return byPreference(a, b) || byCodeUnit(a, b);
}

function rank(type: string): number {
  if (type === 'application/json') return 0;
  return isMediaRange(type) ? 2 : 1;
}

/**
 * The type without `charset=utf-8`, which changes nothing: JSON is always UTF-8 (RFC 8259 §8.1), and texts are by default.
 */
export function withoutUtf8(type: string): string {
  return type.replace(/;\s*charset\s*=\s*"?utf-?8"?\s*$/i, '').trimEnd();
}

/** The likeliest type for each range of texts, pictures and sounds. */
const LIKELY: readonly (readonly [range: RegExp, type: string])[] = [
  [/^text\//, 'text/plain'],
  [/^image\//, 'image/png'],
  [/^audio\//, 'audio/mpeg'],
  [/^video\//, 'video/mp4'],
  [/^multipart\//, 'multipart/form-data'],
];

/**
 * The media type for one message: the type itself, or the likeliest one of a range (RFC 9110 §8.3).
 * @param isBytes true for files
 */
export function concreteType(type: string, isBytes = false): string {
  if (!isMediaRange(type)) return type;
  const likely = LIKELY.find(([range]) => range.test(type))?.[1];
  return likely ?? (isBytes ? 'application/octet-stream' : 'application/json');
}
