/**
 * Converts parsed data to JSON of the model. Objects become maps, because descriptions may have keys such as
 * `__proto__`.
 */
import { sortTexts } from '../../base/foundation/sort.js';
import type { Json } from '../../model/schema.js';

/** Converts a value. Keys stay in their order. */
export function toJson(value: unknown): Json {
  if (typeof value !== 'object' || value === null)
    return value === undefined ? null : (value as Json);
  if (Array.isArray(value)) return value.map(toJson);
  const members = new Map<string, Json>();
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    const isScalar = typeof member !== 'object' && member !== undefined;
    members.set(key, isScalar ? (member as Json) : toJson(member));
  }
  return members;
}

/** Converts a value. Keys are sorted by code unit. */
export function toSortedJson(value: unknown): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return Array.isArray(value) ? value.map(toSortedJson) : toJson(value);
  }
  const members = new Map<string, Json>();
  for (const key of sortTexts(Object.keys(value))) {
    members.set(key, toSortedJson((value as Record<string, unknown>)[key]));
  }
  return members;
}
