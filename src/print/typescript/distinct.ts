/** Removes duplicate types by comparing their printed text. */
import type { Code } from '../emit/typescript/code.js';
import { print, widthOfCode } from '../emit/typescript/module.js';
import { memoizeByObject } from '../../base/foundation/memo.js';

const textOf = memoizeByObject((type: Code) => print(type));

/**
 * Returns each type once, in the order of `types`. Only types of equal width can be equal, so only these are printed
 * and compared.
 */
export function distinctTypes(types: readonly Code[]): readonly Code[] {
  const one = types[0];
  const two = types[1];
  if (one === undefined || two === undefined) return types;
  // Two types are the most common case, for example a type and `null`.
  if (types.length === 2) return isSame(one, two) ? [one] : types;
  const objects = [...new Set(types)];
  if (objects.length < 2) return objects;
  const rivals = new Map<number, number>();
  for (const type of objects)
    rivals.set(widthOfCode(type), (rivals.get(widthOfCode(type)) ?? 0) + 1);
  const found = new Map<Code | string, Code>();
  for (const type of objects) {
    const key = rivals.get(widthOfCode(type)) === 1 ? type : textOf(type);
    found.set(key, found.get(key) ?? type);
  }
  return [...found.values()];
}

function isSame(one: Code, two: Code): boolean {
  return one === two || (widthOfCode(one) === widthOfCode(two) && textOf(one) === textOf(two));
}
