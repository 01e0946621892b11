/** Which types are the same: those that print the same. */
import type { Code } from '../emit/code.js';
import { print } from '../emit/module.js';

/** What a type prints as. Types that are used often are printed once. */
const printed = new WeakMap<Code, string>();

/**
 * Each type once, in order. Printing is dear, so a type is printed only where there is another one to tell it from.
 * @param types in any order
 */
export function distinct(types: readonly Code[]): readonly Code[] {
  const objects = [...new Set(types)];
  if (objects.length < 2) return objects;
  return [...new Map(objects.map((type) => [textOf(type), type])).values()];
}

function textOf(type: Code): string {
  const known = printed.get(type);
  if (known !== undefined) return known;
  const text = print(type);
  printed.set(type, text);
  return text;
}
