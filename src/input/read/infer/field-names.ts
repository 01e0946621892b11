/** Distinguishes keys of objects that are field names from keys that are data, such as ids and names of people. */
import { singularWords, wordsOf } from '../../../base/foundation/words.js';
import { isApiName } from './api-name.js';
import { inferStringFormat } from './format.js';
import { isFieldName } from './identifier.js';
import { isReplaced } from './replaced.js';

/**
 * Returns true for an object whose keys are data, such as ids. A key is called unknown if it is not a known name of an
 * API. All values under unknown keys must be of the same kind. In addition, either the name of the object is a plural,
 * or all its keys are unknown.
 * @param name the name of the field that contains the object; empty for an object in a list, because the field contains
 * the list, not the object
 * @param open the kinds of the values under unknown keys
 * @param count the number of all keys
 */
export function isMapLike(name: string, open: readonly string[], count: number): boolean {
  const [kind, another] = new Set(open);
  if (kind === undefined || another !== undefined) return false;
  // A single text under an unknown word is more often a field than an entry of a map: `{ "vet": "…" }`.
  return isPlural(name) || (open.length === count && (kind !== 'string' || count > 1));
}

/** An unknown name in traffic counts as a name of the API if at least this many objects or messages contain it. */
export const LEAST_OBJECTS = 4;

/** Matches letters of any script with at most two digits at the end. A token has more digits. */
const NAME = /^[$@_]?[\p{L}_.:-]{1,60}\d{0,2}$/u;

/**
 * Returns true for a name that contains an unknown word, and either was written by `restitch record` in place of a
 * value, or contains characters that names rarely contain, such as a third digit.
 */
export function isValueName(name: string): boolean {
  return !isApiName(name) && (isReplaced(name) || !NAME.test(name));
}

/** Returns true for a recorded key that is the name of a field, and not a value such as a person's name. */
export function isRecordedField(key: string): boolean {
  return isFieldName(key) && !isValueName(key);
}

/** Returns the kind of a JSON value. Texts with different formats have different kinds. */
export function kindOf(value: unknown): string {
  if (typeof value === 'string') return inferStringFormat([value]) ?? 'string';
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}

function isPlural(name: string): boolean {
  const words = wordsOf(name);
  return words.length > 0 && singularWords(words).join() !== words.join();
}
