/**
 * Compares schemas that documents write in different forms for the same value: as a reference, as an intersection, or
 * as an inline schema. References and intersections are expanded so that their keywords can be compared.
 */
import { effective, isIndirect } from '../../../../model/effective/effective.js';
import { withOwnNotes } from '../../../../model/effective/own-notes.js';
import { notesOf } from '../../../../model/effective/statements.js';
import { hasRequiredList, propertiesOutsideLists } from '../../../../model/effective/unlisted.js';
import type { Schema } from '../../../../model/schema.js';
import { schemaShapeText } from '../../schema-text.js';
import type { Authority } from '../../elect.js';
import type { UnlistedNames } from '../schema-ledger.js';
import { withoutNull, admitsNull, orNull } from './nullable.js';

/** The result of expanding schemas. */
export interface WrittenOut {
  readonly forms: readonly Schema[];
  /** The target of each schema. References to the same schema have the same object as their target. */
  readonly leading: readonly Schema[];
  /**
   * The properties for which a document does not declare whether they are required. Such a property is declared in a
   * part of the schema that has no `required` list.
   */
  readonly unlisted: UnlistedNames;
}

/**
 * Expands references and intersections, so that each schema has its keywords in one object. A reference is resolved in
 * the document that contains it.
 * @param isNested true inside schemas that were already expanded
 * @returns `endless` if `isNested` is true and no schema is inline, because recursive schemas would be expanded
 * endlessly; `undefined` if all documents write the schema in the same way, if references have different targets, or if
 * a schema has no single expanded form
 */
export function writtenOut(
  schemas: readonly Schema[],
  authority: Authority,
  isNested: boolean,
): WrittenOut | 'endless' | undefined {
  const present = schemas.map(withoutNull).filter(({ kind }) => kind !== 'any');
  const isWritten = present.some((schema) => !isIndirect(schema));
  const intersections = present.filter((schema) => isIndirect(schema) && schema.kind !== 'ref');
  if (!present.some(isIndirect) || (!isWritten && intersections.length === 0)) return undefined;
  if (intersections.length === present.length && isAlignedIntersection(present)) return undefined;
  const [name, another] = present.filter(({ kind }) => kind === 'ref');
  if (name && another && !authority.isAlike(name, another)) return undefined;
  if (isNested && !isWritten) return 'endless';
  const leading = schemas.map((schema) => expanded(schema, authority));
  if (leading.some((schema) => isIndirect(withoutNull(schema)))) return undefined;
  const forms = schemas.map((schema, index) => formOf(schema, leading[index] ?? schema));
  return { forms, leading, unlisted: unlistedIn(schemas, leading, authority) };
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

function unlistedIn(
  schemas: readonly Schema[],
  leading: readonly Schema[],
  authority: Authority,
): UnlistedNames {
  return new Map(
    leading.flatMap((form, index) => {
      const schema = schemas[index];
      if (form.kind !== 'object' || schema === undefined || !hasRequiredList(form)) return [];
      const declared = { schemas: declaredBeside(schema, authority) };
      const names = propertiesOutsideLists(withoutNull(schema), declared);
      return names.size === 0 ? [] : [[form.properties, names] as const];
    }),
  );
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
