/** Adds `null` to schemas and removes it. A nullable value is a union of `null` and another schema. */
import type { Schema } from '../../../../model/schema.js';

/** Returns true for a union that has `null` as a member. */
export function admitsNull(schema: Schema): boolean {
  return schema.kind === 'union' && schema.members.some((member) => member.kind === 'null');
}

/** Removes `null` from a nullable schema. Returns any other schema unchanged. */
export function withoutNull(schema: Schema): Schema {
  if (!admitsNull(schema) || schema.kind !== 'union') return schema;
  const members = schema.members.filter((member) => member.kind !== 'null');
  const [only] = members;
  if (members.length === 1 && only) return { ...only, origins: schema.origins };
  return { ...schema, members };
}

/** Returns a union of the schema and `null`. */
export function orNull(schema: Schema, origins: Schema['origins']): Schema {
  const members = schema.kind === 'union' && !schema.discriminator ? schema.members : [schema];
  return { kind: 'union', members: [...members, { kind: 'null', origins: [] }], origins };
}
