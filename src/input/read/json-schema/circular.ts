/** Finds schemas that consist only of references to themselves. */
import { nodesInCycles } from '../../../base/foundation/cycles.js';
import { isComposed } from '../../../model/walk.js';
import { assertedInPlace } from '../../../model/assertions.js';
import type { Schema, SchemaId } from '../../../model/schema.js';

/**
 * Returns the schemas that no value can be checked against. Their references, unions and intersections lead back to
 * them without an object, an array or a scalar in between (`A: { $ref: B }, B: { allOf: [A] }`).
 * @param schemas all named schemas
 */
export function circularSchemas(schemas: ReadonlyMap<SchemaId, Schema>): SchemaId[] {
  const targets = (id: SchemaId): SchemaId[] => {
    const schema = schemas.get(id);
    return schema === undefined ? [] : directRefs(schema).filter((target) => schemas.has(target));
  };
  return [...nodesInCycles(schemas.keys(), targets)].sort();
}

/** Returns the named schemas to which a schema refers for the whole value, and not only for a part of it. */
function directRefs(schema: Schema): SchemaId[] {
  const asserted = assertedInPlace(schema).flatMap(directRefs);
  if (schema.kind === 'ref') return [schema.id, ...asserted];
  return isComposed(schema) ? [...schema.members.flatMap(directRefs), ...asserted] : asserted;
}
