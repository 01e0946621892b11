/** Recognizes path segments and object keys that are identifiers, such as `4753` or a UUID, by their spelling. */
import { camelCase, singularWords, wordsOf } from '../../../base/foundation/words.js';
import { isSecretValue } from '../secret.js';
import { inferStringFormat } from './format.js';

/** Kinds of texts that are identifiers wherever they occur. */
export type IdentifierForm =
  'integer' | 'uuid' | 'ulid' | 'hash' | 'date' | 'date-time' | 'email' | 'compound' | 'token';

/** Kinds of identifiers that are globally unique. */
const UNIQUE: ReadonlySet<IdentifierForm | undefined> = new Set(['uuid', 'ulid', 'hash']);
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const HASH = /^(?=[0-9a-f]*\d)(?=\d*[a-f])[0-9a-f]{16,128}$/i;
/** Matches `cus_NffrFeUfNV2Hib`: a prefix for the kind of object, followed by characters that cannot be a word. */
const PREFIXED =
  /^[A-Za-z]{2,12}[_-](?:(?=[a-z0-9]*[A-Z])(?=[A-Z0-9]*[a-z])(?=[A-Za-z]*\d)|(?=(?:[A-Za-z]*\d){4}))[A-Za-z0-9]{8,64}$/;
/** Matches a long text in which letters and digits alternate. No ordinary word looks like this. */
const OPAQUE = /^(?=[\w-]{16,200}$)(?:[A-Za-z_-]{1,12}\d{1,6}){3,40}[A-Za-z_-]{0,12}$/;

/**
 * Returns the kind of identifier that a text is.
 * @param text a path segment, percent-decoded
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
  return PREFIXED.test(text) || OPAQUE.test(text) || isRandom(text) ? 'token' : undefined;
}

/**
 * Returns true for a text such as `41MozSoPIsD1dJM0CLPjZF` (base 62). Its characters change between upper case, lower
 * case and digits much more often than those of words such as `createAPIKeyForUserV2`.
 */
function isRandom(text: string): boolean {
  if (!RANDOM.test(text)) return false;
  const changes = text.match(CHANGE)?.length ?? 0;
  return changes > (text.length - 1) * (text.length < 16 ? 0.8 : 0.4);
}

const RANDOM = /^(?=\D*\d)(?=[^A-Z]*[A-Z])(?=[^a-z]*[a-z])[\w-]{10,200}$/;
/** Matches between two characters of different kinds. */
const CHANGE = /(?<=[a-z])(?![a-z]|$)|(?<=[A-Z])(?![A-Z]|$)|(?<=\d)(?!\d|$)/g;

/** Returns the name of the parameter for an identifier in a path: `userId` after `users`, `id` without a collection. */
export function identifierName(collection: string): string {
  const words = wordsOf(collection);
  return words.length === 0 ? 'id' : camelCase([...singularWords(words), 'id']);
}

/** Returns true for a name that contains an id: `557058:401ab4fc-…`, `ari:cloud:…/4753…`. */
function isCompound(text: string): boolean {
  const parts = text.split(/[:|,;~@/]/);
  return parts.length > 1 && parts.some((part) => UNIQUE.has(identifierForm(part)));
}

/**
 * Returns true for a key that may be the name of a field. Returns false for a key that identifies an object or a
 * person, and for a possible secret, because such keys are data and must not be stored.
 */
export function isFieldName(key: string): boolean {
  const form = identifierForm(key);
  // A key that only looks like a token may still be a field name, so it is accepted if it cannot be a secret.
  return key.length <= 80 && (form === undefined || form === 'token') && !isSecretValue(key);
}
