/** Finds schemas that consist only of references to themselves. */
import { isComposed } from '../../../model/walk.js';
import { assertedInPlace } from '../../../model/assertions.js';
import type { Schema, SchemaId } from '../../../model/schema.js';

/**
 * Finds the schemas that cannot be checked against any value, because their references, unions and intersections lead
 * back to them without an object, an array or a scalar in between (`A: { $ref: B }, B: { allOf: [A] }`).
 * @param schemas all named schemas
 */
export function circularSchemas(schemas: ReadonlyMap<SchemaId, Schema>): SchemaId[] {
  const edges = new Map<SchemaId, readonly SchemaId[]>();
  for (const [id, schema] of schemas) {
    const targets = directRefs(schema).filter((target) => schemas.has(target));
    if (targets.length > 0) edges.set(id, targets);
  }
  // Schemas with no edge out or no edge in are not part of a cycle.
  peel(edges);
  const back = new Map<SchemaId, SchemaId[]>();
  for (const [id, targets] of edges) {
    for (const target of targets) {
      if (edges.has(target)) back.set(target, [...(back.get(target) ?? []), id]);
    }
  }
  peel(back);
  return [...back.keys()].sort();
}

/** Repeatedly removes nodes without an edge to a remaining node. */
function peel(edges: Map<SchemaId, readonly SchemaId[]>): void {
  const sources = new Map<SchemaId, SchemaId[]>();
  const open = new Map<SchemaId, number>();
  for (const [id, targets] of edges) {
    open.set(id, targets.length);
    for (const target of targets) sources.set(target, [...(sources.get(target) ?? []), id]);
  }
  const done = [...sources.keys()].filter((id) => !edges.has(id));
  for (let id = done.pop(); id !== undefined; id = done.pop()) {
    for (const source of sources.get(id) ?? []) {
      const left = (open.get(source) ?? 0) - 1;
      open.set(source, left);
      if (left > 0) continue;
      edges.delete(source);
      done.push(source);
    }
  }
}

/** The schemas that a schema is, not those that it contains. */
function directRefs(schema: Schema): SchemaId[] {
  const asserted = assertedInPlace(schema).flatMap(directRefs);
  if (schema.kind === 'ref') return [schema.id, ...asserted];
  return isComposed(schema) ? [...schema.members.flatMap(directRefs), ...asserted] : asserted;
}
