/** Finds the kinds of values that a schema allows: objects, arrays, and scalars. */
import { memoizeByObject } from '../../../base/foundation/memo.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { followReferences, type SchemaTest } from '../validator/constraints.js';
import { valuesSchema } from './cases.js';

/** A kind of value. `null` has none, because every schema allows it: it contains no properties. */
export type Kind = 'object' | 'array' | 'scalar';

export const KINDS: readonly Kind[] = ['object', 'array', 'scalar'];

/**
 * Returns the kinds of values that a schema allows. A schema that was inferred from an example may be wrong, so it
 * allows all kinds.
 */
export function kindsOf(schema: Schema, schemas: ReadonlyMap<SchemaId, Schema>): ReadonlySet<Kind> {
  const forbids = testsOf(schemas);
  return new Set(KINDS.filter((kind) => !forbids[kind](schema)));
}

const testsOf = memoizeByObject((schemas: ReadonlyMap<SchemaId, Schema>) => {
  const forbids = (kind: Kind): SchemaTest =>
    followReferences(schemas, (schema, inner) => {
      const values = valuesSchema(schema);
      return (values !== undefined && inner(values)) || isForbidden(kind, schema, inner);
    });
  return { object: forbids('object'), array: forbids('array'), scalar: forbids('scalar') };
});

function isForbidden(kind: Kind, schema: Schema, inner: SchemaTest): boolean {
  switch (schema.kind) {
    case 'any':
    case 'unknown':
      return false;
    case 'never':
    case 'null':
      return true;
    case 'object':
    case 'array':
      return schema.kind !== kind;
    case 'tuple':
      return kind !== 'array';
    case 'intersection':
      return schema.members.some(inner);
    case 'union':
      return schema.members.every(inner);
    default:
      return kind !== 'scalar';
  }
}
