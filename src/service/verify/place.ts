/** Where values of one kind stand: a place in any item of a list, and under any key that names a thing. */
import { memberOf } from '../../base/foundation/plain-object.js';
import { escapePointer, pointerKeys } from '../../model/pointer.js';
import { isRecordedField } from '../../input/read/infer/field-names.js';

/** A place in values, and what stands there in one of them. */
export interface PlaceInValue {
  /** A JSON Pointer (RFC 6901) with `*` for any item, and for keys that are no names of fields. */
  readonly pointer: string;
  /** Nothing where the value has no such place. */
  readonly value: unknown;
}

/**
 * The place that a pointer shows.
 * @param value the whole value
 * @param pointer a JSON Pointer into it
 */
export function placeIn(value: unknown, pointer: string): PlaceInValue {
  let found = value;
  let general = '';
  for (const key of pointerKeys(pointer)) {
    const isList = Array.isArray(found);
    general += `/${isList || !isRecordedField(key) ? '*' : escapePointer(key)}`;
    found = memberOf(found, key);
  }
  return { pointer: general, value: found };
}

/** The type of a value in the words of JSON Schema; `nothing` where there is none. */
export function typeOfValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
