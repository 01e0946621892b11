/** Which values of its discriminator tell a member of a union: what a `switch` in TypeScript goes by. */
import { memoizeByObject } from '../../base/foundation/memo.js';
import { ownValues, valuesById } from '../../model/discriminator.js';
import type { Follow } from '../../model/followed.js';
import type { Scalar, Schema, UnionShape } from '../../model/schema.js';

const mappedValues = memoizeByObject(valuesById);

/**
 * The values of the discriminator that stand for a member, where its own schema does not say them already.
 * @param follow absent: what a reference names is not known, so its values are always said
 * @returns nothing for a member that no value stands for, for the one that stands for all other values,
 *   for a union that has members of its own, and where the schema allows none of them
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
