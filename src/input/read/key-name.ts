/** Recognizes the names of API keys, and derives the names of security schemes from them. */
import { camelCase, wordsOf } from '../../base/foundation/words.js';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';

/** Returns true for the name of a header or query parameter that contains an API key. */
export function isKeyName(name: string): boolean {
  return /^(?:x-)?(?:api[-_]?key|access[-_]token|auth[-_]token|api[-_]token)$/i.test(name);
}

/**
 * Returns a name for the security scheme of an API key.
 * @param carrier the name of the header, cookie or parameter: `X-CSRF-Token`, `sid`, `api_key`
 * @returns `csrfToken`, `sid`, `apiKey`; `apiKey` if no name can be derived
 */
export function keySchemeName(carrier: string): string {
  const words = wordsOf(carrier);
  const own = words[0] === 'x' ? words.slice(1) : words;
  const name = camelCase(own);
  return /^[a-z]/.test(name) && name.length <= READING_LIMITS.keyName.most ? name : 'apiKey';
}
