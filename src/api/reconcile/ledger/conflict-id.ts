/** Creates the short ids of conflicts. A person accepts a conflict by its id. */
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { createHash } from 'node:crypto';
import { canonicalText, type Comparable } from '../../../model/canonical.js';

/** Fields that do not affect the id, so that a conflict keeps its id if a value moves to another line. */
const PROVENANCE: ReadonlySet<string> = new Set(['origins']);

/**
 * Returns the id of a conflict. The id does not depend on which value is kept, so it is the same in every run. It
 * changes if a document declares another value.
 * @param values all declared values, including the kept one
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
