/** Finds out whether references with different names have targets of the same structure. */
import type { Schema, SchemaId } from '../../../../model/schema.js';

/**
 * Returns a test for merged names whose schemas have the same content.
 * @param classes of each name: the structures that documents declare for it
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
