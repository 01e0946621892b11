/** Whether schemas that are stated in different ways state the same: judged on what references lead to. */
import type { Schema, SchemaId } from '../../model/schema.js';
import { mapChildren } from '../../model/walk.js';
import { schemaShapeText } from '../canonical.js';

/** How much is unfolded to be compared. What is larger is not compared: people write such schemas once. */
const MOST_SCHEMAS = 2000;

/**
 * Whether two schemas of merged names state the same.
 * @param classes of each name: the structures that documents state under it
 * @param schemas the merged schemas; without them only references are compared with each other
 */
export function alikeness(
  classes: ReadonlyMap<SchemaId, ReadonlySet<number>>,
  schemas: ReadonlyMap<SchemaId, Schema> = new Map(),
): (a: Schema, b: Schema) => boolean {
  return (a, b) => {
    if (a.kind === 'ref' && b.kind === 'ref') {
      const others = classes.get(b.id);
      return a.id === b.id || [...(classes.get(a.id) ?? [])].some((one) => others?.has(one));
    }
    if (a.kind !== 'ref' && b.kind !== 'ref') return false;
    const [one, other] = [unfolded(a, schemas), unfolded(b, schemas)];
    if (one === undefined || other === undefined) return false;
    return schemaShapeText(one) === schemaShapeText(other);
  };
}

/** A schema with what its references lead to in their places; nothing where that has no end, or is much. */
function unfolded(whole: Schema, schemas: ReadonlyMap<SchemaId, Schema>): Schema | undefined {
  let left = MOST_SCHEMAS;
  const open = new Set<SchemaId>();
  const unfold = (schema: Schema): Schema => {
    if (left-- <= 0) return schema;
    if (schema.kind !== 'ref') return mapChildren(schema, unfold);
    const target = open.has(schema.id) ? undefined : schemas.get(schema.id);
    if (target === undefined) {
      left = 0;
      return schema;
    }
    open.add(schema.id);
    const found = unfold(target);
    open.delete(schema.id);
    return found;
  };
  const found = unfold(whole);
  return left > 0 ? found : undefined;
}
