/** Builds intersections. A value must match all members of an intersection. */
import type { Assertions, Schema } from '../schema.js';

/** Returns the intersection of some schemas. A single schema is returned unchanged. */
export function allOf(members: readonly Schema[], origins: Schema['origins']): Schema {
  const [only, another] = members;
  const isOne = only !== undefined && another === undefined;
  return isOne ? only : { kind: 'intersection', members, origins };
}

/**
 * Adds assertions to a schema. If the schema is a reference or already has assertions, the result is an intersection.
 */
export function withAssertions(schema: Schema, assertions: Assertions | undefined): Schema {
  if (assertions === undefined) return schema;
  if (schema.assertions === undefined && schema.kind !== 'ref') return { ...schema, assertions };
  const { origins } = schema;
  return { kind: 'intersection', members: [schema], assertions, origins };
}
