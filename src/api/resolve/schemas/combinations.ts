/**
 * Limits the combinations in intersections of unions. A TypeScript compiler combines all members of the unions, and
 * fails beyond a hundred thousand combinations.
 */
import { isComposed } from '../../../model/walk.js';
import type { Report } from '../../../base/diagnostics/report.js';
import { memoizeByObject } from '../../../base/foundation/memo.js';
import type { Api } from '../../../model/api.js';
import { followIn, type Follow } from '../../../model/dereference.js';
import type { Schema } from '../../../model/schema.js';
import { mergedPart } from './merged-part.js';
import type { SchemaSurvey } from './survey.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

/**
 * Returns the parts of an intersection for its TypeScript type. If the unions among the parts have too many
 * combinations, some of the unions are each replaced by one object. The type then accepts more values, but generated
 * checks still use all parts.
 * @param follow resolves references; by default, references are not resolved
 * @returns the members themselves if they have few combinations
 */
export function declaredParts(
  members: readonly Schema[],
  follow: Follow = itself,
): readonly Schema[] {
  const cut = cutParts(members, follow);
  if (cut.size === 0) return members;
  return members.flatMap((member) =>
    cut.has(member) ? (mergedPart(member, follow) ?? []) : member,
  );
}

/** Returns the unions that would cause too many combinations. */
function cutParts(members: readonly Schema[], follow: Follow): ReadonlySet<Schema> {
  const count = counterOf(follow);
  let combinations = 1;
  const cut = new Set<Schema>();
  for (const member of members) {
    const more = combinations * count(member);
    if (more > MERGING_LIMITS.combinations.most) cut.add(member);
    else combinations = more;
  }
  return cut;
}

function itself(schema: Schema): Schema {
  return schema;
}

/** Counts the alternatives of a schema. */
const counterOf = memoizeByObject((follow: Follow) => {
  const known = new Map<Schema, number>();
  const count = (schema: Schema): number => {
    const target = follow(schema);
    if (target.kind === 'enum') return target.open === true ? 1 : Math.max(target.values.length, 1);
    if (!isComposed(target)) return 1;
    const before = known.get(target);
    if (before !== undefined) return before;
    // A reference back to the schema itself adds no alternatives.
    known.set(target, 1);
    const found =
      target.kind === 'union'
        ? target.members.reduce((sum, member) => sum + count(member), 0)
        : countAll(target.members, count);
    known.set(target, found);
    return found;
  };
  return count;
});

/** Counts the combinations of several parts. Parts that would exceed the limit are not counted. */
function countAll(members: readonly Schema[], count: (schema: Schema) => number): number {
  return members.reduce((all, member) => {
    const more = all * count(member);
    return more > MERGING_LIMITS.combinations.most ? all : more;
  }, 1);
}

/**
 * Reports intersections whose types do not distinguish all alternatives.
 * @param schemas the targets of references
 */
export function reportCombinations(
  { intersections }: SchemaSurvey,
  schemas: Api['schemas'],
  report: Report,
): void {
  const follow = followIn(schemas);
  for (const { members, origins } of intersections) {
    if (cutParts(members, follow).size > 0)
      report.add('schema/combinations', { limit: MERGING_LIMITS.combinations.most }, origins[0]);
  }
}
