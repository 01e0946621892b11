/** Handles schemas that one document defines inline and that another document uses by a reference to a named schema. */
import { effective } from '../../../../model/effective/effective.js';
import { withoutNotes } from '../../../../model/effective/statements.js';
import { canonicalText } from '../../../../model/canonical.js';
import type { Schema } from '../../../../model/schema.js';
import type { Authority } from '../../elect.js';
import type { LedgerEntry } from '../schema-ledger.js';
import { withoutNull } from './nullable.js';
import { withoutOwnTexts } from './own-texts.js';

/** A reference to a named schema. */
export type RefSchema = Extract<Schema, { kind: 'ref' }>;

/**
 * Returns true if a named schema and a merged schema have the same texts. Their own titles and descriptions may differ,
 * but not those of their properties.
 */
export function hasTextsOf(name: RefSchema, flat: Schema, authority: Authority): boolean {
  return innerText(effective(name, authority)) === innerText(withoutNull(flat));
}

function innerText(schema: Schema): string {
  return canonicalText(withoutNotes(schema), PROVENANCE);
}

const PROVENANCE: ReadonlySet<string> = new Set(['origins', 'restStated', 'typeImplied']);

/**
 * Adds the texts of inline definitions to the candidates for the texts of a named schema. Only the texts of inner
 * schemas are added. The title and description of the inline schema itself stay next to the reference.
 * @param spelled the schemas as written in the documents
 * @param forms the same schemas after expanding references and intersections
 */
export function addInlined(
  { id }: RefSchema,
  spelled: readonly Schema[],
  forms: readonly Schema[],
  { entity }: LedgerEntry,
  { inlined }: Authority,
): void {
  const schemas = forms.flatMap((form, index) => {
    const { kind } = withoutNull(spelled[index] ?? form);
    return kind === 'ref' || kind === 'any' ? [] : [withoutOwnTexts(withoutNull(form))];
  });
  inlined.set(id, [...(inlined.get(id) ?? []), { entity, schemas }]);
}
