/** Names for an inline object: its title, otherwise its place. */
import { GLOBALS, isIdentifier, RESERVED } from '../../../print/emit/typescript/names.js';
import type { InlineObject } from './objects.js';
import { keySuffix, wholeWords } from '../names/operation-names.js';
import { positionWords } from './position.js';
import { pascalCase, wordsOf } from '../../../base/foundation/words.js';

/** A title of more words is a sentence. */
const TITLE_WORDS = 4;

const LONGEST = 60;

/**
 * Returns the possible names of an object that occurs at several locations, based on its most specific location; best
 * first.
 * @param place distinguishes it from every other
 * @param best the place that names it
 */
export function spellingsOf(place: string, best: InlineObject): string[] {
  const { root } = best.position;
  const words = positionWords(best.position);
  const short = wholeWords(root.name, LONGEST - 8);
  // A named schema that may be null has the name already.
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

/** True for a name that a type can have. */
export function isTypeName(name: string): boolean {
  return isIdentifier(name) && !GLOBALS.has(name) && !RESERVED.has(name);
}

/** The title that all places have, if it is a name. */
export function titleName(objects: readonly InlineObject[]): string[] {
  const titles = new Set(objects.map(({ schema }) => schema.title));
  const [title] = titles;
  if (titles.size !== 1 || title === undefined) return [];
  const words = wordsOf(title);
  const name = pascalCase(words);
  return words.length > 0 && words.length <= TITLE_WORDS && name.length <= LONGEST ? [name] : [];
}

/** Less than zero where the first place names an object better: a named schema's, then the shorter way. */
export function compareNamingPositions(a: InlineObject, b: InlineObject): number {
  return rankOf(a) - rankOf(b) || a.position.depth - b.position.depth;
}

/** The non-null part of a named schema cannot have the name of that schema. */
function rankOf({ position: { root, depth } }: InlineObject): number {
  return depth === 0 && root.rank === 0 ? 0.5 : root.rank;
}
