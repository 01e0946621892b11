/** One text for one value, independent of the order of keys (after RFC 8785), for comparing and for hashing. */
import type { Schema } from '../../model/schema.js';
import { memoizeByObject } from '../../base/foundation/memo.js';
import { byCodeUnit } from '../../base/foundation/sort.js';

/** Data that can be compared: JSON from descriptions, plain records and arrays. */
export type Comparable =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Comparable[]
  | ReadonlyMap<string, Comparable>
  | object;

/**
 * Returns the canonical text of a value. `undefined` members are omitted, and keys are sorted by code unit.
 * @param skip names of members to omit from records at any depth (not from maps)
 * @param known the text of an object inside the value, if it is known
 */
export function canonicalText(
  value: Comparable,
  skip: ReadonlySet<string> = NO_MEMBERS,
  known: (inside: object) => string | undefined = () => undefined,
): string {
  if (value === undefined) return 'null';
  if (value === null || typeof value !== 'object') {
    return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  }
  const inner = (item: Comparable): string =>
    (typeof item === 'object' && item !== null && known(item)) || canonicalText(item, skip, known);
  if (Array.isArray(value)) return `[${value.map(inner).join(',')}]`;
  const entries =
    value instanceof Map
      ? [...(value as Map<string, Comparable>)]
      : Object.entries(value as Record<string, Comparable>).filter(([key]) => !skip.has(key));
  const parts = entries
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([key, item]) => `${JSON.stringify(key)}:${inner(item)}`);
  return `{${parts.join(',')}}`;
}

/**
 * Returns the canonical text of the content of a value, without origins. Schemas inside it are compared by their
 * content.
 */
export function contentText(value: Comparable): string {
  return canonicalText(value, ORIGINS);
}

const ORIGINS: ReadonlySet<string> = new Set(['origins']);

/**
 * Returns the canonical text of a schema without annotations and origins. It is cached, because merging needs it at
 * each reference to the schema, and for schemas that contain it.
 */
export const schemaShapeText: (schema: Schema) => string = memoizeByObject((schema) =>
  canonicalText(schema, ANNOTATIONS, partText),
);

function partText(value: object): string | undefined {
  return 'kind' in value && 'origins' in value ? schemaShapeText(value as Schema) : undefined;
}

/** The canonical text of a schema's kind and the keywords of that kind, without annotations and assertions. */
export function schemaFormText(schema: Schema): string {
  return canonicalText(schema, NOTES);
}

const NO_MEMBERS: ReadonlySet<string> = new Set();

/** Members of a schema that do not change which values it admits. */
export const ANNOTATIONS: ReadonlySet<string> = new Set([
  'origins',
  'title',
  'description',
  'examples',
  'externalDocs',
  'keywords',
  'restStated',
  'typeImplied',
]);

const NOTES: ReadonlySet<string> = new Set([
  ...ANNOTATIONS,
  ...['default', 'deprecated', 'readOnly', 'writeOnly', 'assertions'],
]);
