/** Builds intersections: several schemas that must all hold. */
import type { Assertions, Schema } from '../schema.js';

/** The intersection of some schemas: a single one is returned unchanged. */
export function allOf(members: readonly Schema[], origins: Schema['origins']): Schema {
  const [only, another] = members;
  const isOne = only !== undefined && another === undefined;
  return isOne ? only : { kind: 'intersection', members, origins };
}

/**
 * Adds assertions to a schema. For a reference, or a schema that already has assertions, the result is an intersection.
 */
export function withAssertions(schema: Schema, assertions: Assertions | undefined): Schema {
  if (assertions === undefined) return schema;
  if (schema.assertions === undefined && schema.kind !== 'ref') return { ...schema, assertions };
  const { origins } = schema;
  return { kind: 'intersection', members: [schema], assertions, origins };
}
