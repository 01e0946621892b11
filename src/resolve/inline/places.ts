/** Where something stands inside of a thing that holds schemas, and what that place can be called. */
import { pascal, singularWords, wordsOf } from '../names/words.js';

/** A thing that holds schemas. */
export interface Root {
  /** Tells it from every other thing. */
  readonly key: string;
  /** What it is declared as: parts of a document that many operations refer to are one. */
  readonly declared: string;
  /** Pascal case. */
  readonly name: string;
  /** What is sent to the API, and not received. */
  readonly sent: boolean;
  /** Named things go first when a name is looked for. */
  readonly rank: number;
}

/** A place: a step further than another. Its words are made when somebody asks: most places name nothing. */
export interface Place {
  readonly root: Root;
  readonly before?: Place;
  /** `owner`, `[]`, `{}`, `|2`. */
  readonly step: string;
  /** What a name says of the step; `ONE`: that it is one of what was said before. Absent: nothing. */
  readonly word?: string | typeof ONE;
  /** How many steps there are. */
  readonly depth: number;
}

/** An item of a list: `Owners` → `Owner`. */
export const ONE = Symbol('one of them');

/** The place at which a thing begins. */
export function top(root: Root): Place {
  return { root, step: '', depth: 0 };
}

/** The place one step on. */
export function down(before: Place, step: string, word?: string | typeof ONE): Place {
  const { root, depth } = before;
  return word === undefined
    ? { root, before, step, depth: depth + 1 }
    : { root, before, step, word, depth: depth + 1 };
}

/** The way down to a place, from the root or from another place above. */
export function wayOf(place: Place, above = 0): string {
  const steps: string[] = [];
  for (let at = place; at.before && at.depth > above; at = at.before) steps.push(at.step);
  return steps.reverse().join('/');
}

/** The steps that a name can say, each in Pascal case. */
export function wordsOfPlace({ before, word }: Place): readonly string[] {
  const words = before ? wordsOfPlace(before) : [];
  if (word === undefined) return words;
  if (word !== ONE) return [...words, pascal(wordsOf(word))];
  const last = words.at(-1);
  if (last === undefined) return ['Item'];
  return [...words.slice(0, -1), pascal(singularWords(wordsOf(last)))];
}
