/** The parts of a schema in which defaults are filled in. */
import type { ObjectShape, Schema, UnionShape } from '../../../model/schema.js';
import type { ComposedSchema } from '../../../model/walk.js';

/**
 * The schema of further properties, if their defaults are filled in. They are not if the object has patterns, because a
 * name may then have another schema.
 */
export function filledRest({ rest, restStated, patterns }: ObjectShape): Schema | undefined {
  return restStated === true && patterns === undefined ? rest : undefined;
}

/**
 * The members of a schema whose defaults are filled in. For a union, there are none unless a property of the sent value
 * identifies the member.
 */
export function filledMembers(schema: ComposedSchema | UnionShape): readonly Schema[] {
  if (schema.kind !== 'union') return schema.members;
  const others = schema.members.filter(({ kind }) => !SCALARS.has(kind));
  return others.length === 1 || isTagged(schema) ? others : [];
}

/** True if a property of the value names the member. */
export function isTagged({ discriminator, members }: UnionShape): boolean {
  if (!discriminator?.mapping.size || discriminator.partial === true) return false;
  const mapped = new Set(discriminator.mapping.values());
  return members.every((one) => one.kind === 'null' || (one.kind === 'ref' && mapped.has(one.id)));
}

/** Kinds without properties and items. */
const SCALARS: ReadonlySet<Schema['kind']> = new Set([
  ...(['null', 'boolean', 'number', 'integer', 'string', 'enum', 'binary', 'never'] as const),
]);
