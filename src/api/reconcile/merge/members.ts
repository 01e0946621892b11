/** Merging unions, and merging intersections, that several documents state of one value. */
import type { Schema } from '../../../model/schema.js';
import { schemaShapeText } from '../canonical.js';
import type { MergeInner } from './objects.js';
import type { LedgerEntry } from './schema-ledger.js';

type ComposedSchema = Extract<Schema, { readonly members: readonly Schema[] }>;

/** Unions or intersections with the same number of members are one if each member has a counterpart of its kind. */
export function mergeMembers(
  schemas: readonly ComposedSchema[],
  entry: LedgerEntry,
  merge: MergeInner,
): Schema | undefined {
  const [first, ...others] = schemas;
  if (first === undefined) return undefined;
  const isAligned = others.every(
    (other) =>
      other.kind === first.kind &&
      schemaFrame(other) === schemaFrame(first) &&
      other.members.length === first.members.length,
  );
  const columns = isAligned ? memberColumns(first, others) : undefined;
  if (columns === undefined) return undefined;
  return { ...first, members: columns.map((column) => merge(column, entry)), origins: [] };
}

/** Intersections with the same parts but for one. Parts that differ in several places may state one keyword in each. */
export function isAlignedIntersection(schemas: readonly Schema[]): boolean {
  const [first, ...others] = schemas.filter((schema) => schema.kind === 'intersection');
  if (first === undefined) return false;
  const columns = memberColumns(first, others);
  const isFull = others.every(({ members }) => members.length === first.members.length);
  const differing = columns?.filter((column) => new Set(column.map(schemaShapeText)).size > 1);
  return isFull && differing !== undefined && differing.length <= 1;
}

/** What a union or an intersection states besides its members. */
function schemaFrame(schema: ComposedSchema): string {
  return schemaShapeText({ ...schema, members: [] });
}

/** Equal members belong together first; the others are matched in their order if their kinds agree. */
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
  return one?.kind === other.kind;
}
