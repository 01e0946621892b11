/** Merges unions or intersections that several documents declare for the same value. */
import { valuesById } from '../../../../model/discriminator.js';
import type { Origin, Fact } from '../../../../model/origin.js';
import type { Discriminator, Schema, SchemaId } from '../../../../model/schema.js';
import { byCodeUnit } from '../../../../base/foundation/sort.js';
import { electKeyword, keywordOrigins } from '../keywords/keyword-election.js';
import { inDocumentOrder } from '../../elect.js';
import type { LedgerWriter } from '../../ledger/writer.js';
import { haveNoCommonValue, memberColumns } from './member-pairs.js';
import type { MergeInner } from '../objects.js';
import { within } from '../recorded.js';
import type { LedgerEntry } from '../schema-ledger.js';

type ComposedSchema = Extract<Schema, { readonly members: readonly Schema[] }>;

/**
 * Merges unions or intersections member by member.
 * @param isPartial true if the result contains the members that only some of the schemas have
 * @returns `undefined` if the schemas are of different kinds, or if `isPartial` is false and a member has no counterpart
 */
export function mergeMembers(
  schemas: readonly ComposedSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
  isPartial = false,
): Schema | undefined {
  const ordered = inDocumentOrder(schemas, entry.authority);
  const [first] = ordered;
  if (first === undefined || ordered.some(({ kind }) => kind !== first.kind)) return undefined;
  const lists = ordered.map(({ members }) => members);
  const columns = memberColumns(lists, entry.authority);
  if (!isPartial && columns.some(({ length }) => length < schemas.length)) return undefined;
  const { ledger, hasWidened } = watchingWidened(entry.ledger);
  const members = columns.map((column, index) =>
    merge(column, { ...within(entry, { at: 'member', of: first.kind, index }), ledger }),
  );
  if (first.kind === 'intersection') return { kind: first.kind, members, origins: [] };
  const isOne = lists.some(({ length }) => length === columns.length) && !hasWidened();
  return unionOf(members, ordered, entry, isOne);
}

/** Wraps a ledger writer. `hasWidened` returns true if a value was kept that accepts more than one of the documents. */
function watchingWidened(ledger: LedgerWriter): { ledger: LedgerWriter; hasWidened(): boolean } {
  let isAny = false;
  const record: LedgerWriter['record'] = (entity, steps, outcome, ...more) => {
    isAny ||= outcome.rule === 'widen' || outcome.rule === 'dropped';
    ledger.record(entity, steps, outcome, ...more);
  };
  return { ledger: { ...ledger, record }, hasWidened: () => isAny };
}

type UnionSchema = Extract<Schema, { kind: 'union' }>;

/**
 * Creates the union of merged members, and chooses its keywords. A discriminator is used even if only some of the
 * unions declare one.
 * @param schemas the unions of the documents
 * @param isOne true if the members accept no more than those of one document. Otherwise, a value may match several of
 * them, so the union is `anyOf` unless their types or tags exclude each other.
 */
export function unionOf(
  members: readonly Schema[],
  schemas: readonly Schema[],
  entry: LedgerEntry,
  isOne: boolean,
): UnionSchema {
  const unions = schemas.filter((schema) => schema.kind === 'union');
  const declared = electKeyword(
    'oneOf',
    unions.map((schema) => ({
      value: schema.exclusive === true,
      origins: keywordOrigins(schema, schema.exclusive === true ? 'oneOf' : 'anyOf'),
    })),
    entry,
    () => false,
    null,
  );
  const exclusive = declared === true && (isOne || haveNoCommonValue(members, entry.authority));
  const discriminator = electDiscriminator(unions, entry);
  return {
    kind: 'union',
    members,
    ...(exclusive && { exclusive }),
    ...(discriminator && { discriminator }),
    origins: [],
  };
}

/** Chooses the property and the mapping of a discriminator. */
function electDiscriminator(
  unions: readonly UnionSchema[],
  entry: LedgerEntry,
): Discriminator | undefined {
  const declared = unions.flatMap(({ discriminator, origins }): DeclaredDiscriminator[] =>
    discriminator ? [{ discriminator, origins: keywordOrigins({ origins }, 'discriminator') }] : [],
  );
  const [only] = declared;
  if (only === undefined || (declared.length === 1 && unions.length === 1))
    return only?.discriminator;
  const properties = declared.map(({ discriminator: { property: value }, origins }) => ({
    value,
    origins,
  }));
  const property = electKeyword('discriminator', properties, entry, () => undefined);
  const telling = declared.filter(({ discriminator }) => discriminator.property === property);
  const [first] = telling;
  if (property === undefined || first === undefined) return undefined;
  const isPartial = telling.some(({ discriminator }) => discriminator.partial === true);
  return {
    ...first.discriminator,
    mapping: electMapping(telling, entry),
    ...(isPartial && { partial: true }),
  };
}

interface DeclaredDiscriminator {
  readonly discriminator: Discriminator;
  readonly origins: readonly Origin[];
}

/** Chooses the discriminator values that select each member: explicit values, otherwise the name of the member. */
function electMapping(
  telling: readonly DeclaredDiscriminator[],
  entry: LedgerEntry,
): ReadonlyMap<string, SchemaId> {
  const values = new Map<SchemaId, Fact<readonly string[]>[]>();
  for (const { discriminator, origins } of telling) {
    for (const [id, list] of valuesById(discriminator)) {
      const fact = { value: [...list].sort(byCodeUnit), origins };
      values.set(id, [...(values.get(id) ?? []), fact]);
    }
  }
  const entries = [...values].flatMap(([id, facts]): [string, SchemaId][] => {
    const named = facts.filter(({ value }) => value.join() !== id);
    const pool = named.length > 0 ? named : facts;
    const all = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())];
    const kept = electKeyword(`discriminator/${id}`, pool, entry, (lists) =>
      all(lists).sort(byCodeUnit),
    );
    return (kept ?? []).map((value) => [value, id]);
  });
  return new Map(entries);
}
