/** Reads the keys of a Responses Object. */
import { rangeOf } from '../../../model/status.js';
import type { Status } from '../../../model/api.js';

/**
 * Reads a status key.
 * @param key `200`, `2XX`, `default`; also `2xx`, `200-299`, `200 OK`
 * @returns the status, and `odd` if the key is not in the standard notation. A key that cannot be read is `default`.
 */
export function readStatus(key: string): { readonly status: Status; readonly odd: boolean } {
  const text = key.trim();
  if (/^[1-5]\d\d$/.test(text)) return { status: Number(text), odd: false };
  if (text.toLowerCase() === 'default') return { status: 'default', odd: text !== 'default' };
  if (/^[1-5]xx$/i.test(text)) return { status: range(text), odd: !/^.XX$/.test(text) };
  if (/^([1-5])00\s*-\s*\1\d\d$/.test(text)) return { status: range(text), odd: true };
  const words = /^([1-5]\d\d)[\s:-]+[A-Za-z]/.exec(text);
  return { status: words?.[1] === undefined ? 'default' : Number(words[1]), odd: true };
}

function range(text: string): Status {
  return rangeOf(Number(text.charAt(0)) * 100) ?? 'default';
}

const BODYLESS = new Set([204, 205, 304]);

/**
 * Returns true if HTTP itself defines that a response has no body (RFC 9110 §15, §9.3.2).
 * @param method the HTTP method in upper case
 */
export function isBodyless(status: Status, method: string): boolean {
  if (method === 'HEAD' || status === '1XX') return true;
  return typeof status === 'number' && (status < 200 || BODYLESS.has(status));
}
