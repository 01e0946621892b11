/** What an inline object can be called: by the title that its documents give it, else by where it stands. */
import { GLOBALS, isIdentifier, RESERVED } from '../../emit/typescript/names.js';
import type { Use } from './uses.js';
import { suffixOf } from '../names/operation-names.js';
import { wordsOfPlace } from './places.js';
import { pascal, wordsOf } from '../names/words.js';

/** A title of more words is a sentence. */
const TITLE_WORDS = 4;

const LONGEST = 60;

/**
 * The names of an object that has several places, best first.
 * @param place tells it from every other
 * @param best the place that names it
 * @param uses all its places
 */
export function spellingsOf(place: string, best: Use, uses: readonly Use[]): string[] {
  const { root } = best.place;
  const words = wordsOfPlace(best.place);
  const short = root.name.slice(0, LONGEST - 8);
  // A named schema that may be null has the name already.
  const whole = words.length === 0 && root.rank === 0 ? ['Value'] : words;
  const byPlace = [whole, words.slice(-2), words.slice(-1)]
    .map((last) => root.name + last.join(''))
    .filter((name) => name.length <= LONGEST);
  const unique = `${(short + (words.at(-1) ?? '')).slice(0, LONGEST)}_${suffixOf(place)}`;
  const all = [...titleOf(uses), ...byPlace, unique].map((name) =>
    /^[A-Za-z_]/.test(name) ? name : `Schema${name}`,
  );
  return [...new Set(all)].filter(
    (name) => isIdentifier(name) && !GLOBALS.has(name) && !RESERVED.has(name),
  );
}

/** The title that all places have, if it is a name. */
function titleOf(uses: readonly Use[]): string[] {
  const titles = new Set(uses.map(({ schema }) => schema.title));
  const [title] = titles;
  if (titles.size !== 1 || title === undefined) return [];
  const words = wordsOf(title);
  const name = pascal(words);
  return words.length > 0 && words.length <= TITLE_WORDS && name.length <= LONGEST ? [name] : [];
}

/** Less than zero where the first place names an object better: a named schema's, then the shorter way. */
export function isBestPlace(a: Use, b: Use): number {
  return rankOf(a) - rankOf(b) || a.place.depth - b.place.depth;
}

/** What a named schema is but for `null` cannot have its name. */
function rankOf({ place: { root, depth } }: Use): number {
  return depth === 0 && root.rank === 0 ? 0.5 : root.rank;
}
