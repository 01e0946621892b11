/** Reads how reliable the facts of a document are. Restitch's export marks facts that no document declared. */
import { isWeak, type Trust } from '../../model/origin.js';
import { EXTENSION } from '../../model/extensions.js';
import type { Cursor } from '../source/cursor.js';

/**
 * Marks everything that was read from an object as no more reliable than the object itself declares.
 * @param cursor the object
 * @param value the value that was read from the object
 */
export function withDeclaredTrust<T>(cursor: Cursor, value: T): T {
  const trust = weakTrust(cursor.rawMember(EXTENSION.trust));
  return trust ? (weaken(value, trust) as T) : value;
}

/**
 * Like {@link withDeclaredTrust}, but for a single field of an object.
 * @param cursor the object
 * @param field the name of the field
 * @param value the value that was read for the field
 */
export function withDeclaredFieldTrust<T>(cursor: Cursor, field: string, value: T): T {
  if (!cursor.has(EXTENSION.fieldTrust)) return value;
  const trust = weakTrust(cursor.get(EXTENSION.fieldTrust).rawMember(field));
  return trust ? (weaken(value, trust) as T) : value;
}

function weakTrust(value: unknown): Trust | undefined {
  return isWeak(value) ? value : undefined;
}

/**
 * Replaces the trust `declared` with `trust` in every origin, at any depth. A part cannot be more reliable than the
 * whole.
 */
function weaken(value: unknown, trust: Trust): unknown {
  if (Array.isArray(value)) return value.map((item) => weaken(item, trust));
  if (value instanceof Map) {
    return new Map([...value].map(([key, item]) => [key, weaken(item, trust)]));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, weaken(item, trust)] as const);
  const copy = Object.fromEntries(entries);
  return copy['trust'] === 'declared' && 'pointer' in copy ? { ...copy, trust } : copy;
}
