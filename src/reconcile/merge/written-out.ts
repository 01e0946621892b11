/** One value that documents spell in different ways: with a name, as an intersection, or as one schema that is written out. */
import { effective } from '../../model/effective/effective.js';
import { notesOf } from '../../model/effective/statements.js';
import type { Schema } from '../../model/schema.js';
import type { Authority } from '../elect.js';
import { isAlignedIntersection } from './members.js';
import { withoutNull, admitsNull, orNull } from './nullable.js';

/** Schemas that are written out. */
export interface WrittenOut {
  readonly forms: readonly Schema[];
  /** What each leads to: the same schema wherever a reference leads there. */
  readonly leading: readonly Schema[];
}

/** Notes that a schema has of its own: those of a parent are about the parent. */
export const OWN_NOTES = ['title', 'description', 'examples', 'externalDocs', 'keywords'] as const;

/**
 * Writes out references and intersections, so that every schema has its keywords in one place. Each document's references
 * lead to what that document declares.
 * @param isNested whether this is within schemas that were written out: names and intersections on all sides may then lead
 *   back to themselves without end, unless a document writes the value out itself
 * @returns nothing if the schemas are spelled alike, have different names, or are not of one form each
 */
export function writtenOut(
  schemas: readonly Schema[],
  authority: Authority,
  isNested: boolean,
): WrittenOut | 'endless' | undefined {
  const present = schemas.map(withoutNull).filter(({ kind }) => kind !== 'any');
  const isWritten = present.some((schema) => !isOpened(schema));
  const intersections = present.filter(({ kind }) => kind === 'intersection');
  if (!present.some(isOpened) || (!isWritten && intersections.length === 0)) return undefined;
  if (intersections.length === present.length && isAlignedIntersection(present)) return undefined;
  const [name, another] = present.filter(({ kind }) => kind === 'ref');
  if (name && another && !authority.isAlike(name, another)) return undefined;
  if (isNested && !isWritten) return 'endless';
  const leading = schemas.map((schema) => {
    const bare = withoutNull(schema);
    return isOpened(bare)
      ? effective(bare, { schemas: declaredBeside(schema, authority) })
      : schema;
  });
  if (leading.some((schema) => isOpened(withoutNull(schema)))) return undefined;
  const forms = schemas.map((schema, index) => formOf(schema, leading[index] ?? schema));
  return { forms, leading };
}

/** True for a schema that leads to others for the same value. */
export function isOpened({ kind }: Schema): boolean {
  return kind === 'ref' || kind === 'intersection';
}

/** The named schemas of the document that states a schema. */
function declaredBeside({ origins }: Schema, authority: Authority): Authority['schemas'] {
  const { documents, schemas, owner } = authority;
  return origins.map(({ source }) => documents.get(owner(source))).find(Boolean) ?? schemas;
}

/** What a schema leads to, with the notes and the `null` that stand where it is used. */
function formOf(schema: Schema, leading: Schema): Schema {
  if (leading === schema) return schema;
  const form = withOwnNotes(leading, withoutNull(schema));
  const located = form.origins.length > 0 ? form : { ...form, origins: schema.origins };
  if (!admitsNull(schema)) return located;
  const { assertions } = located;
  return {
    ...{ ...notesOf(located), ...(assertions && { assertions }), ...notesOf(schema) },
    ...orNull(located, schema.origins),
  };
}

/** The form of a reference or of an intersection, without the notes that its parents have about themselves. */
export function withOwnNotes(form: Schema, spelled: Schema): Schema {
  const own: Record<string, unknown> = { ...form };
  for (const note of OWN_NOTES) {
    delete own[note];
    const value = ownNote(spelled, note);
    if (value !== undefined) own[note] = value;
  }
  return own as unknown as Schema;
}

/** A note of a schema, or else of the last part that has no name. */
export function ownNote(schema: Schema, note: (typeof OWN_NOTES)[number]): unknown {
  if (schema[note] !== undefined || schema.kind !== 'intersection') return schema[note];
  return schema.members
    .filter(({ kind }) => kind !== 'ref')
    .map((member) => ownNote(member, note))
    .findLast((value) => value !== undefined);
}
