/** Fills the open parts of a schema with less certain facts. They do not change its own facts. */
import { seenOf, trustOf, TRUSTS, type Origin } from '../../../model/origin.js';
import type { Property, Schema } from '../../../model/schema.js';
import { unionOrigins } from '../elect.js';
import { mergeAnnotations } from './annotations.js';

type FilledObject = Extract<Schema, { kind: 'object' }>;

/** The rank of what a document declares. */
export const DECLARED_RANK = TRUSTS.indexOf('declared');

/**
 * The rank of a trust, higher for more. A shape without origins is inside one that has them, so it counts as declared.
 * So does one that an overlay corrects: the overlay wins each keyword that it sets, and the others keep their values.
 */
export function trustRank(origins: readonly Origin[]): number {
  const trust = trustOf(origins);
  return trust === 'absent' ? DECLARED_RANK : Math.min(TRUSTS.indexOf(trust), DECLARED_RANK);
}

/** Fills open parts of a schema with less certain facts, without changing its own facts. */
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
 * Adds less certain properties to a schema that was observed or inferred, because such a list may be incomplete. A
 * declared list of properties is complete.
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

/** Keeps a declared property unchanged, and adds the origins that count how often it was observed. */
function alsoSeen(schema: Schema, { origins }: Schema): Schema {
  if (schema.origins.length === 0 || seenOf(origins) === undefined) return schema;
  return { ...schema, origins: unionOrigins([schema.origins, origins]) };
}
