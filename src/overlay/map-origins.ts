/** Replaces the origins inside plain data of the model. */
import type { Origin } from '../model/origin.js';

/**
 * Rebuilds a value of the model with every list of origins in it replaced.
 * @param replace one origin → the origins that take its place
 */
export function mapOrigins<T>(value: T, replace: (origin: Origin) => readonly Origin[]): T {
  return walk(value, replace) as T;
}

function walk(value: unknown, replace: (origin: Origin) => readonly Origin[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => walk(item, replace));
  if (value instanceof Map) {
    return new Map([...value].map(([key, item]): [unknown, unknown] => [key, walk(item, replace)]));
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'origins' ? distinct(item as Origin[], replace) : walk(item, replace),
    ]),
  );
}

function distinct(
  origins: readonly Origin[],
  replace: (origin: Origin) => readonly Origin[],
): Origin[] {
  const byPlace = new Map(
    origins.flatMap(replace).map((origin) => [`${origin.source} ${origin.pointer}`, origin]),
  );
  return [...byPlace.values()];
}
