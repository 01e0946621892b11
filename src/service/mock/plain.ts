/** Converts generated samples to plain JavaScript values. */
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  type Instance,
} from '../../values/sample/index.js';

/** Converts a sample to objects, arrays and bytes of JavaScript. */
export function plainValue(value: Instance): unknown {
  if (value === BYTES) return new Uint8Array([109, 111, 99, 107]);
  if (typeof value === 'bigint') return Number(value);
  if (isArrayInstance(value)) return value.map(plainInside);
  if (!isObjectInstance(value)) return value;
  return Object.fromEntries([...value].map(([name, inner]) => [name, plainInside(inner)]));
}

/** Converts a sample that is part of a JSON value. Bytes become a text, because JSON cannot contain bytes. */
function plainInside(value: Instance): unknown {
  return value === BYTES ? 'mock' : plainValue(value);
}

/** Returns true for a plain object. Lists and instances of classes are not plain. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** Converts a JSON value to the form in which samples are checked: objects become maps. */
export function instanceOf(value: unknown): Instance {
  if (Array.isArray(value)) return value.map(instanceOf);
  if (isRecord(value))
    return new Map(Object.entries(value).map(([name, inner]) => [name, instanceOf(inner)]));
  return value as Instance;
}
