/** Keywords that are numbers. */
import type { Cursor } from '../../source/cursor.js';

/** Reads a number into the field of its name. */
export function readCount<K extends string>(
  cursor: Cursor,
  key: K,
  into: { [P in K]?: number },
): void {
  if (!cursor.has(key)) return;
  const value = cursor.get(key).number();
  if (value !== undefined) into[key] = value;
}
