/** Converts samples to plain values of JavaScript. */
import {
  BYTES,
  isArrayInstance,
  isObjectInstance,
  type Instance,
} from '../../values/sample/index.js';

/** Converts a sample to records, lists and bytes. */
export function plainValue(value: Instance): unknown {
  if (value === BYTES) return new Uint8Array([109, 111, 99, 107]);
  if (typeof value === 'bigint') return Number(value);
  if (isArrayInstance(value)) return value.map(plainInside);
  if (!isObjectInstance(value)) return value;
  return Object.fromEntries([...value].map(([name, held]) => [name, plainInside(held)]));
}

/** Bytes inside of JSON are a text. */
function plainInside(value: Instance): unknown {
  return value === BYTES ? 'mock' : plainValue(value);
}

/** A record, and no list. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** Converts a JSON value to the form that checks of samples need. */
export function instanceOf(value: unknown): Instance {
  if (Array.isArray(value)) return value.map(instanceOf);
  if (isRecord(value))
    return new Map(Object.entries(value).map(([name, held]) => [name, instanceOf(held)]));
  return value as Instance;
}
