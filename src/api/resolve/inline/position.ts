/** The position of a schema inside a component or an operation, and the words that can name the schema. */
import { pascalCase, singularWords, wordsOf } from '../../../base/foundation/words.js';

/** A component or an operation that contains schemas. */
export interface PositionRoot {
  /** The unique key of the component or operation. */
  readonly key: string;
  /**
   * The location at which the schema is declared. It is the same for all operations that refer to the same component.
   */
  readonly declared: string;
  /** The name of the component or operation in Pascal case. */
  readonly name: string;
  /** The first part of the name if only one operation declares the schema: `CreatePet` in `CreatePetBody`. */
  readonly operation?: string;
  /** True for schemas in requests, false for schemas in responses. */
  readonly sent: boolean;
  /** Lower ranks are preferred for names: components come before operations. */
  readonly rank: number;
}

/**
 * A position below its parent. Most positions do not name anything, so words are only computed when they are needed.
 */
export interface InlinePosition {
  readonly root: PositionRoot;
  readonly parent?: InlinePosition;
  /** The last step of the path to this position: `owner`, `[]`, `{}` or `|2`. */
  readonly step: string;
  /**
   * The word that this step adds to a name. `ONE_ITEM` makes the previous word singular. Omitted if the step adds no
   * word.
   */
  readonly word?: string | typeof ONE_ITEM;
  /** The number of steps from the root. */
  readonly depth: number;
}

/** Marks an item of a list, for which the previous word becomes singular: `Owners` becomes `Owner`. */
export const ONE_ITEM = Symbol('one of them');

/** Returns the position of the root itself. */
export function rootPosition(root: PositionRoot): InlinePosition {
  return { root, step: '', depth: 0 };
}

/** Returns the position one step below another. */
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

/** Returns the steps to a position from the root, or from a position at the depth `above`. */
export function positionPath(position: InlinePosition, above = 0): string {
  const steps: string[] = [];
  for (let at = position; at.parent && at.depth > above; at = at.parent) steps.push(at.step);
  return steps.reverse().join('/');
}

/** Returns the words of all steps that have one, each in Pascal case. */
export function positionWords({ parent, word }: InlinePosition): readonly string[] {
  const words = parent ? positionWords(parent) : [];
  if (word === undefined) return words;
  if (word !== ONE_ITEM) return [...words, pascalCase(wordsOf(word))];
  const last = words.at(-1);
  if (last === undefined) return ['Item'];
  return [...words.slice(0, -1), pascalCase(singularWords(wordsOf(last)))];
}
