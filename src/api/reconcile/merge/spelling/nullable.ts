/** Adds `null` to schemas and removes it. A nullable value is a union of `null` and another schema. */
import { withOwnNotes } from '../../../../model/effective/own-notes.js';
import { notesOf, withoutNotes } from '../../../../model/effective/statements.js';
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

/**
 * Adds `null` to a schema if the merged schema of the same value allows `null`. The result is a union. The title and
 * description apply to the union as a whole.
 */
export function orNullLike(flat: Schema, schema: Schema): Schema {
  if (!admitsNull(flat)) return schema;
  const union = { ...notesOf(flat), ...orNull(withoutNotes(schema), flat.origins) };
  return withOwnNotes(union, schema);
}
