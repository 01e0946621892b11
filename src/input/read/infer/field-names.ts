/** Distinguishes keys of objects that are field names from keys that are values: ids, words and names of people. */
import { singularWords, wordsOf } from '../../../base/foundation/words.js';
import { isApiName } from './api-name.js';
import { inferStringFormat } from './format.js';
import { isFieldName } from './identifier.js';
import { isReplaced } from './replaced.js';

/**
 * True for an object whose keys are values: the values under all unknown keys have one kind, and either there is no
 * other key, or the object has a plural name.
 * @param name of the field that contains the object; empty for an item of a list, because it has the name of the list
 * @param open the kinds of the values under the unknown keys
 * @param count the number of all keys
 */
export function isMapLike(name: string, open: readonly string[], count: number): boolean {
  const [kind, another] = new Set(open);
  if (kind === undefined || another !== undefined) return false;
  // One text under a word is more often a field: `{ "vet": "…" }`.
  return isPlural(name) || (open.length === count && (kind !== 'string' || count > 1));
}

/** In traffic a name that no list of words knows counts once so many objects, or messages, have it. */
export const LEAST_OBJECTS = 4;

/** Letters of any script, and few digits: a token has more. */
const NAME = /^[$@_]?[\p{L}_.:-]{1,60}\d{0,2}$/u;

/** True for a name that no list of words contains, and that has the form of a value. */
export function isValueName(name: string): boolean {
  return !isApiName(name) && (isReplaced(name) || !NAME.test(name));
}

/** True for a key that is the name of a field in traffic: names of people and of their data are values. */
export function isRecordedField(key: string): boolean {
  return isFieldName(key) && !isValueName(key);
}

/** The kind of a JSON value; texts of two formats are two kinds. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return inferStringFormat([value]) ?? 'string';
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}

function isPlural(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 0 && singularWords(words).join() !== words.join();
}
