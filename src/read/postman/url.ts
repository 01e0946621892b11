/** Addresses of Postman requests, as a text or in parts, taken apart without touching their `{{variables}}`. */
import { percentDecoded } from '../../foundation/percent-encoding.js';
import type { Cursor } from '../../source/cursor.js';
import type { Scope } from './variables.js';

/** An entry of a query. */
export interface QueryEntry {
  /** Percent-decoded. */
  readonly name: string;
  /** Percent-decoded; absent for a flag without a value. */
  readonly value?: string;
  readonly disabled: boolean;
  readonly description?: Cursor;
  readonly cursor: Cursor;
}

/** What the collection says of a `:name` in the path. */
export interface PathVariable {
  readonly value: string | undefined;
  readonly description: Cursor;
  readonly cursor: Cursor;
}

export interface PostmanUrl {
  /** Protocol, host and port as written; empty when the address starts with its path. */
  readonly base: string;
  /** The segments as written: no empty one, none with a slash outside `{{}}`. */
  readonly segments: readonly string[];
  readonly trailingSlash: boolean;
  readonly query: readonly QueryEntry[];
  readonly variables: ReadonlyMap<string, PathVariable>;
  readonly cursor: Cursor;
}

/** A text with its `{{…}}` hidden behind marks, so that what they hold cannot be taken for a separator. */
interface Masked {
  readonly text: string;
  readonly hidden: readonly string[];
}

const OPEN = '\uE000';
const CLOSE = '\uE001';

/**
 * Reads the address of a request: components win over `raw`, every path element is split again at its
 * slashes, a query or fragment inside the path is moved out of it.
 * @param cursor `request.url`: a string, or an object of parts
 * @param scope the variables in reach
 * @returns nothing when there is no address
 */
export function readUrl(cursor: Cursor, scope: Scope): PostmanUrl | undefined {
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
  if (strayQuery !== undefined || fragment) cursor.get('path').add('postman/path-query', {});
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

/** `[protocol://][user:pass@]host[:port][/path][?query][#fragment]`, where the first piece always is the host. */
function readText(place: Cursor, whole: Cursor, scope: Scope): PostmanUrl | undefined {
  const masked = mask(String(place.value).trim());
  if (masked.text === '') return undefined;
  const { before, query } = splitTail(masked.text);
  const protocol = /^(?:[a-z][a-z0-9+.-]{0,20}|\uE000\d{1,9}\uE001):\/\//i.exec(before)?.[0] ?? '';
  const rest = before.slice(protocol.length);
  const slash = rest.indexOf('/');
  let host = slash < 0 ? rest : rest.slice(0, slash);
  let path = slash < 0 ? '' : rest.slice(slash);
  host = host.slice(host.lastIndexOf('@') + 1);
  const glued = /^(\uE000\d{1,9}\uE001)([\w-].*)$/s.exec(host);
  if (glued && scope.resolve(unmask(glued[1] ?? '', masked)).endsWith('/')) {
    host = glued[1] ?? '';
    path = `/${glued[2] ?? ''}${path}`;
  }
  const { segments, trailingSlash } = splitPath(path, masked);
  const listed = readQuery(whole.get('query'));
  return {
    base: unmask(protocol + host, masked),
    segments,
    trailingSlash,
    query: listed.length > 0 ? listed : parsePairs(unmask(query ?? '', masked), place),
    variables: readPathVariables(whole.get('variable')),
    cursor: place,
  };
}

/** Protocol, host and port of an address in parts. User names and passwords are left out. */
function baseOf(cursor: Cursor, host: string): string {
  const protocol = scalar(cursor.get('protocol'))?.replace(/[:/].*$/s, '');
  const port = scalar(cursor.get('port'));
  if (host === '') return '';
  const start = protocol && !host.includes('://') ? `${protocol}://` : '';
  return start + host + (port ? `:${port}` : '');
}

function splitPath(text: string, masked: Masked): { segments: string[]; trailingSlash: boolean } {
  const pieces = text.split('/');
  const segments = pieces.filter((piece) => piece !== '').map((piece) => unmask(piece, masked));
  return { segments, trailingSlash: segments.length > 0 && pieces.at(-1) === '' };
}

function splitTail(text: string): { before: string; query?: string; fragment?: string } {
  const hash = text.indexOf('#');
  const noHash = hash < 0 ? text : text.slice(0, hash);
  const mark = noHash.indexOf('?');
  return {
    before: mark < 0 ? noHash : noHash.slice(0, mark),
    ...(mark >= 0 && { query: noHash.slice(mark + 1) }),
    ...(hash >= 0 && { fragment: text.slice(hash + 1) }),
  };
}

/** A string, or a list of strings and `{value}` objects, as one text. */
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
    return cursor.entries().map(([name, value]) => entry(name, scalar(value), value));
  }
  return cursor.items().flatMap((item) => {
    if (item.type === 'string') return parsePairs(String(item.value), item);
    if (item.type !== 'object') return [];
    const name = scalar(item.get('key')) ?? '';
    const value = scalar(item.get('value'));
    if (name === '') return [];
    const disabled = item.get('disabled').value === true;
    return [entry(name, value, item, disabled, item.get('description'))];
  });
}

function parsePairs(text: string, cursor: Cursor): QueryEntry[] {
  const masked = mask(text);
  return masked.text
    .split('&')
    .map((pair) => pair.split('='))
    .filter(([name]) => name !== undefined && name !== '')
    .map(([name, ...values]) => {
      const value = values.length === 0 ? undefined : unmask(values.join('='), masked);
      return entry(unmask(name ?? '', masked), value, cursor);
    });
}

function entry(
  name: string,
  value: string | undefined,
  cursor: Cursor,
  disabled = false,
  description?: Cursor,
): QueryEntry {
  return {
    name: percentDecoded(name),
    ...(value !== undefined && { value: percentDecoded(value.replaceAll('+', ' ')) }),
    disabled,
    ...(description && { description }),
    cursor,
  };
}

function readPathVariables(cursor: Cursor): Map<string, PathVariable> {
  const variables = new Map<string, PathVariable>();
  if (!cursor.exists) return variables;
  for (const item of cursor.items()) {
    const name = scalar(item.get('key')) ?? scalar(item.get('id'));
    if (name === undefined || name === '') continue;
    const value = scalar(item.get('value'));
    variables.set(name, { value, description: item.get('description'), cursor: item });
  }
  return variables;
}

function scalar(cursor: Cursor): string | undefined {
  const { value } = cursor;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

function mask(text: string): Masked {
  const hidden: string[] = [];
  const shown = text.replace(/\{\{[^{}]{0,200}\}\}/g, (variable) => {
    hidden.push(variable);
    return `${OPEN}${hidden.length - 1}${CLOSE}`;
  });
  return { text: shown, hidden };
}

function unmask(text: string, { hidden }: Masked): string {
  return text.replace(
    /\uE000(\d{1,9})\uE001/g,
    (mark, index: string) => hidden[Number(index)] ?? mark,
  );
}
