/**
 * Finds the discriminator values that select a member of a union, so that TypeScript can narrow the union in a
 * `switch`.
 */
import { memoizeByObject } from '../../base/foundation/memo.js';
import { allowsTag, ownValues, tagsById } from '../../model/discriminator.js';
import type { Follow } from '../../model/dereference.js';
import type { Scalar, Schema, UnionShape } from '../../model/schema.js';

const mappedValues = memoizeByObject(tagsById);

/**
 * Returns the discriminator values of a union's member, if the member's schema does not declare them itself.
 * @param follow resolves a reference; if absent, the values are always returned
 * @returns an empty list if the member has no value, is the default member or a union, or if its schema allows none
 * of the values
 */
export function discriminatorValues(
  { discriminator }: UnionShape,
  member: Schema,
  follow?: Follow,
): readonly Scalar[] {
  if (discriminator === undefined || member.kind !== 'ref') return [];
  if (discriminator.defaultMapping === member.id) return [];
  const values = [...(mappedValues(discriminator).get(member.id) ?? [])];
  if (values.length === 0 || follow === undefined) return values;
  if (follow(member).kind === 'union') return [];
  const own = ownValues(member, discriminator.property, follow);
  if (own === undefined) return values;
  if (own.numbers === true) return values.filter((value) => allowsTag(own, value));
  const agreed = [...own.values].filter((value) => values.includes(value));
  return own.required && agreed.length === own.values.size ? [] : agreed;
}
