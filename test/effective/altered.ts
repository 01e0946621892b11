/** The same schemas after a change of one keyword. */
import { fc } from '../property.js';
import { tree, type Stated, type Tree } from './trees.js';

/** One keyword, and its location. */
interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** A tree, and trees that each differ from it in one keyword. */
export interface Alteration {
  readonly before: Tree;
  readonly afters: readonly Tree[];
}

export const alteration: fc.Arbitrary<Alteration> = fc
  .record({
    before: tree,
    changes: fc.array(fc.tuple(fc.nat(10_000), fc.boolean()), { minLength: 5, maxLength: 5 }),
  })
  .map(({ before, changes }) => ({
    before,
    afters: changes.map(([at, isGone]) => altered(before, at, isGone)),
  }));

function altered(stated: Tree, at: number, isGone: boolean): Tree {
  const after = structuredClone(stated) as { schema: Stated; named: Record<string, Stated> };
  const places: Place[] = [];
  visit(after.schema, places);
  const used = new Set<string>();
  for (let size = -1; size < used.size;) {
    size = used.size;
    const text = JSON.stringify([after.schema, ...[...used].map((name) => after.named[name])]);
    for (const [, name = ''] of text.matchAll(/schemas\/(\w)/g)) used.add(name);
  }
  for (const name of used) visit(after.named[name], places);
  const place = places[at % places.length];
  if (place === undefined) return stated;
  const { holder, key } = place;
  const value = isGone ? undefined : other(holder[key]);
  if (value === undefined) delete holder[key];
  else holder[key] = value;
  return after;
}

/** Another value of a keyword: a limit that is one higher, a list without its first entry, the opposite. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value) && value.length > 1) return value.slice(1);
  return undefined;
}

function visit(schema: unknown, places: Place[]): void {
  if (typeof schema !== 'object' || schema === null) return;
  const holder = schema as Record<string, unknown>;
  for (const [key, value] of Object.entries(holder)) {
    if (key === '$ref') continue;
    if (key === 'properties') {
      for (const one of Object.values(value as object)) visit(one, places);
      continue;
    }
    // A composition must keep at least one member.
    const isOnly = ['allOf', 'anyOf', 'oneOf'].includes(key);
    if (!isOnly || (value as unknown[]).length > 1) places.push({ holder, key });
    if (isOnly) for (const one of value as unknown[]) visit(one, places);
    else if (key === 'items' || key === 'additionalProperties') visit(value, places);
  }
}
