/** Reads which response a request prefers (RFC 7240, with the names that Prism uses). */
import type { NeutralRequest } from '../served/runtime.js';

export interface Preferences {
  /** The preferred status. */
  readonly code?: number;
  /** The name of the preferred example. */
  readonly example?: string;
  /** True to generate values even if there are examples. */
  readonly dynamic?: boolean;
}

/**
 * Reads preferences about a response from the header `Prefer: code=404, example=none, dynamic=true`, or from the query:
 * `?__code=404`.
 */
export function preferencesOf(request: Pick<NeutralRequest, 'header' | 'search'>): Preferences {
  const header = request.header('prefer') ?? '';
  const query = request.search.includes('__') ? new URLSearchParams(request.search) : undefined;
  if (header === '' && query === undefined) return NONE;
  const named = new Map(preferred(header));
  const word = (name: string): string | undefined => query?.get(`__${name}`) ?? named.get(name);
  const [code, example, dynamic] = ['code', 'example', 'dynamic'].map(word);
  return {
    ...(code !== undefined && /^\d{3}$/.test(code) && { code: Number(code) }),
    ...(example !== undefined && { example }),
    ...(dynamic !== undefined && { dynamic: dynamic !== 'false' }),
  };
}

const NONE: Preferences = {};

/** Splits the header `Prefer` into preferences. Commas separate them, but clients often use semicolons. */
function preferred(header: string): [name: string, value: string][] {
  const parts = header.match(/(?:"(?:[^"\\]|\\.)*"|[^,;"])+/g) ?? [];
  return parts.slice(0, 100).map((part) => {
    const [name = '', ...value] = part.split('=');
    const text = value.join('=').trim();
    const isQuoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
    const plain = isQuoted ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
    return [name.trim().toLowerCase(), plain];
  });
}
