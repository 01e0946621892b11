/** Combines the shapes of two schemas into one. If their types exclude each other, the result is `never`. */
import { KEYWORDS, type Keyword, type PlainKind } from '../keywords.js';
import type { CombineSchemas } from '../keywords/values.js';
import type { EnumShape, ObjectShape, Scalar, Schema, TupleShape } from '../schema.js';
import { extended, withoutForbidden } from './objects.js';
import { isSilent } from './any-value.js';

type Rows = Readonly<Record<string, Keyword<never> | undefined>>;
type Members = Readonly<Record<string, unknown>>;

interface Shapes {
  readonly shape: object;
  /** Schemas for keywords that the combined shape cannot contain, such as a second `pattern`. */
  readonly left?: readonly Schema[];
}

/** Combines the keywords of two schemas. Neither may be a reference, a union or an intersection. */
export function combinedShapes(a: Schema, b: Schema, combine: CombineSchemas): Shapes {
  if (isSilent(a) && isSilent(b)) {
    const isUnknown = a.kind === 'unknown' || b.kind === 'unknown';
    return { shape: { kind: isUnknown ? 'unknown' : 'any' } };
  }
  if (a.kind === 'enum' && b.kind === 'enum') return combinedEnums(a, b);
  if (a.kind === 'enum') return listedValues(a, b);
  if (b.kind === 'enum') return listedValues(b, a);
  if (jsonTypeOf(a) !== jsonTypeOf(b)) return NEVER;
  if (a.kind === 'object' && b.kind === 'object') {
    const [one, other] = [extended(a, b), extended(b, a)];
    const { shape, left } = combinedRows('object', one, other, combine);
    return { shape: withoutForbidden(shape as ObjectShape), ...(left && { left }) };
  }
  if (a.kind === 'binary' && b.kind === 'string') return { shape: shapeOf(a), left: formOf(b) };
  if (b.kind === 'binary' && a.kind === 'string') return { shape: shapeOf(b), left: formOf(a) };
  if (a.kind === 'tuple' && b.kind === 'array') return combinedTuples(a, asTuple(b, a), combine);
  if (b.kind === 'tuple' && a.kind === 'array') return combinedTuples(asTuple(a, b), b, combine);
  if (a.kind === 'tuple' && b.kind === 'tuple') return combinedTuples(a, b, combine);
  const kind = a.kind === 'integer' ? 'integer' : (b.kind as PlainKind);
  return combinedRows(kind, a, b, combine);
}

const NEVER: Shapes = { shape: { kind: 'never' } };

function combinedRows(kind: PlainKind, a: Schema, b: Schema, combine: CombineSchemas): Shapes {
  const shape: Record<string, unknown> = { kind };
  const left: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(KEYWORDS[kind] as Rows)) {
    if (row === undefined) continue;
    const [one, other] = [(a as unknown as Members)[name], (b as unknown as Members)[name]];
    const isLimited = one !== undefined && other !== undefined;
    if (!isLimited && row.absent === 'nothing') continue;
    const value = isLimited ? row.both(one as never, other as never, combine) : (one ?? other);
    if (value !== undefined) shape[name] = value;
    else if (isLimited) {
      shape[name] = one;
      left[name] = other;
    }
  }
  if (Object.keys(left).length === 0) return { shape };
  const form = { kind: kind === 'integer' ? 'number' : kind, ...left, origins: b.origins };
  return { shape, left: [form as Schema] };
}

/** Returns the JSON type whose values a schema describes. */
export function jsonTypeOf({ kind }: Schema): string {
  switch (kind) {
    case 'integer':
      return 'number';
    case 'tuple':
      return 'array';
    case 'binary':
      return 'string';
    default:
      return kind;
  }
}

function shapeOf(schema: Schema): object {
  const shape: Record<string, unknown> = { kind: schema.kind };
  for (const name of Object.keys(KEYWORDS[schema.kind as PlainKind])) {
    const value = (schema as unknown as Members)[name];
    if (value !== undefined) shape[name] = value;
  }
  return shape;
}

/**
 * Returns a list of one schema that contains only the type and the limits (such as `minLength`) of a schema. The list
 * is empty if the schema has no limits.
 */
function formOf(schema: Schema): Schema[] {
  const shape = shapeOf(schema);
  if (Object.keys(shape).length === 1) return [];
  const kind = schema.kind === 'integer' ? 'number' : schema.kind;
  return [{ ...shape, kind, origins: schema.origins } as Schema];
}

function combinedEnums(a: EnumShape, b: EnumShape): Shapes {
  if (a.open === true && b.open === true) {
    return {
      shape: { kind: 'enum', values: [...new Set([...a.values, ...b.values])], open: true },
    };
  }
  const [closed, other] = a.open === true ? [b, a] : [a, b];
  const isAllowed = (value: Scalar): boolean =>
    other.values.includes(value) || (other.open === true && typeof value === 'string');
  return chosenValues(closed, isAllowed);
}

/** Combines an enum with a type: keeps the values of this type, and the limits (such as `minLength`) of the type. */
function listedValues(list: EnumShape & { origins: Schema['origins'] }, type: Schema): Shapes {
  if (list.open === true && type.kind === 'string') {
    return { shape: shapeOf(list as Schema), left: formOf(type) };
  }
  const isAllowed = (value: Scalar): boolean => {
    const isInteger = typeof value === 'bigint' || Number.isInteger(value);
    if (type.kind === 'integer') return isInteger;
    if (type.kind === 'null') return value === null;
    return jsonTypeOf(type) === (typeof value === 'bigint' ? 'number' : typeof value);
  };
  return { ...chosenValues(list, isAllowed), left: formOf(type) };
}

function chosenValues(list: EnumShape, isAllowed: (value: Scalar) => boolean): Shapes {
  const kept = list.values.map((value) => isAllowed(value));
  if (!kept.includes(true)) return NEVER;
  const values = list.values.filter((_, at) => kept[at]);
  const names = list.names?.filter((_, at) => kept[at]);
  return { shape: { kind: 'enum', values, ...(names && { names }) } };
}

/** Turns an array into a tuple that has as many items as another tuple, so that both can be combined. */
function asTuple(array: Extract<Schema, { kind: 'array' }>, { items }: TupleShape): Schema {
  const { items: rest, ...others } = array;
  return { ...others, kind: 'tuple', items: items.map(() => rest), rest };
}

function combinedTuples(a: Schema, b: Schema, combine: CombineSchemas): Shapes {
  if (a.kind !== 'tuple' || b.kind !== 'tuple') return NEVER;
  const places = Math.max(a.items.length, b.items.length);
  const [one, other] = [filled(a, places), filled(b, places)];
  return combinedRows('tuple', one, other, combine);
}

/** Extends a tuple to a number of items. The added items get the schema of additional items, or `never`. */
function filled(tuple: Schema & TupleShape, places: number): Schema {
  const missing = places - tuple.items.length;
  if (missing === 0) return tuple;
  const { rest = NOTHING } = tuple;
  const most =
    tuple.rest === undefined
      ? Math.min(tuple.items.length, tuple.maxItems ?? Infinity)
      : tuple.maxItems;
  const items = [...tuple.items, ...Array.from({ length: missing }, () => rest)];
  return { ...tuple, items, ...(most !== undefined && { maxItems: most }) };
}

const NOTHING: Schema = { kind: 'never', origins: [] };
