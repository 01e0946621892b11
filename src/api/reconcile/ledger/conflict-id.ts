/** The short id of a conflict, with which people accept it. */
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { createHash } from 'node:crypto';
import { canonicalText, type Comparable } from '../../../model/canonical.js';

/** A value on another line of a document is the same conflict, so the id has no lines. */
const PROVENANCE: ReadonlySet<string> = new Set(['origins']);

/**
 * Returns the id of a conflict. It is the same in every run, regardless of the elected value; another candidate
 * changes it.
 * @param values all candidates, the kept one among them
 */
export function conflictId(
  code: string,
  entity: string,
  field: string,
  values: readonly Comparable[],
): string {
  const texts = [...new Set(values.map((value) => canonicalText(value, PROVENANCE)))].sort(
    byCodeUnit,
  );
  const text = JSON.stringify([code, entity, field, texts]);
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
