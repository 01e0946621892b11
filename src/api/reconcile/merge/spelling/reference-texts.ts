/** Chooses the texts next to a reference, if another document defines the schema inline at this location. */
import { effective } from '../../../../model/effective/effective.js';
import { OWN_NOTES } from '../../../../model/effective/own-notes.js';
import type { Notes, Schema } from '../../../../model/schema.js';
import { placeKey, type Origin } from '../../../../model/origin.js';
import { hasSameContent } from '../../schema-text.js';
import type { Authority } from '../../elect.js';
import type { LedgerWriter } from '../../ledger/writer.js';
import { mergeAnnotations } from '../annotations.js';
import { forTexts, type LedgerEntry } from '../schema-ledger.js';
import { withoutNull } from './nullable.js';
import type { RefSchema } from './inline-and-named.js';
import { ownTexts } from './own-texts.js';
import type { WrittenOut } from './expanded-schemas.js';

/**
 * Adds the texts that documents declare at the location of a reference. They are more specific than the texts of the
 * named schema, so they stay next to the reference, unless `precedence` prefers the document that declares the named
 * schema.
 * @param spelled the schemas as written in the documents
 */
export function withTextsBeside(
  name: RefSchema,
  spelled: readonly Schema[],
  { forms, leading }: WrittenOut,
  entry: LedgerEntry,
  authority: Authority,
): Schema {
  const own = spelled.map((schema, index) => {
    const bare = withoutNull(schema);
    if (bare.kind !== 'ref') return ownTexts(forms[index] ?? schema);
    return { ...ownTexts(bare), ...ownTexts(schema) };
  });
  const named = spelled.flatMap((schema, index) => {
    const target = leading[index];
    return withoutNull(schema).kind === 'ref' && target ? [onlyDeclaredBy(own, target)] : [];
  });
  const places = new Set(own.flatMap(({ origins }) => origins.map(placeKey)));
  const scope = (origins: readonly Origin[]): number =>
    origins.some((origin) => places.has(holderKey(origin))) ? 1 : 0;
  const ledger = withoutNames(forTexts(entry).ledger, scope);
  const all = [...own, ...named];
  const elected = mergeAnnotations({ kind: 'any', origins: [] }, all, {
    ...{ ...entry, ledger, texts: ledger, described: all },
    authority: { ...authority, scope },
  });
  return differing(elected, name, ownTexts(effective(name, authority)));
}

/**
 * Returns a schema with some texts of a named schema, such as its title: those of which a document declares another
 * version at the location of a reference.
 */
function onlyDeclaredBy(own: readonly Schema[], target: Schema): Schema {
  const { title, description, externalDocs, keywords, origins } = ownTexts(target);
  const isDeclared = (note: keyof Notes): boolean => own.some((one) => one[note] !== undefined);
  const shared = [...(keywords ?? [])].filter(([name]) =>
    own.some((one) => one.keywords?.has(name)),
  );
  return {
    ...{ kind: 'any', origins },
    ...(title !== undefined && isDeclared('title') && { title }),
    ...(description !== undefined && isDeclared('description') && { description }),
    ...(externalDocs && isDeclared('externalDocs') && { externalDocs }),
    ...(shared.length > 0 && { keywords: new Map(shared) }),
  };
}

/** Returns the location of the schema that declares a keyword. */
function holderKey(origin: Origin): string {
  return placeKey({ ...origin, pointer: origin.pointer.replace(/\/[^/]*$/, '') });
}

/**
 * Creates a ledger writer that does not record a rejected text of a named schema if the chosen text was preferred only
 * because it is more specific. The named schema keeps the rejected text.
 */
function withoutNames(
  ledger: LedgerWriter,
  scope: (origins: readonly Origin[]) => number,
): LedgerWriter {
  return {
    ...ledger,
    record(entity, steps, outcome, conflict, reported) {
      const rejected = outcome.rejected.filter(
        ({ fact, rule }) => rule !== 'scope' || scope(fact.origins) === 1,
      );
      const rule = rejected[0]?.rule ?? outcome.rule;
      ledger.record(entity, steps, { ...outcome, rule, rejected }, conflict, reported);
    },
  };
}

/** Returns a reference with the chosen texts. Texts that the named schema has too are omitted. */
function differing(elected: Schema, name: RefSchema, target: Schema): Schema {
  const noted: Record<string, unknown> = { ...name };
  for (const note of OWN_NOTES) {
    if (hasSameContent(name[note], elected[note])) continue;
    delete noted[note];
    const value = note === 'keywords' ? otherKeywords(elected, target) : elected[note];
    if (value !== undefined && !hasSameContent(value, target[note])) noted[note] = value;
  }
  return noted as unknown as Schema;
}

function otherKeywords(elected: Schema, target: Schema): Notes['keywords'] {
  const others = [...(elected.keywords ?? [])].filter(
    ([name, value]) => !hasSameContent(value, target.keywords?.get(name)),
  );
  return others.length === 0 ? undefined : new Map(others);
}
