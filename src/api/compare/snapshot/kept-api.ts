/** Stores an API for the next run as a structured clone, so that a value shared by several endpoints is stored once. */
import { deserialize, serialize } from 'node:v8';
import type { Api } from '../../../model/api.js';
import { weakTrust, type Origin, type Trust } from '../../../model/origin.js';

/** Fields that `compareApis` does not read. */
const NOT_COMPARED = new Set(
  (
    'title summary description example examples externalDocs contact license document tags aliases links ' +
    'extensions infoExtensions'
  ).split(' '),
);

/**
 * Encodes all parts of an API that `compareApis` uses. An origin is reduced to its trust level.
 * @param mark identifies the run
 */
export function encodeSnapshot(api: Api, mark: string): Uint8Array {
  return serialize([mark, compared(api, new Map())]);
}

/**
 * Returns the API of a snapshot, without the parts that are not compared.
 * @param bytes a snapshot written by the same build of this package, because the model may differ between builds
 * @returns `undefined` if the snapshot is damaged, or belongs to another run
 */
export function decodeSnapshot(bytes: Uint8Array, mark: string): Api | undefined {
  try {
    const kept: unknown = deserialize(bytes);
    return Array.isArray(kept) && kept[0] === mark ? (kept[1] as Api) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Copies an object of the API model.
 * @param copies maps each object with fields to the copy that was already made of it, so that an object used in several
 * places stays shared. Lists and maps are not included, because each of them belongs to one object.
 */
function compared(value: object, copies: Map<object, object>): object {
  // The types of items and fields are tested before each recursive call. This avoids half of the calls, because half of
  // the 200,000 values of a large model are not objects.
  if (Array.isArray(value)) {
    // `map` would create arrays that V8 encodes differently from run to run.
    const items: unknown[] = [];
    for (const item of value as readonly unknown[]) {
      items.push(typeof item === 'object' && item !== null ? compared(item, copies) : item);
    }
    return items;
  }
  if (value instanceof Map) {
    const entries = new Map<unknown, unknown>();
    value.forEach((one: unknown, key) => {
      entries.set(key, typeof one === 'object' && one !== null ? compared(one, copies) : one);
    });
    return entries;
  }
  const known = copies.get(value);
  if (known !== undefined) return known;
  // Names from descriptions are only keys of maps, so no field of an object is `__proto__`.
  const fields: Record<string, unknown> = {};
  copies.set(value, fields);
  for (const name in value) {
    const field = (value as Readonly<Record<string, unknown>>)[name];
    if (name === 'origins') {
      fields[name] = ORIGINS[weakTrust(field as readonly Origin[]) ?? 'declared'];
    } else if (typeof field !== 'object' || field === null) {
      if (!NOT_COMPARED.has(name)) fields[name] = field;
    } else if (!NOT_COMPARED.has(name)) fields[name] = compared(field, copies);
    else if (Array.isArray(field)) fields[name] = NO_ITEMS;
    else if (field instanceof Map) fields[name] = NO_ENTRIES;
  }
  return fields;
}

const NO_ITEMS: readonly unknown[] = [];
const NO_ENTRIES: ReadonlyMap<unknown, unknown> = new Map();

const originsOf = (trust: Trust): readonly Origin[] => [{ source: '', pointer: '', trust }];

const ORIGINS = {
  declared: originsOf('declared'),
  observed: originsOf('observed'),
  inferred: originsOf('inferred'),
  assumed: originsOf('assumed'),
};
