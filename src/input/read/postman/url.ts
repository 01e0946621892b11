/** Reads the URLs of Postman requests. A URL is written as a single text, or as an object with its parts. */
import type { Cursor } from '../../source/cursor.js';
import {
  mask,
  parsePairs,
  queryEntry,
  readAddressText,
  splitPath,
  splitTail,
  unmask,
  type DeclaredAddress,
  type PathVariable,
  type PrimitiveType,
  type QueryEntry,
} from '../collection/address.js';
import type { Scope } from '../collection/variables.js';

/**
 * Reads the URL of a request. Its parts take precedence over `raw`. A part of the path that contains slashes is
 * split, and a query or fragment inside the path is moved out of it.
 * @param cursor the location of `request.url`: a string, or an object with parts
 * @param scope the variables that the request can use
 * @returns `undefined` if there is no URL
 */
export function readUrl(cursor: Cursor, scope: Scope): DeclaredAddress | undefined {
  if (cursor.type === 'string') return readText(cursor, cursor, scope);
  if (cursor.type !== 'object') {
    if (cursor.exists) cursor.string();
    return undefined;
  }
  const host = joined(cursor.get('host'), '.');
  const path = joined(cursor.get('path'), '/');
  if (host === undefined && path === undefined) {
    const raw = cursor.get('raw');
    return raw.type === 'string' ? readText(raw, cursor, scope) : undefined;
  }
  const masked = mask(path ?? '');
  const { before, query: strayQuery, fragment } = splitTail(masked.text);
  if (strayQuery !== undefined || fragment) cursor.get('path').add('collection/path-query', {});
  const stray = unmask(strayQuery ?? '', masked);
  const query = [
    ...readQuery(cursor.get('query')),
    ...(stray === '' ? [] : parsePairs(stray, cursor.get('path'))),
  ];
  const { segments, trailingSlash } = splitPath(before, masked);
  return {
    base: baseOf(cursor, host ?? ''),
    segments,
    trailingSlash,
    query,
    variables: readPathVariables(cursor.get('variable')),
    cursor,
  };
}

function readText(place: Cursor, whole: Cursor, scope: Scope): DeclaredAddress | undefined {
  return readAddressText(String(place.value), place, scope, {
    query: readQuery(whole.get('query')),
    variables: readPathVariables(whole.get('variable')),
  });
}

/** Returns the protocol, host and port of a URL in parts. User names and passwords are omitted. */
function baseOf(cursor: Cursor, host: string): string {
  const protocol = scalar(cursor.get('protocol'))?.replace(/[:/].*$/s, '');
  const port = scalar(cursor.get('port'));
  if (host === '') return '';
  const start = protocol && !host.includes('://') ? `${protocol}://` : '';
  return start + host + (port ? `:${port}` : '');
}

/** Joins a list of strings and `{value}` objects into one text. A string is returned unchanged. */
function joined(cursor: Cursor, separator: string): string | undefined {
  if (!cursor.exists) return undefined;
  if (cursor.type !== 'array') return cursor.string();
  const pieces = cursor.items().map((item) => {
    const value = item.type === 'object' ? item.get('value') : item;
    return scalar(value) ?? '';
  });
  return pieces.join(separator);
}

function readQuery(cursor: Cursor): QueryEntry[] {
  if (!cursor.exists) return [];
  if (cursor.type === 'string') return parsePairs(String(cursor.value).replace(/^\?/, ''), cursor);
  if (cursor.type === 'object') {
    return cursor.entries().map(([name, value]) => queryEntry(name, scalar(value), value));
  }
  return cursor.items().flatMap((item) => {
    if (item.type === 'string') return parsePairs(String(item.value), item);
    if (item.type !== 'object') return [];
    const name = scalar(item.get('key')) ?? '';
    const value = scalar(item.get('value'));
    if (name === '') return [];
    const disabled = item.get('disabled').value === true;
    return [queryEntry(name, value, item, disabled, item.get('description'))];
  });
}

/** The types of a variable. Its fourth type, `any`, declares nothing. */
const TYPES: readonly PrimitiveType[] = ['boolean', 'number', 'string'];

function readPathVariables(cursor: Cursor): Map<string, PathVariable> {
  const variables = new Map<string, PathVariable>();
  if (!cursor.exists) return variables;
  for (const item of cursor.items()) {
    const name = scalar(item.get('key')) ?? scalar(item.get('id'));
    if (name === undefined || name === '') continue;
    const value = scalar(item.get('value'));
    const type = TYPES.find((one) => one === item.get('type').value);
    variables.set(name, { value, type, description: item.get('description'), cursor: item });
  }
  return variables;
}

function scalar(cursor: Cursor): string | undefined {
  const { value } = cursor;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}
