/** Finds the parts of a schema whose defaults are filled in. */
import type { ObjectShape, Schema, UnionShape } from '../../../model/schema.js';
import type { ComposedSchema } from '../../../model/walk.js';

/**
 * Returns the `additionalProperties` schema if its defaults are filled in; otherwise `undefined`. If the object has
 * `patternProperties`, the defaults are not filled in, because a property may then match another schema.
 */
export function filledRest({ rest, restStated, patterns }: ObjectShape): Schema | undefined {
  return restStated === true && patterns === undefined ? rest : undefined;
}

/**
 * Returns those members of a schema whose defaults are filled in. If several members of a union allow objects or
 * arrays, their defaults are filled in only if the union has a discriminator that selects one of the members.
 */
export function filledMembers(schema: ComposedSchema | UnionShape): readonly Schema[] {
  if (schema.kind !== 'union') return schema.members;
  const others = schema.members.filter(({ kind }) => !SCALARS.has(kind));
  return others.length === 1 || isTagged(schema) ? others : [];
}

/** Returns true if a property of the value (the discriminator) names the member of the union. */
export function isTagged({ discriminator, members }: UnionShape): boolean {
  if (!discriminator?.mapping.size || discriminator.partial === true) return false;
  const mapped = new Set(discriminator.mapping.values());
  return members.every((one) => one.kind === 'null' || (one.kind === 'ref' && mapped.has(one.id)));
}

/** The kinds of schemas whose values have no properties and no items. */
const SCALARS: ReadonlySet<Schema['kind']> = new Set([
  ...(['null', 'boolean', 'number', 'integer', 'string', 'enum', 'binary', 'never'] as const),
]);
