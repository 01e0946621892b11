/** The position of a schema inside a component or an operation, and the words that can name it. */
import { pascalCase, singularWords, wordsOf } from '../../../base/foundation/words.js';

/** A component or an operation that contains schemas. */
export interface PositionRoot {
  /** A unique key. */
  readonly key: string;
  /** The location of the declaration: operations that refer to one component share it. */
  readonly declared: string;
  /** Pascal case. */
  readonly name: string;
  /** The beginning of the name, if one operation alone declares it: `CreatePet` of `CreatePetBody`. */
  readonly operation?: string;
  /** True in requests, false in responses. */
  readonly sent: boolean;
  /** Lower ranks are preferred for names: components come before operations. */
  readonly rank: number;
}

/** A position is a step from its parent. Its words are computed on demand, because most positions name nothing. */
export interface InlinePosition {
  readonly root: PositionRoot;
  readonly parent?: InlinePosition;
  /** `owner`, `[]`, `{}`, `|2`. */
  readonly step: string;
  /** The word of this step. `ONE_ITEM` puts the word before it into the singular. Absent if the step adds no word. */
  readonly word?: string | typeof ONE_ITEM;
  /** The number of steps. */
  readonly depth: number;
}

/** An item of a list: `Owners` → `Owner`. */
export const ONE_ITEM = Symbol('one of them');

/** The position of the root itself. */
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

/** The steps that have words for a name, each in Pascal case. */
export function positionWords({ parent, word }: InlinePosition): readonly string[] {
  const words = parent ? positionWords(parent) : [];
  if (word === undefined) return words;
  if (word !== ONE_ITEM) return [...words, pascalCase(wordsOf(word))];
  const last = words.at(-1);
  if (last === undefined) return ['Item'];
  return [...words.slice(0, -1), pascalCase(singularWords(wordsOf(last)))];
}
