/**
 * Orders schemas so that each is declared after those that it refers to. This is impossible only for schemas that
 * refer to each other.
 */
import { childSchemas, type Schema, type SchemaId } from '../../../kit.js';

/**
 * The named schemas that a schema refers to. Those in `hard` must exist when the schema is created; the others are
 * read only when it is used.
 */
export interface Named {
  readonly all: ReadonlySet<SchemaId>;
  readonly hard: ReadonlySet<SchemaId>;
}

/**
 * Returns the references in a schema. References in properties of objects are not `hard`, because they are written as
 * getters.
 */
export function namedIn(schema: Schema): Named {
  const all = new Set<SchemaId>();
  const hard = new Set<SchemaId>();
  const visit = (one: Schema, isHard: boolean): void => {
    if (one.kind === 'ref') {
      all.add(one.id);
      if (isHard) hard.add(one.id);
    } else if (one.kind === 'object') {
      one.properties.forEach((property) => visit(property.schema, false));
      if (one.rest) visit(one.rest, isHard);
    } else for (const child of childSchemas(one)) visit(child, isHard);
  };
  visit(schema, true);
  return { all, hard };
}

/** A visited key, and the keys that it refers to and that have not been visited. */
interface Step<Key> {
  readonly key: Key;
  readonly left: Key[];
}

/**
 * Sorts keys so that each comes after those that it refers to. A cycle is broken at the reference that closes it.
 * @param follow returns the keys that a key refers to
 */
function behind<Key>(keys: Iterable<Key>, follow: (key: Key) => Iterable<Key>): Key[] {
  const seen = new Set<Key>();
  const done: Key[] = [];
  for (const start of keys) {
    const path: Step<Key>[] = [];
    const enter = (key: Key): void => {
      if (seen.has(key)) return;
      seen.add(key);
      path.push({ key, left: [...follow(key)].reverse() });
    };
    enter(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const next = step.left.pop();
      if (next !== undefined) enter(next);
      else {
        done.push(step.key);
        path.pop();
      }
    }
  }
  return done;
}

/**
 * Returns a representative for each key. Keys in the same cycle have the same representative (Kosaraju's algorithm).
 */
function circles<Key>(keys: readonly Key[], follow: (key: Key) => readonly Key[]): Map<Key, Key> {
  const users = new Map<Key, Key[]>();
  for (const key of keys) {
    for (const used of follow(key)) users.set(used, [...(users.get(used) ?? []), key]);
  }
  const circleOf = new Map<Key, Key>();
  for (const root of behind(keys, follow).reverse()) {
    const left = [root];
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      if (circleOf.has(key)) continue;
      circleOf.set(key, root);
      for (const user of users.get(key) ?? []) left.push(user);
    }
  }
  return circleOf;
}

/**
 * Sorts keys so that each comes after those that it refers to.
 * @param keys the keys in a stable order, which independent keys keep
 * @param named returns the keys that a key refers to
 */
export function behindOthers<Key>(
  keys: readonly Key[],
  named: (key: Key) => { readonly all: readonly Key[]; readonly hard: readonly Key[] },
): Key[] {
  const circleOf = circles(keys, (key) => named(key).all);
  // Within a cycle, only references in `hard` are followed.
  return behind(keys, (key) => {
    const { all, hard } = named(key);
    const isWaiting = (one: Key): boolean =>
      circleOf.get(one) === circleOf.get(key) && !hard.includes(one);
    return all.filter((one) => !isWaiting(one));
  });
}
