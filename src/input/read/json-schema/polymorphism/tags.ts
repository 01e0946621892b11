/** Restricts the discriminator property in schemas that extend a parent with a discriminator. */
import { allowsTag, ownValues, tagsById, type OwnValues } from '../../../../model/discriminator.js';
import type { Follow } from '../../../../model/dereference.js';
import type { Property, Scalar, Schema, SchemaId } from '../../../../model/schema.js';
import type { SchemaTable } from '../table.js';
import type { PendingUnion } from './discriminator.js';
import { READING_LIMITS } from '../../../../base/foundation/limits/reading.js';

/**
 * Restricts the discriminator of each schema that extends a parent to the schema's own values (OpenAPI § Discriminator
 * Object). Otherwise, a `Dog` with the discriminator value of a cat would be valid.
 * @param unions unions with complete mappings
 * @param schemas all named schemas; children are replaced in it
 */
export function narrowChildren(
  unions: readonly PendingUnion[],
  table: SchemaTable,
  schemas: Map<SchemaId, Schema>,
  follow: Follow,
): void {
  for (const union of unions) {
    const parent = union.kin === undefined ? parentOf(union, table) : undefined;
    if (parent === undefined) continue;
    const { property } = union.discriminator;
    const tags = tagsBelow(parent, union, table);
    const base = table.hierarchyOf(parent)?.base ?? parent;
    const required = requires({ kind: 'ref', id: base, origins: [] }, property, follow, 0);
    for (const [child, allowed] of tags) {
      // If the child itself has children, a schema that extends the child takes only the child's own properties.
      const id = table.hierarchyOf(child)?.base ?? child;
      const schema = schemas.get(id);
      const own = ownValues({ kind: 'ref', id, origins: [] }, property, follow);
      const values = narrowed(allowed, own);
      if (schema === undefined || values === undefined) continue;
      const tag: Schema = { kind: 'enum', values, origins: [union.place.origin()] };
      schemas.set(id, withTag(schema, property, { schema: tag, required }));
    }
  }
}

/** Returns the parent to which a discriminator belongs, if other schemas extend the parent. */
function parentOf({ place }: PendingUnion, table: SchemaTable): SchemaId | undefined {
  const id = place.parent && table.nameAt(place.parent);
  return id !== undefined && table.hierarchyOf(id) !== undefined ? id : undefined;
}

/**
 * Returns the values that each child may have, including those of the schemas that extend it. A child whose values
 * are unknown is omitted.
 */
function tagsBelow(
  parent: SchemaId,
  { discriminator, declared }: PendingUnion,
  table: SchemaTable,
): Map<SchemaId, ReadonlySet<Scalar>> {
  const byId = tagsById(discriminator);
  const mapped = new Set(declared.values());
  const children = table.hierarchyOf(parent)?.children ?? [];
  const inherited = new Map<SchemaId, Set<Scalar>>();
  for (const child of children) {
    for (const below of mapped.has(child) ? table.descendantsOf(child) : []) {
      const values = inherited.get(below) ?? new Set();
      inherited.set(below, values);
      for (const value of byId.get(child) ?? []) values.add(value);
    }
  }
  // A grandchild that the mapping omits may use the value of its own parent, in addition to its name.
  const ownTags = (id: SchemaId): readonly Scalar[] => [
    ...(byId.get(id) ?? []),
    ...(mapped.has(id) ? [] : (inherited.get(id) ?? [])),
  ];
  const tags = new Map<SchemaId, ReadonlySet<Scalar>>();
  for (const child of children) {
    const all = [child, ...table.descendantsOf(child)];
    const isKnown = all.every(
      (id) => id !== discriminator.defaultMapping && ownTags(id).length > 0,
    );
    if (isKnown) tags.set(child, new Set(all.flatMap(ownTags)));
  }
  return tags;
}

/**
 * Returns the values to which the discriminator of a child is restricted. Returns `undefined` if the child's schema
 * already declares these values, or contradicts them.
 */
function narrowed(
  allowed: ReadonlySet<Scalar>,
  own: OwnValues | undefined,
): readonly Scalar[] | undefined {
  if (own === undefined) return [...allowed];
  if (own.numbers === true) return [...allowed].filter((value) => allowsTag(own, value));
  const values = [...own.values].filter((value) => allowed.has(value));
  return values.length === 0 || values.length === own.values.size ? undefined : values;
}

function withTag(schema: Schema, name: string, tag: Property): Schema {
  const { origins } = tag.schema;
  if (schema.kind === 'union') {
    const [only, another] = schema.members.filter(({ kind }) => kind !== 'null');
    if (only !== undefined && another === undefined) {
      const members = schema.members.map((one) => (one === only ? withTag(one, name, tag) : one));
      return { ...schema, members };
    }
  }
  if (schema.kind === 'intersection') {
    const { members } = schema;
    const holder =
      members.find((one) => one.kind === 'object' && one.properties.has(name)) ??
      members.find((one) => one.kind === 'object' && isOpen(one));
    if (holder?.kind === 'object') {
      const properties = withProperty(holder.properties, name, tag);
      const tagged = { ...holder, properties };
      return { ...schema, members: members.map((one) => (one === holder ? tagged : one)) };
    }
  }
  const rest: Schema = { kind: 'any', origins: [] };
  const part: Schema = { kind: 'object', properties: new Map([[name, tag]]), rest, origins };
  return schema.kind === 'intersection'
    ? { ...schema, members: [...schema.members, part] }
    : { kind: 'intersection', members: [schema, part], origins: schema.origins };
}

/**
 * Adds the discriminator property. If the schema does not declare this property itself, it is added as the first
 * property, because it distinguishes the schemas.
 */
function withProperty(
  properties: ReadonlyMap<string, Property>,
  name: string,
  tag: Property,
): ReadonlyMap<string, Property> {
  const known = properties.get(name);
  if (known) return new Map(properties).set(name, over(known, tag));
  return new Map([[name, tag], ...properties]);
}

/**
 * Returns true for an object whose additional properties may have any value. The discriminator property can be added to
 * such an object without changing the meaning of its other keywords.
 */
function isOpen(schema: Schema & { readonly kind: 'object' }): boolean {
  return schema.rest?.kind === 'any' && schema.patterns === undefined;
}

/** Replaces the schema of a property with the schema of `tag`, and keeps the annotations of the replaced schema. */
function over({ schema, required, undescribed }: Property, tag: Property): Property {
  const { title, description, deprecated, readOnly, writeOnly, examples } = schema;
  const notes = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(deprecated !== undefined && { deprecated }),
    ...(readOnly !== undefined && { readOnly }),
    ...(writeOnly !== undefined && { writeOnly }),
    ...(examples !== undefined && { examples }),
  };
  const origins = undescribed === true ? tag.schema.origins : schema.origins;
  return { schema: { ...tag.schema, ...notes, origins }, required: required || tag.required };
}

function requires(schema: Schema, name: string, follow: Follow, depth: number): boolean {
  if (depth > READING_LIMITS.discriminatorDepth.most) return false;
  const shape = follow(schema);
  if (shape.kind === 'object') return shape.properties.get(name)?.required === true;
  if (shape.kind !== 'intersection') return false;
  return shape.members.some((member) => requires(member, name, follow, depth + 1));
}
