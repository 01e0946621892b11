/** The values of a discriminator that select a member of a union, for a `switch` in TypeScript. */
import { memoizeByObject } from '../../base/foundation/memo.js';
import { ownValues, valuesById } from '../../model/discriminator.js';
import type { Follow } from '../../model/dereference.js';
import type { Scalar, Schema, UnionShape } from '../../model/schema.js';

const mappedValues = memoizeByObject(valuesById);

/**
 * The discriminator values of a member, if its own schema does not declare them.
 * @param follow absent if references cannot be resolved, so that the values are always written
 * @returns an empty list for a member without a value, for the default member, for a union as a member, and if the
 * schema allows none of the values
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
  const agreed = [...own.values].filter((value) => values.includes(String(value)));
  return own.required && agreed.length === own.values.size ? [] : agreed;
}
