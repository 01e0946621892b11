/** Splits identifiers and paths into English words, changes their case, and forms singulars and plurals. */
import plurals from './plurals.json' with { type: 'json' };
import { romanized } from './romanized.js';

/**
 * Splits an identifier, a path segment or a phrase into words.
 * @param text for example `chat:bot:messages`, `externalPage`, `exclude-direct` or `HTTPServer2`
 * @returns the words in lower case, for example `['external', 'page']`
 */
export function wordsOf(text: string): string[] {
  // Fast path: most path segments are a single lower-case word.
  if (/^[a-z0-9]+$/.test(text)) return [text];
  const plain = ASCII.test(text)
    ? text
    : romanized(text)
        .normalize('NFKD')
        .replace(/\p{M}+/gu, '');
  const spaced = /[A-Z]/.test(plain)
    ? plain.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[A-Z](?=[A-Z][a-z])/g, '$& ')
    : plain;
  const words = spaced.match(/[A-Za-z0-9]+/g) ?? [];
  return words.map((word) => word.toLowerCase());
}

/** Matches ASCII text. It needs no romanization. */
const ASCII = /^[\x20-\x7e]*$/;

/** Converts `page` to `Page`. */
export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Converts `Page` to `page`. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** Converts `['external', 'page']` to `ExternalPage`. */
export function pascalCase(words: readonly string[]): string {
  return words.map(upperFirst).join('');
}

/** Converts `['external', 'page']` to `externalPage`. */
export function camelCase(words: readonly string[]): string {
  return lowerFirst(pascalCase(words));
}

/** Converts `['external', 'page']` to `External page`. */
export function sentenceCase(words: readonly string[]): string {
  return upperFirst(words.join(' '));
}

/** Converts `['external', 'page']` to `external-page`. */
export function kebabCase(words: readonly string[]): string {
  return words.join('-');
}

const IRREGULAR = new Map(Object.entries(plurals.irregular));

const SINGULAR = new Map([...IRREGULAR].map(([one, many]) => [many, one]));

/** Words whose plural equals the singular. */
const UNCOUNTABLE = new Set(plurals.uncountable.split(' '));

/** Returns the plural of an English noun. A plural is returned unchanged. */
export function plural(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (UNCOUNTABLE.has(word) || isPlural(word)) return word;
  if (/[^aeiou]y$/.test(word)) return word.slice(0, -1) + 'ies';
  if (/(s|x|z|ch|sh)$/.test(word)) return word + 'es';
  return word + 's';
}

/** Returns the singular of an English noun. A singular is returned unchanged. */
export function singular(word: string): string {
  const irregular = SINGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (!isPlural(word)) return word;
  if (/[^aeiou]ies$/.test(word)) return word.slice(0, -3) + 'y';
  if (/(ss|x|zz|tz|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Returns true for a plural noun, but not for an uncountable one. */
export function isPlural(word: string): boolean {
  if (SINGULAR.has(word)) return true;
  if (IRREGULAR.has(word) || UNCOUNTABLE.has(word)) return false;
  return /[^s]s$/.test(word) && !/(us|is|^.s|gas|atlas|bias|canvas|saas|texas)$/.test(word);
}

/** Returns the words with the last word in the plural. */
export function pluralWords(words: readonly string[]): string[] {
  return words.map((word, index) => (index === words.length - 1 ? plural(word) : word));
}

/** Returns the words with the last word in the singular. */
export function singularWords(words: readonly string[]): string[] {
  return words.map((word, index) => (index === words.length - 1 ? singular(word) : word));
}

const OF_EXAMPLE =
  /^(?:new|my|personal|your|test|sample|existing|created)(?:[-_.]+|(?=[A-Z]))(?=[A-Za-z])/;

/**
 * Removes from a name the words that mark it as the name of an example: `new-transfer-id` becomes `transfer-id`,
 * `myAccountId` becomes `accountId`.
 */
export function withoutExample(name: string): string {
  const bare = name.replace(OF_EXAMPLE, '');
  return bare === name || /[-_.]/.test(name) ? bare : bare.charAt(0).toLowerCase() + bare.slice(1);
}
