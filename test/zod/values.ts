/** JSON values for a schema, and mutations of them. */
import { sampleValue } from '../../src/values/sample/index.js';
import type { Api } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import { plainValue } from '../../src/service/mock/plain.js';

export type Value = null | boolean | number | string | Value[] | { [name: string]: Value };

/** A source of numbers below 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A valid value, with or without its optional parts. */
export function made(
  schema: Schema,
  api: Api,
  direction: 'read' | 'write',
  seed: number,
): Value | undefined {
  const optional = seed % 2 === 0;
  const value = sampleValue(schema, { api, direction, seed, optional, given: seed % 3 > 0 });
  if (value === undefined) return undefined;
  return JSON.parse(JSON.stringify(plainValue(value) ?? null)) as Value;
}

const STRANGERS: readonly Value[] = [
  ...[null, true, false, 0, -1, 1.5, 41, 2 ** 31, 1e300],
  ...['', 'x', 'a text of some length, longer than most that are allowed', '2024-02-30', '🙂'],
  ...[[], {}, [null], { 'x-other': 1 }],
];

/** The value with one change: a part removed, added, or replaced. */
export function changed(value: Value, next: () => number): Value {
  const copy = structuredClone(value);
  const places: { readonly holder: Value[] | Record<string, Value>; readonly key: string }[] = [];
  const visit = (held: Value): void => {
    if (typeof held !== 'object' || held === null) return;
    for (const key of Object.keys(held)) {
      places.push({ holder: held as Record<string, Value>, key });
      visit((held as Record<string, Value>)[key] ?? null);
    }
  };
  visit(copy);
  const stranger = (): Value => structuredClone(one(STRANGERS, next) ?? null);
  const place = next() < 0.05 ? undefined : one(places, next);
  if (place === undefined) return stranger();
  const { holder, key } = place;
  if (Array.isArray(holder)) {
    const at = Number(key);
    if (next() < 0.4) holder.splice(at, 1);
    else if (next() < 0.5) holder.push(structuredClone(holder[at] ?? null));
    else holder[at] = stranger();
  } else if (next() < 0.4) delete holder[key];
  else if (next() < 0.3) holder['x-other'] = stranger();
  else holder[key] = stranger();
  return copy;
}

function one<T>(list: readonly T[], next: () => number): T | undefined {
  return list[Math.floor(next() * list.length)];
}
