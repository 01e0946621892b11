/** Which types are the same: those that print the same. */
import type { Code } from '../emit/typescript/code.js';
import { outlineOf, print } from '../emit/typescript/module.js';
import { memoizeByObject } from '../foundation/memo.js';

/** What a type prints as. Types that are used often are printed once. */
const textOf = memoizeByObject(print);

/**
 * Each type once, in order. Printing is dear, so a type is printed only where there is another one of its outline.
 * @param types in any order
 */
export function distinctTypes(types: readonly Code[]): readonly Code[] {
  const one = types[0];
  const two = types[1];
  if (one === undefined || two === undefined) return types;
  // Nearly always: a type, or null.
  if (types.length === 2) return isSame(one, two) ? [one] : types;
  const objects = [...new Set(types)];
  if (objects.length < 2) return objects;
  const outlines = objects.map(outlineOf);
  const rivals = new Map<string, number>();
  for (const outline of outlines) rivals.set(outline, (rivals.get(outline) ?? 0) + 1);
  const keys = objects.map((type, index) => {
    const outline = outlines[index] ?? '';
    return rivals.get(outline) === 1 ? `only ${outline}` : `text ${textOf(type)}`;
  });
  return [...new Map(objects.map((type, index) => [keys[index], type])).values()];
}

function isSame(one: Code, two: Code): boolean {
  return one === two || (outlineOf(one) === outlineOf(two) && textOf(one) === textOf(two));
}
