/** Values that may be `null`: a union of `null` and another schema. */
import type { Schema } from '../../../../model/schema.js';

/** True for a union with `null` among its members. */
export function admitsNull(schema: Schema): boolean {
  return schema.kind === 'union' && schema.members.some((member) => member.kind === 'null');
}

/** A nullable value without its `null`; other unions stay as they are. */
export function withoutNull(schema: Schema): Schema {
  if (!admitsNull(schema) || schema.kind !== 'union') return schema;
  const members = schema.members.filter((member) => member.kind !== 'null');
  const [only] = members;
  if (members.length === 1 && only) return { ...only, origins: schema.origins };
  return { ...schema, members };
}

/** The schema, or `null`. */
export function orNull(schema: Schema, origins: Schema['origins']): Schema {
  const members = schema.kind === 'union' && !schema.discriminator ? schema.members : [schema];
  return { kind: 'union', members: [...members, { kind: 'null', origins: [] }], origins };
}
