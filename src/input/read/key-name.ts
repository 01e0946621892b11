/** Names of API keys: those that identify a key, and those that schemes get from them. */
import { camelCase, wordsOf } from '../../base/foundation/words.js';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';

/** True for names of headers and query parameters that carry an API key. */
export function isKeyName(name: string): boolean {
  return /^(?:x-)?(?:api[-_]?key|access[-_]token|auth[-_]token|api[-_]token)$/i.test(name);
}

/**
 * The name of an API key, from the header, the cookie or the parameter that carries it.
 * @param carrier `X-CSRF-Token`, `sid`, `api_key`
 * @returns `csrfToken`, `sid`, `apiKey`; `apiKey` if the carrier gives no name
 */
export function keySchemeName(carrier: string): string {
  const words = wordsOf(carrier);
  const own = words[0] === 'x' ? words.slice(1) : words;
  const name = camelCase(own);
  return /^[a-z]/.test(name) && name.length <= READING_LIMITS.keyName.most ? name : 'apiKey';
}
