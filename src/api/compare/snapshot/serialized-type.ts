/** Serializes types: the lock file stores a hash of the text. */
import { byCodeUnit, isSorted } from '../../../base/foundation/sort.js';
import { weakTrust, type Origin } from '../../../model/origin.js';

/** A serialized type. Named schemas in it are written as names. */
export interface SerializedType {
  /** The facts that determine sent values, as JSON. Maps are lists of pairs. */
  readonly text: string;
  /** The ids of the schemas that it refers to, each once, in the order of first use. */
  readonly refs: ReadonlySet<string>;
}

/** Fields that do not affect sent values, or repeat other keywords (`assertions`), and the source of a property. */
const ANNOTATIONS = new Set(
  (
    'origins title description example examples default deprecated externalDocs extensions ' +
    'assertions undescribed'
  ).split(' '),
);

const NO_REFS: ReadonlySet<string> = new Set();

/**
 * Serializes a schema, or the content of a parameter. It uses one call of `JSON.stringify`: joining parts would allocate
 * a string for each.
 */
export function serializeType(type: object): SerializedType {
  let refs: Set<string> | undefined;
  const text = JSON.stringify(type, (field, value: unknown) => {
    if (ANNOTATIONS.has(field)) return undefined;
    if (typeof value !== 'object' || value === null) return taggedInteger(value);
    if (value instanceof Map) return sortedEntries(value as Map<string, unknown>);
    const { kind, id } = value as { kind?: unknown; id?: unknown };
    if (kind === 'ref' && typeof id === 'string') (refs ??= new Set()).add(id);
    return value;
  });
  return { text, refs: refs ?? NO_REFS };
}

/** Serializes a type with everything that is compared. Maps are tagged. */
export function serializeFully(type: object): string {
  return JSON.stringify(type, (field, value: unknown) => {
    if (field === 'origins') return weakTrust(value as readonly Origin[]);
    if (ANNOTATIONS.has(field) && field !== 'default' && field !== 'deprecated') return undefined;
    if (!(value instanceof Map)) return taggedInteger(value);
    return { $map: sortedEntries(value as Map<string, unknown>) };
  });
}

/** An integer beyond the range of a double. */
function taggedInteger(value: unknown): unknown {
  return typeof value === 'bigint' ? { $bigint: String(value) } : value;
}

/** The entries by their keys: another order of properties is no change. */
function sortedEntries<T>(map: ReadonlyMap<string, T>): [string, T][] {
  const entries = [...map];
  return isSorted(entries, byKey) ? entries : entries.sort(byKey);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return byCodeUnit(a, b);
}
