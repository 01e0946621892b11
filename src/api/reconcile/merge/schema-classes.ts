/**
 * Groups the named schemas of several documents into classes by structure. Schemas may be recursive. All schemas in a
 * class accept the same values.
 */
import type { Schema, SchemaId } from '../../../model/schema.js';
import { mapRefs } from '../../../model/walk.js';
import { schemaShapeText } from '../schema-text.js';

type Classes = Map<SchemaId, number>;

/**
 * Assigns the named schemas of all documents to classes by their structure. The structure includes the targets of
 * references in the same document. Classes are divided in rounds until nothing changes (partition refinement), so that
 * two recursive schemas are in the same class if they expand to the same tree. All documents are classified together,
 * because each round may separate a schema of one document from a schema of another.
 * @param documents the schemas of each document by id; a reference to an unknown id is compared by this id
 * @returns for each document, a map from the id of each schema to its class
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
      // A schema keeps its class if the classes of its targets did not change in the last round.
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

/**
 * Stores the new classes of schemas.
 * @returns the ids of the schemas whose class changed
 */
function updated(table: Classes | undefined, list: readonly [SchemaId, number][]): Set<SchemaId> {
  const changed = new Set<SchemaId>();
  for (const [id, number] of list) {
    if (table?.get(id) !== number) changed.add(id);
    table?.set(id, number);
  }
  return changed;
}
