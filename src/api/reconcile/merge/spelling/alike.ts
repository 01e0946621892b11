/** Determines whether references with different names have targets with the same structure. */
import type { Schema, SchemaId } from '../../../../model/schema.js';

/**
 * Creates a function that compares merged names. It returns true if the schemas of both names have the same content.
 * @param classes the structures that documents declare for each name
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
