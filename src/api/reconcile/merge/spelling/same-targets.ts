/** Determines whether references with different names have targets with the same structure. */
import type { Schema, SchemaId } from '../../../../model/schema.js';

/**
 * Creates a function that returns true if two merged names refer to schemas with the same content.
 * @param classes for each name, the structures that documents declare for it
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
