/** The short id of a conflict, with which people accept it. */
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { createHash } from 'node:crypto';
import { canonicalText, type Comparable } from '../canonical.js';

/** Another line of a document makes no other disagreement. */
const PROVENANCE: ReadonlySet<string> = new Set(['origins']);

/**
 * The same disagreement has the same id in every run, whatever is elected; another value makes another one.
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
