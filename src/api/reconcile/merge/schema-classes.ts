/** Structural identity of named schemas of several documents, cycles included: schemas of one class admit the same values. */
import type { Schema, SchemaId } from '../../../model/schema.js';
import { mapRefs } from '../../../model/walk.js';
import { schemaShapeText } from '../schema-text.js';

type Classes = Map<SchemaId, number>;

/**
 * Separates the named schemas of all documents by their shapes, and by the targets of their references in their own
 * document. Refines in rounds, as in partition refinement, until no round separates more of them, so mutually
 * recursive schemas are in one class exactly if they unfold to the same tree. All documents are refined together: a
 * round without effect on one document may separate it from another.
 * @param documents id → schema, for each; references to ids outside the map count by their id
 * @returns id → class, for each
 */
export function classifySchemas(
  documents: readonly ReadonlyMap<SchemaId, Schema>[],
): readonly ReadonlyMap<SchemaId, number>[] {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  };
  const classes = documents.map(
    (schemas): Classes => new Map([...schemas.keys()].map(unclassified)),
  );
  const referring = documents.map((schemas) =>
    [...schemas].map(([id, schema]) => ({ id, schema, targets: targetsOf(schema) })),
  );
  let changed = documents.map((schemas): ReadonlySet<SchemaId> => new Set(schemas.keys()));
  for (let count = 0; ;) {
    const isFirst = count === 0;
    const refined = referring.map((list, index) => {
      const known = classes[index];
      const names = changed[index];
      // A schema keeps its class if none of its targets has changed.
      const due = list.filter(({ targets }) => isFirst || targets.some((id) => names?.has(id)));
      return due.map(({ id, schema }): [SchemaId, number] => {
        const text = mapRefs(schema, (target) => String(known?.get(target) ?? `outside ${target}`));
        return [id, numberOf(schemaShapeText(text))];
      });
    });
    changed = refined.map((list, index) => updated(classes[index], list));
    const found = new Set(classes.flatMap((table) => [...table.values()])).size;
    if (found === count) return classes;
    count = found;
  }
}

const unclassified = (id: SchemaId): [SchemaId, number] => [id, -1];

function targetsOf(schema: Schema): readonly SchemaId[] {
  const targets = new Set<SchemaId>();
  mapRefs(schema, (id) => {
    targets.add(id);
    return id;
  });
  return [...targets];
}

/** Writes classes into a table, and returns the ids whose class has changed. */
function updated(table: Classes | undefined, list: readonly [SchemaId, number][]): Set<SchemaId> {
  const changed = new Set<SchemaId>();
  for (const [id, number] of list) {
    if (table?.get(id) !== number) changed.add(id);
    table?.set(id, number);
  }
  return changed;
}
