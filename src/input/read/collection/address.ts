/** Parses the URLs of requests in collections. Variables such as `{{baseUrl}}` stay unchanged in the result. */
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import type { Cursor } from '../../source/cursor.js';
import type { Scope } from './variables.js';

/** A parameter in the query of a URL. */
export interface QueryEntry {
  /** The name, percent-decoded. */
  readonly name: string;
  /** The value, percent-decoded; absent for a parameter without `=`. */
  readonly value?: string;
  readonly disabled: boolean;
  readonly description?: Cursor;
  readonly cursor: Cursor;
}

/** The types that a path variable of a collection can declare. */
export type PrimitiveType = 'boolean' | 'number' | 'string';

/** The value, type and description that the collection declares for a `:name` in the path. */
export interface PathVariable {
  readonly value: string | undefined;
  /** The type that the collection declares. */
  readonly type?: PrimitiveType | undefined;
  readonly description: Cursor;
  readonly cursor: Cursor;
}

export interface DeclaredAddress {
  /** Protocol, host and port as written; empty if the URL starts with its path. */
  readonly base: string;
  /** The path segments as written. Empty segments are omitted. A slash inside `{{}}` does not separate segments. */
  readonly segments: readonly string[];
  readonly trailingSlash: boolean;
  readonly query: readonly QueryEntry[];
  readonly variables: ReadonlyMap<string, PathVariable>;
  readonly cursor: Cursor;
}

/**
 * A text in which marks replace the variables (`{{…}}`), so that the characters inside the variables are not read as
 * separators.
 */
interface Masked {
  readonly text: string;
  readonly hidden: readonly string[];
}

const OPEN = '\uE000';
const CLOSE = '\uE001';

/**
 * Parses a URL in the form `[protocol://][user:pass@]host[:port][/path][?query][#fragment]`. The text before the path
 * is always read as the host: in `pets/1`, the host is `pets`.
 * @param text the URL, which may contain variables (`{{…}}`)
 * @param place the location of the text in the document
 * @param scope the variables that the request can use
 * @param listed the query parameters and path variables that the request declares separately
 * @returns `undefined` if the text contains no URL
 */
export function readAddressText(
  text: string,
  place: Cursor,
  scope: Scope,
  listed: Partial<Pick<DeclaredAddress, 'query' | 'variables'>> = {},
): DeclaredAddress | undefined {
  const masked = mask(text.trim());
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
  return {
    base: unmask(protocol + host, masked),
    segments,
    trailingSlash,
    query:
      listed.query && listed.query.length > 0
        ? listed.query
        : parsePairs(unmask(query ?? '', masked), place),
    variables: listed.variables ?? new Map(),
    cursor: place,
  };
}

/** Splits a path into segments. Marks have already replaced its variables. */
export function splitPath(
  text: string,
  masked: Masked,
): { segments: string[]; trailingSlash: boolean } {
  const pieces = text.split('/');
  const segments = pieces.filter((piece) => piece !== '').map((piece) => unmask(piece, masked));
  return { segments, trailingSlash: segments.length > 0 && pieces.at(-1) === '' };
}

/** Splits a URL into the part before the query, the query, and the fragment. */
export function splitTail(text: string): { before: string; query?: string; fragment?: string } {
  const hash = text.indexOf('#');
  const noHash = hash < 0 ? text : text.slice(0, hash);
  const mark = noHash.indexOf('?');
  return {
    before: mark < 0 ? noHash : noHash.slice(0, mark),
    ...(mark >= 0 && { query: noHash.slice(mark + 1) }),
    ...(hash >= 0 && { fragment: text.slice(hash + 1) }),
  };
}

export function parsePairs(text: string, cursor: Cursor): QueryEntry[] {
  const masked = mask(text);
  return masked.text
    .split('&')
    .map((pair) => pair.split('='))
    .filter(([name]) => name !== undefined && name !== '')
    .map(([name, ...values]) => {
      const value = values.length === 0 ? undefined : unmask(values.join('='), masked);
      return queryEntry(unmask(name ?? '', masked), value, cursor);
    });
}

/** Creates a query parameter from its encoded name and value. */
export function queryEntry(
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

/** Replaces the variables of a text with marks. */
export function mask(text: string): Masked {
  const hidden: string[] = [];
  const maskedText = text.replace(/\{\{[^{}]{0,200}\}\}/g, (variable) => {
    hidden.push(variable);
    return `${OPEN}${hidden.length - 1}${CLOSE}`;
  });
  return { text: maskedText, hidden };
}

/** Replaces the marks with the original variables. */
export function unmask(text: string, { hidden }: Masked): string {
  return text.replace(
    /\uE000(\d{1,9})\uE001/g,
    (mark, index: string) => hidden[Number(index)] ?? mark,
  );
}
