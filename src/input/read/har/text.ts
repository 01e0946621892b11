/** Texts of HTTP archives, in which anything may stand in the place of one. */
import type { Cursor } from '../../source/cursor.js';

/** The text at a place of an archive; empty where anything else stands there. */
export function textAt({ value }: Cursor): string {
  return typeof value === 'string' ? value : '';
}
