/** Inferred schemas that describe one thing, made one: wide enough for each of them. */
import type { Origin } from '../../model/origin.js';
import type { ObjectShape, Property, Schema, Shape, StringShape } from '../../model/schema.js';
import { UNKNOWN } from '../../model/schema.js';
import { byCodeUnit } from '../../foundation/sort.js';

const DEPTH = 60;
const ORDER = ['boolean', 'integer', 'number', 'string', 'binary', 'enum', 'array', 'object'];

/**
 * The schema that admits whatever one of some inferred schemas admits.
 * Their order and repetition do not matter; notes are not kept, a property's description is.
 * @param schemas schemas made by `inferSchema`, or simple ones of the same making
 * @returns `unknown` when none of them knows anything
 */
export function mergeInferred(schemas: readonly Schema[]): Schema {
  return merge(schemas, 0);
}

/**
 * One schema from the forms that were seen.
 * @param shapes forms of one value, in any order, kinds repeated or not
 * @param origins where they were seen
 */
export function mergeShapes(shapes: readonly Shape[], origins: readonly Origin[]): Schema {
  return merge(
    shapes.map((shape) => ({ ...shape, origins })),
    0,
  );
}

/** The same places, each once, in order, and only as `inferred`. */
export function inferredOrigins(origins: readonly Origin[]): Origin[] {
  const found = new Map<string, Origin>();
  for (const { source, pointer } of new Set(origins)) {
    found.set(`${source}\n${pointer}`, { source, pointer, trust: 'inferred' });
  }
  return [...found].sort(([a], [b]) => byCodeUnit(a, b)).map(([, origin]) => origin);
}

function merge(schemas: readonly Schema[], depth: number): Schema {
  if (depth > DEPTH) return UNKNOWN;
  const atoms = schemas.flatMap((schema) => (schema.kind === 'union' ? schema.members : [schema]));
  const known = atoms.filter(({ kind }) => kind !== 'unknown' && kind !== 'never');
  const origins = inferredOrigins(schemas.flatMap((schema) => schema.origins));
  const described = describe(schemas);
  if (known.some(({ kind }) => kind === 'any')) return { kind: 'any', ...described, origins };
  const valued = known.filter(({ kind }) => kind !== 'null');
  if (valued.length === 0) return { kind: 'unknown', ...described, origins };
  const members = mergeKinds(valued, depth);
  if (known.length > valued.length) members.push({ kind: 'null', origins });
  const [first] = members;
  if (first && members.length === 1) return { ...first, ...described, origins };
  return { kind: 'union', members, ...described, origins };
}

function mergeKinds(atoms: readonly Schema[], depth: number): Schema[] {
  const kinds = new Map<string, Schema[]>();
  const wide = atoms.some(({ kind }) => kind === 'number');
  for (const atom of atoms) {
    const kind = wide && atom.kind === 'integer' ? 'number' : atom.kind;
    const same = kinds.get(kind);
    if (same) same.push(atom);
    else kinds.set(kind, [atom]);
  }
  const rank = (kind: string): number => (ORDER.indexOf(kind) + ORDER.length) % ORDER.length;
  return [...kinds]
    .sort(([a], [b]) => rank(a) - rank(b) || byCodeUnit(a, b))
    .flatMap(([kind, same]) => mergeKind(kind, same, depth));
}

/** Schemas of one kind. Kinds that inference never makes stay as they are. */
function mergeKind(kind: string, same: readonly Schema[], depth: number): readonly Schema[] {
  if (same.length === 1) return same;
  const origins = inferredOrigins(same.flatMap((schema) => schema.origins));
  switch (kind) {
    case 'boolean':
    case 'integer':
    case 'number':
    case 'binary':
      return [{ kind, origins }];
    case 'string':
      return [{ ...mergeStrings(same), origins }];
    case 'enum': {
      const values = same.flatMap((schema) => (schema.kind === 'enum' ? schema.values : []));
      const unique = [...new Map(values.map((value) => [String(value), value]))].sort(([a], [b]) =>
        byCodeUnit(a, b),
      );
      return [{ kind: 'enum', values: unique.map(([, value]) => value), open: true, origins }];
    }
    case 'array': {
      const items = same.flatMap((schema) => (schema.kind === 'array' ? [schema.items] : []));
      return [{ kind: 'array', items: merge(items, depth + 1), origins }];
    }
    case 'object': {
      const objects = same.filter((schema) => schema.kind === 'object');
      return [{ ...mergeObjects(objects, depth), origins }];
    }
    default:
      return same;
  }
}

function mergeStrings(same: readonly Schema[]): StringShape {
  const formats = new Set(same.map((schema) => (schema.kind === 'string' ? schema.format : '')));
  const [format] = formats;
  return { kind: 'string', ...(formats.size === 1 && format && { format }) };
}

/** Maps stay a map; a map beside a record is an open record. */
function mergeObjects(objects: readonly ObjectShape[], depth: number): ObjectShape {
  const rests = objects.flatMap(({ rest }) => (rest ? [rest] : []));
  const seen = new Map<string, Property[]>();
  for (const { properties } of objects) {
    for (const [name, property] of properties) {
      const known = seen.get(name);
      if (known) known.push(property);
      else seen.set(name, [property]);
    }
  }
  const properties = new Map<string, Property>();
  for (const name of [...seen.keys()].sort()) {
    const found = seen.get(name) ?? [];
    const required =
      found.length === objects.length && found.every((property) => property.required);
    const schema = merge(
      found.map((property) => property.schema),
      depth + 1,
    );
    properties.set(name, { schema, required });
  }
  const map = rests.length === objects.length && seen.size === 0;
  const rest = map ? merge(rests, depth + 1) : ({ kind: 'any', origins: [] } as const);
  return { kind: 'object', properties, rest };
}

/** The description that most says: the longest, ties by code unit. */
function describe(schemas: readonly Schema[]): { description?: string } {
  const texts = schemas.flatMap(({ description }) => description ?? []);
  const [best] = texts.sort((a, b) => b.length - a.length || byCodeUnit(a, b));
  return best === undefined ? {} : { description: best };
}
