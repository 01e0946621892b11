/** Schemas that documents write out where another document names them. */
import { effective } from '../../../../model/effective/effective.js';
import { withoutNotes } from '../../../../model/effective/statements.js';
import { canonicalText } from '../../../../model/canonical.js';
import type { Schema } from '../../../../model/schema.js';
import type { Authority } from '../../elect.js';
import type { LedgerEntry } from '../schema-ledger.js';
import { withoutNull } from './nullable.js';
import { withoutOwnTexts } from './own-texts.js';

type RefSchema = Extract<Schema, { kind: 'ref' }>;

/** Returns true if the properties of a named schema have all texts of a merged schema. */
export function hasTextsOf(name: RefSchema, flat: Schema, authority: Authority): boolean {
  return innerText(effective(name, authority)) === innerText(withoutNull(flat));
}

function innerText(schema: Schema): string {
  return canonicalText(withoutNotes(schema), PROVENANCE);
}

const PROVENANCE: ReadonlySet<string> = new Set(['origins', 'restStated', 'typeImplied']);

/**
 * Lets the schemas that documents write out take part in the elections of the named schema's texts. Their own texts
 * stay next to the reference.
 * @param spelled the schemas as their documents spell them
 * @param forms the same schemas, written out
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
