/** Finds the discriminator of alternatives that all extend the same parent. */
import type { Discriminator, Schema, SchemaId } from '../../../../model/schema.js';
import { discriminatorProperty, mappingAround, namesOf } from './declared-discriminator.js';
import type { Hierarchy, SchemaContext } from '../table.js';

/**
 * Returns the discriminator of the nearest parent that all members extend with `allOf` (OpenAPI § Discriminator
 * Object). Without the discriminator, a value of one child could also match a sibling that has the same required
 * properties, and `oneOf` would reject this valid value.
 * @param members the members of a `oneOf` that declares no discriminator
 */
export function inheritedDiscriminator(
  members: Schema[],
  context: SchemaContext,
): Discriminator | undefined {
  const ids = members.flatMap((member) => (member.kind === 'ref' ? [member.id] : []));
  const others = members.some(({ kind }) => kind !== 'ref' && kind !== 'null');
  if (ids.length < 2 || others) return undefined;
  const found = nearestParent(ids, context);
  if (found === undefined) return undefined;
  const [parent, hierarchy] = found;
  const { children } = hierarchy;
  const cursor = context.table.byName(parent);
  const place = cursor?.get('discriminator');
  const property = place && discriminatorProperty(place);
  if (place === undefined || property === undefined) return undefined;
  const declared = mappingAround(parent, hierarchy, context);
  const kin = new Map<SchemaId, SchemaId>();
  for (const id of ids) {
    for (const child of context.table.descendantsOf(id)) {
      if (!ids.includes(child) && children.includes(child)) kin.set(child, id);
    }
  }
  const names = namesOf(children, context);
  for (const [value, to] of declared) if (kin.has(to)) names.set(to, value);
  const mine = new Map([...declared].filter(([, to]) => ids.includes(to)));
  const discriminator = { property, mapping: new Map<string, SchemaId>() };
  context.unions.push({ place, discriminator, members, declared: mine, names, kin });
  return discriminator;
}

/** Returns the parent with the fewest children, among the parents that all of the schemas extend. */
function nearestParent(
  ids: readonly SchemaId[],
  { table }: SchemaContext,
): readonly [SchemaId, Hierarchy] | undefined {
  return table
    .parents()
    .filter(
      ([, { children, listsAlternatives }]) =>
        !listsAlternatives && ids.every((id) => children.includes(id)),
    )
    .sort(([, a], [, b]) => a.children.length - b.children.length)[0];
}
