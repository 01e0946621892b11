/** Building intersections. */
import type { Assertions, Schema } from '../schema.js';

/** A schema for which all of some schemas hold: the only one itself. */
export function allOf(members: readonly Schema[], origins: Schema['origins']): Schema {
  const [only, another] = members;
  const isOne = only !== undefined && another === undefined;
  return isOne ? only : { kind: 'intersection', members, origins };
}

/** Lays demands over a schema that may have some of its own: all of them hold. A reference never has any. */
export function withAssertions(schema: Schema, assertions: Assertions | undefined): Schema {
  if (assertions === undefined) return schema;
  if (schema.assertions === undefined && schema.kind !== 'ref') return { ...schema, assertions };
  const { origins } = schema;
  return { kind: 'intersection', members: [schema], assertions, origins };
}
