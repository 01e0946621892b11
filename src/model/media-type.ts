/** Media types. */
import { byCodeUnit } from '../foundation/sort.js';

/** Whether values of a media type are JSON: `application/json`, or the suffix `+json` (RFC 6839 §3.1). */
export function isJsonMediaType(type: string): boolean {
  return /[/+]json\s*(?:;|$)/i.test(type);
}

/** Whether it stands for several types (RFC 9110 §12.5.1): what is sent has one. */
function isMediaRange(type: string): boolean {
  return type.includes('*');
}

/** `application/json` first, ranges last: what comes first is shown, sent and answered where nobody chooses. */
export function byPreference(a: string, b: string): number {
  return rank(a) - rank(b);
}

/** The same for types whose order says nothing: keys of objects. */
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
 * The type of one message: the type itself, or the likeliest one of a range (RFC 9110 §8.3).
 * @param isBytes whether files go under it
 */
export function concreteType(type: string, isBytes = false): string {
  if (!isMediaRange(type)) return type;
  const likely = LIKELY.find(([range]) => range.test(type))?.[1];
  return likely ?? (isBytes ? 'application/octet-stream' : 'application/json');
}
