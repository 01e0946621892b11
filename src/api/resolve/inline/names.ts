/** Candidate names for inline objects: the title, else the location. */
import { GLOBALS, isIdentifier, RESERVED } from '../../../print/emit/typescript/names.js';
import type { InlineObject } from './objects.js';
import { keySuffix, wholeWords } from '../names/operation-names.js';
import { positionWords } from './position.js';
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';

/** A longer title is a sentence and not a name. */
const TITLE_WORDS = 4;

const LONGEST = 60;

/**
 * Returns names for an object with several locations, best first.
 * @param place unique text for the object
 * @param best its location with the best name
 * @param objects all its locations
 */
export function spellingsOf(
  place: string,
  best: InlineObject,
  objects: readonly InlineObject[],
): string[] {
  const { root } = best.position;
  const words = positionWords(best.position);
  const short = wholeWords(root.name, LONGEST - 8);
  // The object is the non-null member of a named schema, which has the plain name.
  const whole = words.length === 0 && root.rank === 0 ? ['Value'] : words;
  const byPlace = [whole, words.slice(-2), words.slice(-1)].map(
    (last) => root.name + last.join(''),
  );
  const fits = (name: string): boolean => name.length <= LONGEST;
  const unique = `${wholeWords(short + (words.at(-1) ?? ''), LONGEST)}_${keySuffix(place)}`;
  const all = [...titleOf(objects), ...byPlace.filter(fits), ...byPlace, unique].map((name) =>
    /^[A-Za-z_]/.test(name) ? name : `Schema${name}`,
  );
  return [...new Set(all)].filter(
    (name) => isIdentifier(name) && !GLOBALS.has(name) && !RESERVED.has(name),
  );
}

/** Returns the title, if it is the same at all locations and can be a name. */
function titleOf(objects: readonly InlineObject[]): string[] {
  const titles = new Set(objects.map(({ schema }) => schema.title));
  const [title] = titles;
  if (titles.size !== 1 || title === undefined) return [];
  const words = wordsOf(title);
  const name = pascalCase(words);
  return words.length > 0 && words.length <= TITLE_WORDS && name.length <= LONGEST ? [name] : [];
}

/** Compares locations: one in a named schema gives the better name, then the one with the shorter path. */
export function compareNamingPositions(a: InlineObject, b: InlineObject): number {
  return rankOf(a) - rankOf(b) || a.position.depth - b.position.depth;
}

/** A member of a nullable named schema cannot have the name of the schema, so it ranks lower. */
function rankOf({ position: { root, depth } }: InlineObject): number {
  return depth === 0 && root.rank === 0 ? 0.5 : root.rank;
}
