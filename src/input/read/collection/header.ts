/** Reads the headers of requests in collections. */
import type { Cursor } from '../../source/cursor.js';
import { isHeaderName } from '../../../base/foundation/http-token.js';

export interface HeaderEntry {
  readonly name: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly description?: Cursor;
  readonly cursor: Cursor;
}

/**
 * Checks the name of a header. A name with a variable is reported.
 * @param entry a header whose name may be any text
 * @returns an empty list if the name is not an HTTP token
 */
export function headerEntry(entry: HeaderEntry): HeaderEntry[] {
  const name = entry.name.trim();
  if (name.includes('{{')) entry.cursor.get('key').add('collection/dynamic-name', { name });
  return isHeaderName(name) ? [{ ...entry, name }] : [];
}

/** Reads a header that is written as one line: `Name: value`. */
export function headerOfLine(line: string, cursor: Cursor): HeaderEntry[] {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon)).trim();
  if (!isHeaderName(name)) return [];
  return [{ name, value: line.slice(colon + 1).trim(), disabled: false, cursor }];
}

/** Returns the value of the first enabled header with a name. The name is compared without regard to case. */
export function headerValue(headers: readonly HeaderEntry[], name: string): string | undefined {
  const found = headers.find((header) => !header.disabled && header.name.toLowerCase() === name);
  return found && found.value.trim() !== '' ? found.value : undefined;
}

/**
 * Returns the names of the cookies in a `Cookie` header (RFC 6265 §4.2.1). A name that contains a variable is
 * reported. Values are omitted, because nearly all of them identify sessions.
 */
export function cookieNames({ value, cursor }: HeaderEntry): readonly string[] {
  const names = value.split(';').flatMap((piece) => {
    const [name = ''] = piece.split('=').map((part) => part.trim());
    if (name.includes('{{')) cursor.get('key').add('collection/dynamic-name', { name });
    return isHeaderName(name) ? [name] : [];
  });
  return [...new Set(names)];
}
