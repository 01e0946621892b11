/**
 * Converts the JSON Pointer to a part of one value (`/pets/0/name`) to a pointer that is the same for all values of a
 * schema (`/pets/*\/name`). Such a pointer contains neither indices of items nor keys of maps.
 */
import { memberOf } from '../../base/foundation/plain-object.js';
import { escapePointer, pointerKeys } from '../../model/pointer.js';
import { append } from '../../base/foundation/lists.js';
import { isApiName } from '../../input/read/infer/api-name.js';
import type { Api } from '../../model/api.js';
import { assertedInPlace } from '../../model/assertions.js';
import type { Schema } from '../../model/schema.js';
import { childSchemas, endpointSchemas } from '../../model/walk.js';

/**
 * A pointer into a value, and the part of the value to which it points. The pointer is the same for all values of a
 * schema.
 */
export interface PlaceInValue {
  /**
   * A JSON Pointer (RFC 6901). It contains `*` in place of each array index and each key of a map (such as an id). It
   * contains the names of properties unchanged.
   */
  readonly pointer: string;
  /** The part of the value to which the pointer points; `undefined` if there is none. */
  readonly value: unknown;
}

/** Returns true for the name of a property that an API declares. */
export type DeclaredNameTest = (name: string) => boolean;

/** Collects the names of all properties that an API declares, whatever schema they belong to. */
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
 * Converts a pointer into one value (`/pets/0/name`) to a pointer that is the same for all values of the schema
 * (`/pets/*\/name`).
 * @param value the whole value
 * @param pointer a JSON Pointer into `value`
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

/** Returns the JSON Schema type of a value; `nothing` for `undefined`. */
export function typeOfValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
