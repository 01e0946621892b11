/** Merges unions or intersections that several documents declare for the same value. */
import { valuesById } from '../../../model/discriminator.js';
import type { Origin, Fact } from '../../../model/origin.js';
import type { Discriminator, Schema, SchemaId } from '../../../model/schema.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { schemaShapeText } from '../schema-text.js';
import { electKeyword, keywordOrigins } from './keywords/keyword-election.js';
import type { MergeInner } from './objects.js';
import { within } from './recorded.js';
import type { LedgerEntry } from './schema-ledger.js';

type ComposedSchema = Extract<Schema, { readonly members: readonly Schema[] }>;

/**
 * Merges unions or intersections member by member.
 * @returns `undefined` unless all of them have the same number of members, and each member has a counterpart of the
 * same kind in every other union or intersection
 */
export function mergeMembers(
  schemas: readonly ComposedSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
): Schema | undefined {
  const [first, ...others] = schemas;
  if (first === undefined) return undefined;
  const isAligned = others.every(
    (other) => other.kind === first.kind && other.members.length === first.members.length,
  );
  const columns = isAligned ? memberColumns(first, others) : undefined;
  if (columns === undefined) return undefined;
  const members = columns.map((column, index) =>
    merge(column, within(entry, { at: 'member', of: first.kind, index })),
  );
  if (first.kind === 'intersection') return { kind: first.kind, members, origins: [] };
  return unionOf(members, schemas, entry);
}

type UnionSchema = Extract<Schema, { kind: 'union' }>;

/**
 * Creates the union of merged members, and chooses its keywords. A discriminator is used even if only some of the
 * unions declare one.
 * @param schemas the unions of the documents
 */
export function unionOf(
  members: readonly Schema[],
  schemas: readonly Schema[],
  entry: LedgerEntry,
): UnionSchema {
  const unions = schemas.filter((schema) => schema.kind === 'union');
  const exclusive = electKeyword(
    'oneOf',
    unions.map((schema) => ({
      value: schema.exclusive === true,
      origins: keywordOrigins(schema, schema.exclusive === true ? 'oneOf' : 'anyOf'),
    })),
    entry,
    () => false,
    null,
  );
  const discriminator = electDiscriminator(unions, entry);
  return {
    kind: 'union',
    members,
    ...(exclusive === true && { exclusive }),
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

/**
 * Returns true if intersections differ in at most one member. If they differ in more members, documents may declare the
 * same keyword in different members, so the members cannot be merged one by one.
 */
export function isAlignedIntersection(schemas: readonly Schema[]): boolean {
  const [first, ...others] = schemas.filter((schema) => schema.kind === 'intersection');
  if (first === undefined) return false;
  const columns = memberColumns(first, others);
  const isFull = others.every(({ members }) => members.length === first.members.length);
  const differing = columns?.filter((column) => new Set(column.map(schemaShapeText)).size > 1);
  return isFull && differing !== undefined && differing.length <= 1;
}

/**
 * Matches the members of unions or intersections. Equal members are matched first. The remaining members are matched in
 * order if they are of the same kind.
 */
function memberColumns(
  first: ComposedSchema,
  others: readonly ComposedSchema[],
): readonly Schema[][] | undefined {
  const columns = first.members.map((member) => [member]);
  for (const { members } of others) {
    const left = [...members];
    const open = columns.filter((column) => {
      const at = left.findIndex(
        (member) => schemaShapeText(member) === schemaShapeText(column[0] ?? member),
      );
      const [equal] = at < 0 ? [] : left.splice(at, 1);
      if (equal) column.push(equal);
      return equal === undefined;
    });
    for (const [index, column] of open.entries()) {
      const member = left[index];
      if (member === undefined || !areOfOneKind(column[0], member)) return undefined;
      column.push(member);
    }
  }
  return columns;
}

function areOfOneKind(one: Schema | undefined, other: Schema): boolean {
  if (one?.kind === 'ref' || other.kind === 'ref') return false;
  // Two constants are alternatives of each other, and not one alternative with two values.
  if (one?.kind === 'enum') return false;
  return one?.kind === other.kind;
}
