/** Reads the headers of Postman requests. */
import type { Cursor } from '../../source/cursor.js';
import { headerEntry, headerOfLine, type HeaderEntry } from '../collection/header.js';

/** Reads the headers of a Postman request: a list of `{key, value}`, or a text with one header on each line. */
export function readHeaderEntries(cursor: Cursor): HeaderEntry[] {
  if (!cursor.exists) return [];
  if (cursor.type === 'string') {
    return String(cursor.value)
      .split('\n')
      .flatMap((line) => headerOfLine(line, cursor));
  }
  return cursor.items().flatMap((item) => {
    if (item.type === 'string') return headerOfLine(String(item.value), item);
    if (item.type !== 'object') return [];
    const { value } = item.get('value');
    return headerEntry({
      name: String(item.get('key').value ?? ''),
      value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
      disabled: item.get('disabled').value === true,
      description: item.get('description'),
      cursor: item,
    });
  });
}
