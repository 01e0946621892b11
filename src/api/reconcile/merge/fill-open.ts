/**
 * Completes the unknown parts of a schema with less certain facts, such as observed ones. The facts of the schema stay
 * unchanged.
 */
import { observedCountOf, trustOf, TRUSTS, type Origin } from '../../../model/origin.js';
import type { Property, Schema } from '../../../model/schema.js';
import { unionOrigins } from '../elect.js';
import { mergeAnnotations } from './annotations.js';

type FilledObject = Extract<Schema, { kind: 'object' }>;

/** The rank of the trust level `declared`. */
export const DECLARED_RANK = TRUSTS.indexOf('declared');

/**
 * Returns the rank of the trust level of some origins. A more reliable level has a higher rank. A schema without
 * origins is part of a schema that has origins, so it counts as declared. A schema that an overlay changes counts as
 * declared too, because the overlay replaces only the keywords that it sets.
 */
export function trustRank(origins: readonly Origin[]): number {
  const trust = trustOf(origins);
  return trust === 'absent' ? DECLARED_RANK : Math.min(TRUSTS.indexOf(trust), DECLARED_RANK);
}

/**
 * Completes the unknown parts of a schema with the facts of a less certain one. The facts of the schema stay unchanged.
 */
export function fillOpen(schema: Schema, filler: Schema): Schema {
  if (schema.kind === 'unknown') return mergeAnnotations(filler, [schema, filler]);
  if (schema.kind === 'array' && filler.kind === 'array') {
    return { ...schema, items: fillOpen(schema.items, filler.items) };
  }
  if (schema.kind === 'object' && filler.kind === 'object') {
    const open = schema.properties.size === 0 && !schema.restStated;
    if (open)
      return {
        ...mergeAnnotations(filler, [schema, filler]),
        origins: unionOrigins([schema.origins, filler.origins]),
      };
    const properties = new Map(
      [...schema.properties].map(([name, property]) => {
        const other = filler.properties.get(name);
        if (!other) return [name, property];
        const filled = fillOpen(property.schema, other.schema);
        return [name, { ...property, schema: alsoSeen(filled, other.schema) }];
      }),
    );
    return { ...schema, properties: withUnseen(schema, properties, filler) };
  }
  const examples = schema.examples ?? filler.examples;
  return examples ? { ...schema, examples } : schema;
}

/**
 * Adds properties of a less certain schema to an observed or inferred schema, because an observed or inferred schema
 * may lack properties. A declared schema is complete, so it is not changed.
 */
function withUnseen(
  schema: FilledObject,
  own: ReadonlyMap<string, Property>,
  filler: FilledObject,
): ReadonlyMap<string, Property> {
  const more = [...filler.properties].filter(([name]) => !own.has(name));
  if (more.length === 0 || trustRank(schema.origins) >= DECLARED_RANK) return own;
  const others = more.map(([name, property]) => [name, { ...property, required: false }] as const);
  return new Map([...own, ...others]);
}

/**
 * Keeps a declared property unchanged and adds the origins from recorded traffic. These origins count how often the
 * property was observed.
 */
function alsoSeen(schema: Schema, { origins }: Schema): Schema {
  if (schema.origins.length === 0 || observedCountOf(origins) === undefined) return schema;
  return { ...schema, origins: unionOrigins([schema.origins, origins]) };
}
