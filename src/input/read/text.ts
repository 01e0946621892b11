/**
 * Reads texts for people: titles, summaries, and descriptions. A document may contain them as strings or as objects
 * `{content}`.
 */
import { canonicalText } from '../../model/canonical.js';
import { fact } from '../../model/origin.js';
import type { Text } from '../../model/schema.js';
import type { Cursor } from '../source/cursor.js';
import { normalizeBreaks } from '../source/text.js';

/**
 * Reads a text. Line breaks become LF, and an object `{content}` is replaced by its content.
 * @param cursor the location of the text, which need not exist
 * @returns the text; `undefined` if there is none, or only white space
 */
export function readText(cursor: Cursor): string | undefined {
  const { value } = cursor;
  if (typeof value === 'string') return plainText(value);
  if (!cursor.exists) return undefined;
  const place = cursor.has('content') ? cursor.get('content') : cursor;
  const text = cursor.type === 'array' ? canonicalText(cursor.json()) : place.text();
  cursor.add('desc/type', { found: cursor.type, ...(text !== undefined && { read: text }) });
  return text === undefined ? undefined : normalizeBreaks(text);
}

/** Like {@link readText}, for the value under a key. A cursor is only created if the value is not a string. */
export function readTextAt(cursor: Cursor, key: string): string | undefined {
  const value = cursor.rawMember(key);
  if (value === undefined) return undefined;
  return typeof value === 'string' ? plainText(value) : readText(cursor.get(key));
}

function plainText(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  return normalizeBreaks(text);
}

/** Like {@link readText}, but returns the text with its origin. */
export function readTextFact(cursor: Cursor): Text | undefined {
  const text = readText(cursor);
  return text === undefined ? undefined : fact(text, cursor.origin());
}
