/**
 * Separates annotations that only describe the schema that declares them from those that also apply to its references
 * and children. For example, the description of a parent does not describe the child.
 */
import { NOTES } from '../keywords.js';
import type { Notes, Schema } from '../schema.js';

type Note = keyof Omit<Notes, 'assertions' | 'typeImplied'>;

/** Annotations that describe the values of a schema. They also apply to its references and children. */
const OF_VALUES: ReadonlySet<string> = new Set<Note>([
  ...(['default', 'deprecated', 'readOnly', 'writeOnly'] as const),
]);

/** The annotations of the keyword table that describe only the schema itself. */
export const OWN_NOTES: readonly Note[] = (Object.keys(NOTES) as Note[]).filter(
  (note) => !OF_VALUES.has(note),
);

/**
 * Returns the combined form of a reference or an intersection, without the annotations that only describe the schemas
 * to which it refers.
 * @param form the combined schema
 * @param spelled the reference or intersection as it is declared
 */
export function withOwnNotes(form: Schema, spelled: Schema): Schema {
  const own: Record<string, unknown> = { ...form };
  for (const note of OWN_NOTES) {
    delete own[note];
    const value = ownNote(spelled, note);
    if (value !== undefined) own[note] = value;
  }
  return own as unknown as Schema;
}

/**
 * Returns an annotation of a schema. If an intersection does not have the annotation itself, it is taken from the last
 * inline member that has it.
 */
export function ownNote(schema: Schema, note: Note): unknown {
  if (schema[note] !== undefined || schema.kind !== 'intersection') return schema[note];
  return schema.members
    .filter(({ kind }) => kind !== 'ref')
    .map((member) => ownNote(member, note))
    .findLast((value) => value !== undefined);
}
