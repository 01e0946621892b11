/** Whether references of different names lead to the same structure. */
import type { Schema, SchemaId } from '../../../../model/schema.js';

/**
 * Whether two references of merged names state the same.
 * @param classes of each name: the structures that documents state under it
 */
export function alikeness(
  classes: ReadonlyMap<SchemaId, ReadonlySet<number>>,
): (a: Schema, b: Schema) => boolean {
  return (a, b) => {
    if (a.kind !== 'ref' || b.kind !== 'ref') return false;
    const others = classes.get(b.id);
    return a.id === b.id || [...(classes.get(a.id) ?? [])].some((one) => others?.has(one));
  };
}
