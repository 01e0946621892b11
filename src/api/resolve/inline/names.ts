/** Names an inline object by its title, otherwise by its location. */
import { GLOBALS, isIdentifier, RESERVED } from '../../../print/emit/typescript/names.js';
import type { InlineObject } from './objects.js';
import { keySuffix, wholeWords } from '../names/operation-names.js';
import { positionWords } from './position.js';
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';

/** The maximum number of words in a title that is used as a name. A longer title is a sentence. */
const TITLE_WORDS = 4;

const LONGEST = 60;

/**
 * Returns the possible names of an object, best first. They are based on the object's best location for naming.
 * @param place the key of this location; it makes the last name unique
 * @param best the object at this location
 */
export function spellingsOf(place: string, best: InlineObject): string[] {
  const { root } = best.position;
  const words = positionWords(best.position);
  const short = wholeWords(root.name, LONGEST - 8);
  // If a named schema is nullable, its non-null part cannot have the name of the schema.
  const whole = words.length === 0 && root.rank === 0 ? ['Value'] : words;
  const byPlace = [whole, words.slice(-2), words.slice(-1)].map(
    (last) => root.name + last.join(''),
  );
  const fits = (name: string): boolean => name.length <= LONGEST;
  const unique = `${wholeWords(short + (words.at(-1) ?? ''), LONGEST)}_${keySuffix(place)}`;
  const all = [...byPlace.filter(fits), ...byPlace, unique].map((name) =>
    /^[A-Za-z_]/.test(name) ? name : `Schema${name}`,
  );
  return [...new Set(all)].filter(isTypeName);
}

/** Returns true if a name is valid for a TypeScript type and is not reserved. */
export function isTypeName(name: string): boolean {
  return isIdentifier(name) && !GLOBALS.has(name) && !RESERVED.has(name);
}

/** Returns the title that the object has at all locations, if it is suitable as a name; otherwise an empty list. */
export function titleName(objects: readonly InlineObject[]): string[] {
  const titles = new Set(objects.map(({ schema }) => schema.title));
  const [title] = titles;
  if (titles.size !== 1 || title === undefined) return [];
  const words = wordsOf(title);
  const name = pascalCase(words);
  return words.length > 0 && words.length <= TITLE_WORDS && name.length <= LONGEST ? [name] : [];
}

/**
 * Compares two locations by how well they name an object. A location in a named schema is better, then a shorter path.
 */
export function compareNamingPositions(a: InlineObject, b: InlineObject): number {
  return rankOf(a) - rankOf(b) || a.position.depth - b.position.depth;
}

/**
 * Returns the rank of a location. The non-null part of a named schema gets a worse rank, because it cannot have the
 * name of the schema.
 */
function rankOf({ position: { root, depth } }: InlineObject): number {
  return depth === 0 && root.rank === 0 ? 0.5 : root.rank;
}
