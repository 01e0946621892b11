/** Keeps an API for the next run as a structured clone, in which values that endpoints share are stored once. */
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
 * Encodes everything that `compareApis` uses. Of origins it only keeps whether a fact is a guess.
 * @param mark identifies the run
 */
export function encodeSnapshot(api: Api, mark: string): Uint8Array {
  return serialize([mark, compared(api, new Map())]);
}

/**
 * Returns the API of a snapshot, without the parts that are not compared.
 * @param bytes written by the same build of this package: the model may differ between builds
 * @returns `undefined` if it is damaged, or from another run
 */
export function decodeSnapshot(bytes: Uint8Array, mark: string): Api | undefined {
  try {
    const kept: unknown = deserialize(bytes);
    return Array.isArray(kept) && kept[0] === mark ? (kept[1] as Api) : undefined;
  } catch {
    return undefined;
  }
}

/** Copies a value of the model. @param copies of shared values, which stay shared */
function compared(value: unknown, copies: Map<object, unknown>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy = copied(value, (inner) => compared(inner, copies));
  copies.set(value, copy);
  return copy;
}

function copied(value: object, inner: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Map) {
    const entries = new Map<unknown, unknown>();
    value.forEach((one, key) => entries.set(key, inner(one)));
    return entries;
  }
  const fields: Record<string, unknown> = {};
  for (const name in value) {
    const field = (value as Record<string, unknown>)[name];
    if (name === 'origins') {
      fields[name] = ORIGINS[weakTrust(field as readonly Origin[]) ?? 'declared'];
    } else if (!NOT_COMPARED.has(name)) fields[name] = inner(field);
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
