/** Reads texts of HTTP archives, in which a value may have any type. */
import type { Cursor } from '../../source/cursor.js';

/** Returns the text at a location; empty if the value is not a text. */
export function textAt({ value }: Cursor): string {
  return typeof value === 'string' ? value : '';
}
