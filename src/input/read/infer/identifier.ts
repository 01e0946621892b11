/** Recognizes path segments and object keys that are identifiers, by their form. */
import { isSecretValue } from '../secret.js';
import { inferStringFormat } from './format.js';

/** Forms that are certainly identifiers, in any context. */
export type IdentifierForm =
  'integer' | 'uuid' | 'ulid' | 'hash' | 'date' | 'date-time' | 'email' | 'compound' | 'token';

/** Forms that identify one object in any context. */
const UNIQUE: ReadonlySet<IdentifierForm | undefined> = new Set(['uuid', 'ulid', 'hash']);
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const HASH = /^(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{16,128}$/i;
/** `cus_NffrFeUfNV2Hib`: a prefix for the kind of object, followed by a text that cannot be a word. */
const PREFIXED =
  /^[A-Za-z]{2,12}[_-](?:(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])(?=[A-Za-z]*\d)|(?=(?:[A-Za-z]*\d){4}))[A-Za-z0-9]{8,64}$/;
/** Long, with letters and digits in turn, as no word has them. */
const OPAQUE = /^(?=[\w-]{16,200}$)(?:[A-Za-z_-]{1,12}\d{1,6}){3,40}[A-Za-z_-]{0,12}$/;

/**
 * The form of an identifier.
 * @param text a segment, percent-decoded
 * @returns `undefined` for a word, and for every text that may be a word
 */
export function identifierForm(text: string): IdentifierForm | undefined {
  if (/^\d{1,40}$/.test(text)) return 'integer';
  const format = inferStringFormat([text]);
  if (format === 'uuid' || format === 'date' || format === 'date-time' || format === 'email') {
    return format;
  }
  if (ULID.test(text)) return 'ulid';
  if (HASH.test(text)) return 'hash';
  if (isCompound(text)) return 'compound';
  return PREFIXED.test(text) || OPAQUE.test(text) ? 'token' : undefined;
}

/** `557058:401ab4fc-…`, `ari:cloud:…/4753…`: an id among the parts of a name. */
function isCompound(text: string): boolean {
  const parts = text.split(/[:|,;~@/]/);
  return parts.length > 1 && parts.some((part) => UNIQUE.has(identifierForm(part)));
}

/**
 * False for keys that identify an object or a person, and for a possible secret: these are values, and values are not
 * kept.
 */
export function isFieldName(key: string): boolean {
  const form = identifierForm(key);
  // A token is recognized only by its form, which the name of a field may have too.
  return key.length <= 80 && (form === undefined || form === 'token') && !isSecretValue(key);
}
