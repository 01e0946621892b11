/** Finds parents and the schemas that extend them. A reference to a parent may mean any of its children. */
import { append } from '../../../../base/foundation/lists.js';
import { createReport } from '../../../../base/diagnostics/report.js';
import type { Schema, SchemaId } from '../../../../model/schema.js';
import type { Cursor } from '../../../source/cursor.js';
import type { Hierarchy, SchemaContext } from '../table.js';
import { discriminatorProperty, mappingAround, namesOf } from './declared-discriminator.js';
import { UNION_KEYWORDS } from '../union.js';
import { READING_LIMITS } from '../../../../base/foundation/limits/reading.js';

/**
 * Finds the parents that have children. A reference to a parent with a `discriminator` and no `oneOf` means any schema
 * that extends the parent with `allOf` (Swagger 2.0 § Schema Object, "Models with Polymorphism Support"). A parent
 * whose `oneOf` names a schema that extends the parent is also included here, because following both keywords would
 * never end.
 */
export function findHierarchies(context: SchemaContext): {
  readonly hierarchies: ReadonlyMap<SchemaId, Hierarchy>;
  /** Returns all schemas that extend a schema. */
  readonly descendantsOf: (id: SchemaId) => readonly SchemaId[];
} {
  const { table } = context;
  const children = new Map<SchemaId, SchemaId[]>();
  for (const [id, cursor] of table.names()) {
    for (const parent of refsIn(cursor.get('allOf'), context)) {
      const known = children.get(parent);
      if (known) known.push(id);
      else children.set(parent, [id]);
    }
  }
  const hierarchies = new Map<SchemaId, Hierarchy>();
  const parents = new Map<SchemaId, number>();
  const isFull = (id: SchemaId): boolean => parents.get(id) === READING_LIMITS.parents.most;
  for (const [id, cursor] of table.names()) {
    const listsAlternatives = hasUnion(cursor);
    const chooses = discriminatorProperty(cursor.get('discriminator')) !== undefined;
    if (!listsAlternatives && !chooses) continue;
    const descendants = reachable(id, children, isFull);
    if (descendants === 'too many parents') {
      // From now on, this schema counts as one that already has the maximum number of parents. For each of its own
      // parents, the search for children therefore stops as well.
      parents.set(id, READING_LIMITS.parents.most);
      cursor.add('schema/too-deep', { chain: [id], limit: READING_LIMITS.parents.most });
      continue;
    }
    if (descendants.length === 0) continue;
    const members = UNION_KEYWORDS.flatMap(([key]) => refsIn(cursor.get(key), context));
    if (listsAlternatives && !members.some((member) => descendants.includes(member))) continue;
    const base = table.free(`${id}.base`, `${cursor.pointer}.base`);
    hierarchies.set(id, { base, children: descendants, listsAlternatives });
    for (const one of descendants) parents.set(one, (parents.get(one) ?? 0) + 1);
  }
  const descendantsOf = (id: SchemaId): readonly SchemaId[] => {
    const known = hierarchies.get(id)?.children ?? reachable(id, children, isFull);
    return known === 'too many parents' ? [] : known;
  };
  return { hierarchies, descendantsOf };
}

function hasUnion(cursor: Cursor): boolean {
  return UNION_KEYWORDS.some((union) => Array.isArray(cursor.rawMember(union[0])));
}

/**
 * Returns the named schemas to which a list refers. A reference without a target is reported when the schema is read.
 */
function refsIn(list: Cursor, context: SchemaContext): SchemaId[] {
  if (list.type !== 'array') return [];
  return list.items().flatMap((item) => {
    const ref = item.get('$ref').value;
    const prefix = `#${context.dialect.section}/`;
    if (typeof ref !== 'string') return [];
    if (context.references.isElsewhere(item) || !ref.startsWith('#')) {
      const silent = item.get('$ref').as(ref, createReport());
      const target = context.references.target(silent, context.dialect.section);
      const id = target && context.table.nameAt(context.references.beyondAliases(target));
      return id === undefined ? [] : [id];
    }
    if (!ref.startsWith(prefix)) return [];
    const name = ref.slice(prefix.length);
    return context.table.byName(name) ? [name] : [];
  });
}

/**
 * Returns the schemas that extend a schema, directly or indirectly.
 * @param isFull returns true for a schema that already has the maximum number of parents
 */
function reachable(
  id: SchemaId,
  children: ReadonlyMap<SchemaId, readonly SchemaId[]>,
  isFull: (id: SchemaId) => boolean,
): SchemaId[] | 'too many parents' {
  const found = new Set<SchemaId>();
  const stack = [...(children.get(id) ?? [])];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === id || found.has(next)) continue;
    if (isFull(next)) return 'too many parents';
    found.add(next);
    append(stack, children.get(next) ?? []);
  }
  return [...found].sort();
}

/**
 * Reads the union that a reference to a parent means: all its descendants, and the parent itself.
 * @param id the id of the parent
 * @param cursor the parent's schema object
 */
export function readHierarchy(
  id: SchemaId,
  cursor: Cursor,
  hierarchy: Hierarchy,
  context: SchemaContext,
): Schema {
  const place = cursor.get('discriminator');
  const declared = new Map(
    [...mappingAround(id, hierarchy, context)].map(([value, to]) => [
      value,
      to === id ? hierarchy.base : to,
    ]),
  );
  // In the union, the parent itself has a separate id.
  const names = new Map([[hierarchy.base, id], ...namesOf(hierarchy.children, context)]);
  const members: Schema[] = [...hierarchy.children, hierarchy.base].map((to) => ({
    kind: 'ref',
    id: to,
    origins: [place.origin()],
  }));
  const mapping = new Map<string, SchemaId>();
  const discriminator = { property: discriminatorProperty(place) ?? '', mapping };
  context.unions.push({ place, discriminator, members, declared, names, base: hierarchy.base });
  return { kind: 'union', members, discriminator, origins: [cursor.origin()] };
}

/**
 * Returns a parent schema without its `oneOf`, `anyOf` and discriminator, in the form in which schemas extend it. Its
 * problems are not reported again, because they were reported when the whole schema was read.
 */
export function withoutUnions(cursor: Cursor): Cursor {
  const keywords: readonly string[] = UNION_KEYWORDS.map(([keyword]) => keyword);
  const dropped = [...keywords, 'discriminator'];
  const kept = cursor.entries().filter(([key]) => !dropped.includes(key));
  const value = Object.fromEntries(kept.map(([key, place]) => [key, place.value]));
  return cursor.as(value, createReport());
}
