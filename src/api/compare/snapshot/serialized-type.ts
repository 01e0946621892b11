/** Serializes types. The lock file stores a hash of the resulting text. */
import { byCodeUnit, isSorted } from '../../../base/foundation/sort.js';
import { weakTrust, type Origin } from '../../../model/origin.js';

/** A serialized type. Named schemas that it uses are written as their names. */
export interface SerializedType {
  /**
   * JSON with the keywords that determine which values are valid and how they are sent. Maps are written as lists of
   * pairs.
   */
  readonly text: string;
  /** The ids of the schemas that the type refers to, without duplicates, in the order of their first use. */
  readonly refs: ReadonlySet<string>;
}

/**
 * Fields of a schema that are not serialized: annotations, the source of a property, and `assertions`. The field
 * `assertions` is omitted because it repeats other keywords.
 */
const ANNOTATIONS = new Set(
  (
    'origins title description example examples default deprecated externalDocs extensions ' +
    'assertions undescribed'
  ).split(' '),
);

const NO_REFS: ReadonlySet<string> = new Set();

/**
 * Serializes a schema, or the content of a parameter. Uses a single call of `JSON.stringify`, because joining parts
 * would allocate a string for each part.
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

/** Serializes all parts of a type that a comparison uses. Maps are marked as `$map`. */
export function serializeFully(type: object): string {
  return JSON.stringify(type, (field, value: unknown) => {
    if (field === 'origins') return weakTrust(value as readonly Origin[]);
    if (ANNOTATIONS.has(field) && field !== 'default' && field !== 'deprecated') return undefined;
    if (!(value instanceof Map)) return taggedInteger(value);
    return { $map: sortedEntries(value as Map<string, unknown>) };
  });
}

/** Marks an integer beyond the range of a double as `$bigint`, because JSON has no type for it. */
function taggedInteger(value: unknown): unknown {
  return typeof value === 'bigint' ? { $bigint: String(value) } : value;
}

/** Returns the entries of a map sorted by key, because the order of properties does not matter. */
function sortedEntries<T>(map: ReadonlyMap<string, T>): [string, T][] {
  const entries = [...map];
  return isSorted(entries, byKey) ? entries : entries.sort(byKey);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return byCodeUnit(a, b);
}
