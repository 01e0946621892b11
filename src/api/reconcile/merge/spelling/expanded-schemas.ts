/**
 * Compares schemas that documents write in different forms for the same value: as a reference, as an intersection, or
 * as an inline schema. References and intersections are expanded so that their keywords can be compared.
 */
import { effective, isIndirect, isNoteOnly } from '../../../../model/effective/effective.js';
import { withOwnNotes } from '../../../../model/effective/own-notes.js';
import { bothNotes, notesOf } from '../../../../model/effective/statements.js';
import type { Schema } from '../../../../model/schema.js';
import { schemaShapeText } from '../../schema-text.js';
import type { Authority } from '../../elect.js';
import { withoutNull, admitsNull, orNull } from './nullable.js';

/** The result of expanding schemas. */
export interface WrittenOut {
  readonly forms: readonly Schema[];
  /** The target of each schema. References to the same schema have the same object as their target. */
  readonly leading: readonly Schema[];
}

/**
 * Expands references and intersections, so that each schema has its keywords in one object. A reference is resolved in
 * the document that contains it.
 * @returns `undefined` if all documents write the schema in the same way, if references have different targets, or if a
 * schema has no single expanded form
 */
export function writtenOut(
  schemas: readonly Schema[],
  authority: Authority,
): WrittenOut | undefined {
  const present = schemas.map(withoutNull).filter(({ kind }) => kind !== 'any');
  const isWritten = present.some((schema) => !isIndirect(schema));
  const intersections = present.filter((schema) => isIndirect(schema) && schema.kind !== 'ref');
  if (!present.some(isIndirect) || (!isWritten && intersections.length === 0)) return undefined;
  if (intersections.length === present.length && isAlignedIntersection(present)) return undefined;
  const [name, another] = present.filter(({ kind }) => kind === 'ref');
  if (name && another && !authority.isAlike(name, another)) return undefined;
  const leading = schemas.map((schema) => expanded(schema, authority));
  if (leading.some((schema) => isIndirect(withoutNull(schema)))) return undefined;
  const forms = schemas.map((schema, index) => formOf(schema, leading[index] ?? schema));
  return { forms, leading };
}

/**
 * Returns a schema without references and intersections at its top level. References lead to the schemas of the document
 * that contains them. `null` is removed from a reference or an intersection.
 */
export function expanded(schema: Schema, authority: Authority): Schema {
  const bare = withoutNull(schema);
  return isIndirect(bare)
    ? effective(bare, { schemas: declaredBeside(schema, authority) })
    : schema;
}

/**
 * Returns true if intersections differ in at most one member. If they differ in more members, documents may declare the
 * same keyword in different members, so the members cannot be merged one by one.
 */
function isAlignedIntersection(schemas: readonly Schema[]): boolean {
  const [first, ...others] = schemas.flatMap((schema) =>
    schema.kind === 'intersection' ? [schema.members.map(schemaShapeText)] : [],
  );
  return others.every((texts) => {
    const left = [...(first ?? [])];
    for (const text of texts) if (left.includes(text)) left.splice(left.indexOf(text), 1);
    return texts.length === first?.length && left.length <= 1;
  });
}

/**
 * Returns references to the same schema, if each schema is such a reference or an `allOf` that only adds annotations to
 * it.
 * @returns `undefined` if a schema adds anything else, or if all schemas are written as references
 */
export function asOneName(
  schemas: readonly Schema[],
  authority: Authority,
): readonly Schema[] | undefined {
  if (!schemas.some((schema) => withoutNull(schema).kind === 'intersection')) return undefined;
  const names = schemas.map(asName);
  const [first] = names;
  const areOne = names.every(
    (name) => name && first && authority.isAlike(targetOf(first), targetOf(name)),
  );
  return areOne ? names.flatMap((name) => name ?? []) : undefined;
}

const targetOf = withoutNull;

/**
 * Returns the `allOf` of one document if all others only refer to a schema that is one of its members. It contains all
 * facts of the reference, so nested schemas of this form are not expanded.
 */
export function refinementOf(schemas: readonly Schema[], authority: Authority): Schema | undefined {
  const bare = schemas.map(withoutNull);
  const [name] = bare.filter(({ kind }) => kind === 'ref');
  const refined = bare.filter((schema) => schema.kind === 'intersection');
  const [first, ...others] = refined;
  if (!name || !first) return undefined;
  const isRefined = bare.every((schema) =>
    (schema.kind === 'intersection' ? schema.members : [schema]).some(
      (one) => one.kind === 'ref' && authority.isAlike(name, one),
    ),
  );
  const text = schemaShapeText(first);
  if (!isRefined || others.some((other) => schemaShapeText(other) !== text)) return undefined;
  return schemas.some(admitsNull) ? orNull(first, first.origins) : first;
}

/** Returns an `allOf` of a reference and annotations as a reference with these annotations. */
function asName(schema: Schema): Schema | undefined {
  const bare = withoutNull(schema);
  if (bare.kind === 'ref') return schema;
  if (bare.kind !== 'intersection' || bare.assertions !== undefined) return undefined;
  const [name, another] = bare.members.filter((member) => !isNoteOnly(member));
  if (name?.kind !== 'ref' || another !== undefined) return undefined;
  const noted = bare.members.reduce<Schema>(
    (all, member) => ({ ...all, ...bothNotes(member, all) }),
    name,
  );
  const named = withOwnNotes(
    { ...noted, ...bothNotes(bare, noted), origins: schema.origins },
    bare,
  );
  return admitsNull(schema) ? orNull(named, schema.origins) : named;
}

/** Returns all named schemas of the document in which a schema is declared. */
function declaredBeside({ origins }: Schema, authority: Authority): Authority['schemas'] {
  const { documents, schemas, owner } = authority;
  return origins.map(({ source }) => documents.get(owner(source))).find(Boolean) ?? schemas;
}

/** Returns the target of a schema, with the annotations and the `null` that are declared next to the reference. */
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
