/** Flattens nested intersections into a list of schemas. */
import { append } from '../../base/foundation/lists.js';
import { memoizeByObject } from '../../base/foundation/memo.js';
import type { Api } from '../api.js';
import type { Schema } from '../schema.js';
import { notesOf } from './statements.js';
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';

/**
 * Returns the schemas that all apply to a value: the members of nested intersections, each once, with references
 * resolved. Keywords next to a reference or an intersection become a separate schema after the others.
 * @returns `undefined` if there are too many schemas
 */
export function flattened(
  schema: Schema,
  api: Pick<Api, 'schemas'>,
): readonly Schema[] | undefined {
  const parts = new Set<Schema>();
  const seen = new Set<Schema>();
  const open: Schema[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (seen.size > MERGING_LIMITS.flattenedParts.most * 3) return undefined;
    if (next.kind !== 'intersection' && next.kind !== 'ref') parts.add(next);
    else {
      const beside = statementsBeside(next);
      if (beside !== undefined) open.push(beside);
      if (next.kind === 'intersection') append(open, next.members.toReversed());
      else {
        const target = api.schemas.get(next.id);
        if (target !== undefined) open.push(target);
      }
    }
    if (parts.size > MERGING_LIMITS.flattenedParts.most) return undefined;
  }
  return [...parts];
}

/** Returns the annotations and assertions next to a reference or an intersection, as a schema. */
const statementsBeside = memoizeByObject((schema: Schema): Schema | undefined => {
  const notes = notesOf(schema);
  const { assertions } = schema;
  if (assertions === undefined && Object.keys(notes).length === 0) return undefined;
  return { kind: 'any', ...notes, ...(assertions && { assertions }), origins: [] };
});
