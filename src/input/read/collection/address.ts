/** Parses addresses of requests in collections, and keeps their `{{variables}}` unchanged. */
import { percentDecoded } from '../../../base/foundation/percent-encoding.js';
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

/** The facts that the collection declares about a `:name` in the path. */
export interface PathVariable {
  readonly value: string | undefined;
  readonly description: Cursor;
  readonly cursor: Cursor;
}

export interface DeclaredAddress {
  /** Protocol, host and port as written; empty when the address starts with its path. */
  readonly base: string;
  /** The segments as written: no empty one, none with a slash outside `{{}}`. */
  readonly segments: readonly string[];
  readonly trailingSlash: boolean;
  readonly query: readonly QueryEntry[];
  readonly variables: ReadonlyMap<string, PathVariable>;
  readonly cursor: Cursor;
}

/** A text with its `{{…}}` replaced by marks, so that no character inside them is read as a separator. */
interface Masked {
  readonly text: string;
  readonly hidden: readonly string[];
}

const OPEN = '\uE000';
const CLOSE = '\uE001';

/**
 * Reads an address from a text: `[protocol://][user:pass@]host[:port][/path][?query][#fragment]`. The first part is
 * always the host.
 * @param text the text; `{{…}}` in it are variables
 * @param place the place of the text
 * @param scope the variables in reach
 * @param listed the query and the path variables that the request declares separately
 * @returns `undefined` if there is no address
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

/** The segments of a path in which variables are hidden. */
export function splitPath(
  text: string,
  masked: Masked,
): { segments: string[]; trailingSlash: boolean } {
  const pieces = text.split('/');
  const segments = pieces.filter((piece) => piece !== '').map((piece) => unmask(piece, masked));
  return { segments, trailingSlash: segments.length > 0 && pieces.at(-1) === '' };
}

/** Takes a query and a fragment off. */
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

/** The pairs of a query that is one text. */
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

/** An entry of a query, from its encoded name and value. */
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

/** Hides the variables of a text. */
export function mask(text: string): Masked {
  const hidden: string[] = [];
  const shown = text.replace(/\{\{[^{}]{0,200}\}\}/g, (variable) => {
    hidden.push(variable);
    return `${OPEN}${hidden.length - 1}${CLOSE}`;
  });
  return { text: shown, hidden };
}

/** Puts them back. */
export function unmask(text: string, { hidden }: Masked): string {
  return text.replace(
    /\uE000(\d{1,9})\uE001/g,
    (mark, index: string) => hidden[Number(index)] ?? mark,
  );
}
