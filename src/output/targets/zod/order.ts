/** The order of schemas: each behind those that it names, as far as they do not name each other. */
import { childSchemas, type Schema, type SchemaId } from '../../../kit.js';

/** The named schemas that a schema refers to: `hard` ones are read when it is created, the others when it is used. */
export interface Named {
  readonly all: ReadonlySet<SchemaId>;
  readonly hard: ReadonlySet<SchemaId>;
}

/** Returns the references of a schema. Properties of objects are not hard: getters read them later. */
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

/** A key, and the keys that it leads to and that are still to be visited. */
interface Step<Key> {
  readonly key: Key;
  readonly left: Key[];
}

/**
 * Keys behind those that they lead to. In a circle, the way that was gone first is the one that is broken.
 * @param follow where a key leads
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

/** The keys that can be reached from each other, by a word for each such circle (Kosaraju). */
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
 * Sorts what names each other.
 * @param keys in an order that depends on nothing else
 * @param named what each names, by their keys
 */
export function behindOthers<Key>(
  keys: readonly Key[],
  named: (key: Key) => { readonly all: readonly Key[]; readonly hard: readonly Key[] },
): Key[] {
  const circleOf = circles(keys, (key) => named(key).all);
  // Within a circle only what cannot wait decides.
  return behind(keys, (key) => {
    const { all, hard } = named(key);
    const isWaiting = (one: Key): boolean =>
      circleOf.get(one) === circleOf.get(key) && !hard.includes(one);
    return all.filter((one) => !isWaiting(one));
  });
}
