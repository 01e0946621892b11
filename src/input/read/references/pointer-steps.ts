/** Follows JSON Pointers in references step by step (RFC 6901 §6). */
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import { unescapePointer } from '../../../model/pointer.js';
import type { Cursor } from '../../source/cursor.js';

/** Follows one step of a pointer: an own property of an object, or an item of an array. */
export function step(place: Cursor, raw: string): Cursor | undefined {
  const member = memberOf(place, token(raw));
  return member ?? (raw.includes('%') ? memberOf(place, unescapePointer(raw)) : undefined);
}

function memberOf(place: Cursor, key: string): Cursor | undefined {
  if (place.has(key)) return place.get(key);
  if (!Array.isArray(place.value) || !/^(?:0|[1-9]\d*)$/.test(key)) return undefined;
  const item = place.get(Number(key));
  return item.value === undefined ? undefined : item;
}

/**
 * Decodes a step of a pointer. Percent-encoding is decoded first, because it belongs to the URL that contains the
 * pointer. Then `~1` and `~0` are decoded.
 */
export function token(raw: string): string {
  if (!raw.includes('%')) return unescapePointer(raw);
  try {
    return unescapePointer(decodeURIComponent(raw));
  } catch {
    return unescapePointer(raw);
  }
}

/** Returns the keys of an object, in the order of the document; an empty list for any other value. */
export function keysOf(place: Cursor): string[] {
  return isPlainObject(place.value) ? Object.keys(place.value) : [];
}
