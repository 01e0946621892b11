/** Which values of its discriminator tell a member of a union: what a `switch` in TypeScript goes by. */
import type { Schema, UnionShape } from '../model/schema.js';

/** Leads a reference to what it names. */
export type Follow = (schema: Schema) => Schema;

/**
 * The values of the discriminator that stand for a member, where its own schema does not say them already.
 * @param follow absent: what a reference names is not known, so its values are always said
 * @returns nothing for a member that no value stands for, for the one that stands for all other values,
 *   and for a union that has members of its own
 */
export function discriminatorValues(
  { discriminator }: UnionShape,
  member: Schema,
  follow?: Follow,
): readonly string[] {
  if (discriminator === undefined || member.kind !== 'ref') return [];
  if (discriminator.defaultMapping === member.id) return [];
  const values = [...discriminator.mapping].flatMap(([value, id]) =>
    id === member.id ? [value] : [],
  );
  if (values.length === 0 || follow === undefined) return values;
  const target = follow(member);
  if (target.kind === 'union') return [];
  return saysItself(target, discriminator.property, new Set(values), follow) ? [] : values;
}

/** Whether a property must be one of the values by the schema itself. */
function saysItself(
  schema: Schema,
  name: string,
  values: ReadonlySet<unknown>,
  follow: Follow,
  depth = 0,
): boolean {
  // Parents of parents: nobody nests them deeper, but circles would.
  if (depth > 20) return false;
  if (schema.kind === 'intersection') {
    return schema.members.some((part) => saysItself(follow(part), name, values, follow, depth + 1));
  }
  const property = schema.kind === 'object' ? schema.properties.get(name) : undefined;
  if (property?.required !== true) return false;
  const shape = follow(property.schema);
  if (shape.kind !== 'enum' || shape.open === true) return false;
  return shape.values.every((value) => values.has(value));
}
