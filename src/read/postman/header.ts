/** Headers in Postman collections. */
import type { Cursor } from '../../source/cursor.js';
import { HEADER_NAME } from '../header-role.js';

export interface HeaderEntry {
  readonly name: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly description?: Cursor;
  readonly cursor: Cursor;
}

/**
 * Reads headers: a list of `{key, value}`, one text with a header per line, or nothing.
 * Names that are no HTTP tokens are dropped; those that a variable computes are reported.
 */
export function readHeaderEntries(cursor: Cursor): HeaderEntry[] {
  if (!cursor.exists) return [];
  if (cursor.type === 'string') {
    return String(cursor.value)
      .split('\n')
      .flatMap((line) => headerOf(line, cursor));
  }
  return cursor.items().flatMap((item) => {
    if (item.type === 'string') return headerOf(String(item.value), item);
    if (item.type !== 'object') return [];
    const name = String(item.get('key').value ?? '').trim();
    const { value } = item.get('value');
    if (name.includes('{{')) item.get('key').add('postman/dynamic-name', { name });
    if (!HEADER_NAME.test(name)) return [];
    return [
      {
        name,
        value: typeof value === 'string' || typeof value === 'number' ? String(value) : '',
        disabled: item.get('disabled').value === true,
        description: item.get('description'),
        cursor: item,
      },
    ];
  });
}

/** The value of the first enabled header of a name, without regard to case. */
export function headerValue(headers: readonly HeaderEntry[], name: string): string | undefined {
  const found = headers.find((header) => !header.disabled && header.name.toLowerCase() === name);
  return found && found.value.trim() !== '' ? found.value : undefined;
}

/**
 * The names of the cookies in a `Cookie` header (RFC 6265 §4.2.1); one that a variable computes is reported. Their values
 * are left behind: nearly always they are sessions.
 */
export function cookieNames({ value, cursor }: HeaderEntry): readonly string[] {
  const names = value.split(';').flatMap((piece) => {
    const [name = ''] = piece.split('=').map((part) => part.trim());
    if (name.includes('{{')) cursor.get('key').add('postman/dynamic-name', { name });
    return HEADER_NAME.test(name) ? [name] : [];
  });
  return [...new Set(names)];
}

function headerOf(line: string, cursor: Cursor): HeaderEntry[] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon)).trim();
  if (!HEADER_NAME.test(name)) return [];
  return [{ name, value: line.slice(colon + 1).trim(), disabled: false, cursor }];
}
