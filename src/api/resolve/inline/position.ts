/** Where something stands inside of a thing that holds schemas, and what that place can be called. */
import { pascalCase, singularWords, wordsOf } from '../../../base/foundation/words.js';

/** A thing that holds schemas. */
export interface PositionRoot {
  /** Tells it from every other thing. */
  readonly key: string;
  /** What it is declared as: parts of a document that many operations refer to are one. */
  readonly declared: string;
  /** Pascal case. */
  readonly name: string;
  /** The beginning of the name, if one operation alone declares it: `CreatePet` of `CreatePetBody`. */
  readonly operation?: string;
  /** What is sent to the API, and not received. */
  readonly sent: boolean;
  /** Named things go first when a name is looked for. */
  readonly rank: number;
}

/** A position: a step further than another. Its words are made when somebody asks: most places name nothing. */
export interface InlinePosition {
  readonly root: PositionRoot;
  readonly parent?: InlinePosition;
  /** `owner`, `[]`, `{}`, `|2`. */
  readonly step: string;
  /** What a name says of the step; `ONE_ITEM`: that it is one of what was said before. Absent: nothing. */
  readonly word?: string | typeof ONE_ITEM;
  /** How many steps there are. */
  readonly depth: number;
}

/** An item of a list: `Owners` → `Owner`. */
export const ONE_ITEM = Symbol('one of them');

/** The place at which a thing begins. */
export function rootPosition(root: PositionRoot): InlinePosition {
  return { root, step: '', depth: 0 };
}

/** The place one step on. */
export function childPosition(
  parent: InlinePosition,
  step: string,
  word?: string | typeof ONE_ITEM,
): InlinePosition {
  const { root, depth } = parent;
  return word === undefined
    ? { root, parent, step, depth: depth + 1 }
    : { root, parent, step, word, depth: depth + 1 };
}

/** The way down to a position, from the root or from another place above. */
export function positionPath(position: InlinePosition, above = 0): string {
  const steps: string[] = [];
  for (let at = position; at.parent && at.depth > above; at = at.parent) steps.push(at.step);
  return steps.reverse().join('/');
}

/** The steps that a name can say, each in Pascal case. */
export function positionWords({ parent, word }: InlinePosition): readonly string[] {
  const words = parent ? positionWords(parent) : [];
  if (word === undefined) return words;
  if (word !== ONE_ITEM) return [...words, pascalCase(wordsOf(word))];
  const last = words.at(-1);
  if (last === undefined) return ['Item'];
  return [...words.slice(0, -1), pascalCase(singularWords(wordsOf(last)))];
}
