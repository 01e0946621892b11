/** Reads texts of HTTP archives, where a value may have any type. */
import type { Cursor } from '../../source/cursor.js';

/** The text at a place of an archive; empty if the value has another type. */
export function textAt({ value }: Cursor): string {
  return typeof value === 'string' ? value : '';
}
