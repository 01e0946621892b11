/** Texts for people: titles, summaries and descriptions, whatever form a document gives them. */
import { canonicalText } from '../../model/canonical.js';
import { fact } from '../../model/origin.js';
import type { Text } from '../../model/schema.js';
import type { Cursor } from '../source/cursor.js';
import { normalizeBreaks } from '../source/text.js';

/**
 * Reads a text: line ends become LF, an object `{content}` its content, and white space alone `undefined`.
 * @param cursor the place of the text; it may be missing
 * @returns the text, or `undefined` if there is none
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

/** The same for a member, without creating a cursor if it is a string or missing. */
export function readTextAt(cursor: Cursor, key: string): string | undefined {
  const value = cursor.rawMember(key);
  if (value === undefined) return undefined;
  return typeof value === 'string' ? plainText(value) : readText(cursor.get(key));
}

function plainText(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  return normalizeBreaks(text);
}

/** The same, as a fact with its place. */
export function readTextFact(cursor: Cursor): Text | undefined {
  const text = readText(cursor);
  return text === undefined ? undefined : fact(text, cursor.origin());
}
