/**
 * Finds alternatives that accept every value of another alternative. `oneOf` rejects such a value, because it matches
 * both.
 */
import { quotedName } from '../../../base/foundation/text/quoted.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import { dereference } from '../../../model/dereference.js';
import { NOTES } from '../../../model/keywords.js';
import { hasLimit } from '../../../model/keywords/rows.js';
import type { ObjectShape, Schema, SchemaId, UnionShape } from '../../../model/schema.js';
import type { SchemaSurvey } from './survey.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

/**
 * Reports each `oneOf` without a discriminator in which one alternative accepts every value that another alternative
 * accepts.
 * @param schemas the targets of references
 */
export function reportOverlaps(
  { alternatives }: SchemaSurvey,
  schemas: Api['schemas'],
  report: Report,
): void {
  for (const { members, origins } of alternatives) {
    const found = overlap(members.slice(0, MERGING_LIMITS.overlappingMembers.most), schemas);
    if (found !== undefined) report.add('schema/one-of-overlap', found, origins[0]);
  }
}

function overlap(
  members: UnionShape['members'],
  schemas: Api['schemas'],
): { readonly one: string; readonly other: string } | undefined {
  for (const [index, member] of members.entries()) {
    for (const [at, other] of members.entries()) {
      if (index === at || !isWithin(member, other, schemas, 0)) continue;
      return { one: nameOf(member, index), other: nameOf(other, at) };
    }
  }
  return undefined;
}

function nameOf(schema: Schema, index: number): string {
  return schema.kind === 'ref'
    ? `the schema ${quotedName(schema.id)}`
    : `schema ${index + 1} (type: ${schema.kind})`;
}

/** Returns true if `wanted` accepts every value of `given`. Also returns false if this is unknown. */
function isWithin(
  given: Schema,
  wanted: Schema,
  schemas: ReadonlyMap<SchemaId, Schema>,
  depth: number,
): boolean {
  const [a, b] = [dereference(given, { schemas }), dereference(wanted, { schemas })];
  if (
    depth > MERGING_LIMITS.overlapDepth.most ||
    a.assertions !== undefined ||
    b.assertions !== undefined
  )
    return false;
  if (b.kind === 'any') return a.kind !== 'unknown';
  if (a.kind === 'enum') {
    if (a.open === true || a.values.length === 0) return false;
    if (b.kind === 'enum') return a.values.every((value) => b.values.includes(value));
    return isBare(b) && a.values.every((value) => typeof value === b.kind);
  }
  if (a.kind === 'object' && b.kind === 'object') return isObjectWithin(a, b, schemas, depth);
  if (a.kind === 'array' && b.kind === 'array') {
    return isBare(b, ['items']) && isWithin(a.items, b.items, schemas, depth + 1);
  }
  return (
    SCALARS.has(a.kind) &&
    isBare(b) &&
    (a.kind === b.kind || (a.kind === 'integer' && b.kind === 'number'))
  );
}

const SCALARS: ReadonlySet<Schema['kind']> = new Set([
  'string',
  'number',
  'integer',
  'boolean',
  'null',
]);

function isObjectWithin(
  a: ObjectShape,
  b: ObjectShape,
  schemas: ReadonlyMap<SchemaId, Schema>,
  depth: number,
): boolean {
  if (b.patterns !== undefined || hasLimit(b)) return false;
  for (const [name, { required, schema }] of b.properties) {
    const own = a.properties.get(name);
    if (required && own?.required !== true) return false;
    if (own && !isWithin(own.schema, schema, schemas, depth + 1)) return false;
  }
  if (b.rest?.kind === 'any') return true;
  // If additional properties are forbidden or restricted, `wanted` must declare every property of `given`.
  return b.rest === undefined && [...a.properties.keys()].every((name) => b.properties.has(name));
}

/** Returns true for a schema that has only a type and annotations, besides the given keywords. */
function isBare(schema: Schema, besides: readonly string[] = []): boolean {
  return Object.keys(schema).every((key) => BARE.has(key) || besides.includes(key));
}

const { keywords: _, ...ANNOTATIONS } = NOTES;
const BARE: ReadonlySet<string> = new Set(['kind', 'origins', ...Object.keys(ANNOTATIONS)]);
