/** The notes of a schema itself. A description of its parent does not describe the child. */
import { NOTES } from '../keywords.js';
import type { Notes, Schema } from '../schema.js';

type Note = keyof Omit<Notes, 'assertions' | 'typeImplied'>;

/** Annotations about values, which also apply to a reference or a child. */
const OF_VALUES: ReadonlySet<string> = new Set<Note>([
  ...(['default', 'deprecated', 'readOnly', 'writeOnly'] as const),
]);

/** The notes of the keyword table that are about the schema itself. */
export const OWN_NOTES: readonly Note[] = (Object.keys(NOTES) as Note[]).filter(
  (note) => !OF_VALUES.has(note),
);

/** The form of a reference or of an intersection, without the annotations that describe only its parents. */
export function withOwnNotes(form: Schema, spelled: Schema): Schema {
  const own: Record<string, unknown> = { ...form };
  for (const note of OWN_NOTES) {
    delete own[note];
    const value = ownNote(spelled, note);
    if (value !== undefined) own[note] = value;
  }
  return own as unknown as Schema;
}

/** An annotation of a schema; if it has none, that of the last unnamed part. */
export function ownNote(schema: Schema, note: Note): unknown {
  if (schema[note] !== undefined || schema.kind !== 'intersection') return schema[note];
  return schema.members
    .filter(({ kind }) => kind !== 'ref')
    .map((member) => ownNote(member, note))
    .findLast((value) => value !== undefined);
}
