/**
 * A place that values of one kind have in common: the same place in every item of a list, and under every key that is
 * not the name of a field.
 */
import { memberOf } from '../../base/foundation/plain-object.js';
import { escapePointer, pointerKeys } from '../../model/pointer.js';
import { append } from '../../base/foundation/lists.js';
import { isApiName } from '../../input/read/infer/api-name.js';
import type { Api } from '../../model/api.js';
import { assertedInPlace } from '../../model/assertions.js';
import type { Schema } from '../../model/schema.js';
import { childSchemas, endpointSchemas } from '../../model/walk.js';

/** A place in values, and the value at that place. */
export interface PlaceInValue {
  /**
   * A JSON Pointer (RFC 6901) with `*` instead of the index of an item, and instead of a key that is not the name of a
   * field.
   */
  readonly pointer: string;
  /** Undefined if the value has no such place. */
  readonly value: unknown;
}

/** True for the name of a property that an API declares. */
export type DeclaredNameTest = (name: string) => boolean;

/** The properties that an API declares, by their names alone. */
export function declaredNameTest(api: Api): DeclaredNameTest {
  const names = new Set<string>();
  const seen = new Set<Schema>();
  const open = [...api.schemas.values(), ...api.endpoints.flatMap(endpointSchemas)];
  for (let schema = open.pop(); schema; schema = open.pop()) {
    if (seen.has(schema)) continue;
    seen.add(schema);
    if (schema.kind === 'object') for (const name of schema.properties.keys()) names.add(name);
    append(open, childSchemas(schema));
    append(open, assertedInPlace(schema));
  }
  return (name) => names.has(name);
}

/**
 * Converts a pointer into one value to a place.
 * @param value the whole value
 * @param pointer a JSON Pointer into it
 */
export function placeIn(
  value: unknown,
  pointer: string,
  isDeclared: DeclaredNameTest,
): PlaceInValue {
  let found = value;
  let general = '';
  for (const key of pointerKeys(pointer)) {
    const isName = !Array.isArray(found) && (isApiName(key) || isDeclared(key));
    general += `/${isName ? escapePointer(key) : '*'}`;
    found = memberOf(found, key);
  }
  return { pointer: general, value: found };
}

/** The JSON Schema type of a value; `nothing` if there is no value. */
export function typeOfValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
