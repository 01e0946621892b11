/** Validates a value with a second implementation, independent of the generated checks. */
import type { Api } from '../../src/model/api.js';
import type { ObjectShape, Scalar, Schema, UnionShape } from '../../src/model/schema.js';
import { regexOf } from './texts.js';

/**
 * The direction of a message. Requests contain no read-only properties, and responses no write-only
 * ones.
 */
export type Direction = 'request' | 'response';

export interface Judging {
  readonly api: Api;
  readonly direction: Direction;
}

const FORMS: ReadonlyMap<string, RegExp> = new Map([
  ['uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['date-time', /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/],
]);

/** @returns true if `value` matches `schema` */
export function fits(schema: Schema, value: unknown, judging: Judging, depth = 0): boolean {
  if (depth > 60) return true;
  const inner = (one: Schema, part: unknown): boolean => fits(one, part, judging, depth + 1);
  switch (schema.kind) {
    case 'any':
    case 'unknown':
      return true;
    case 'binary':
      return typeof value === 'string' || value instanceof Blob;
    case 'never':
      return false;
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
    case 'integer':
      return fitsNumber(schema, value);
    case 'string':
      return typeof value === 'string' && fitsText(schema, value);
    case 'enum':
      return schema.values.some((one) => plain(one) === value);
    case 'array':
      return (
        Array.isArray(value) &&
        fitsCount(value.length, schema.minItems, schema.maxItems) &&
        (schema.uniqueItems !== true || areUnique(value)) &&
        value.every((item) => inner(schema.items, item))
      );
    case 'tuple':
      return Array.isArray(value) && value.every((item, at) => isItem(schema, item, at, inner));
    case 'object':
      return isRecord(value) && fitsObject(schema, value, judging, inner);
    case 'union': {
      const tagged = taggedMember(schema, value);
      if (tagged !== undefined) return inner({ kind: 'ref', id: tagged, origins: [] }, value);
      const count = schema.members.filter((member) => inner(member, value)).length;
      return schema.exclusive === true && schema.discriminator === undefined
        ? count === 1
        : count > 0;
    }
    case 'intersection':
      return schema.members.every((member) => inner(member, value));
    case 'ref': {
      const target = judging.api.schemas.get(schema.id);
      return target === undefined || inner(target, value);
    }
    default:
      return schema satisfies never;
  }
}

/** The member that the tag of a value names. */
function taggedMember({ discriminator }: UnionShape, value: unknown): string | undefined {
  if (discriminator === undefined || !isRecord(value)) return undefined;
  return discriminator.mapping.get(String(value[discriminator.property]));
}

function isItem(
  { items, rest }: Extract<Schema, { kind: 'tuple' }>,
  item: unknown,
  at: number,
  inner: (schema: Schema, value: unknown) => boolean,
): boolean {
  const schema = items[at] ?? rest;
  return schema !== undefined && inner(schema, item);
}

function fitsNumber(
  shape: Extract<Schema, { kind: 'number' | 'integer' }>,
  value: unknown,
): boolean {
  if (typeof value !== 'number') return false;
  if (shape.kind === 'integer' && !Number.isInteger(value)) return false;
  if (shape.kind === 'integer' && shape.format === 'int32' && Math.abs(value) >= 2 ** 31) {
    return false;
  }
  const quotient = shape.multipleOf ? value / shape.multipleOf : 0;
  return (
    value >= (shape.minimum ?? -Infinity) &&
    value <= (shape.maximum ?? Infinity) &&
    value > (shape.exclusiveMinimum ?? -Infinity) &&
    value < (shape.exclusiveMaximum ?? Infinity) &&
    Math.abs(quotient - Math.round(quotient)) < 1e-9
  );
}

function fitsText(shape: Extract<Schema, { kind: 'string' }>, value: string): boolean {
  const { format, pattern, minLength, maxLength } = shape;
  if (!fitsCount([...value].length, minLength, maxLength)) return false;
  if (FORMS.get(format ?? '')?.test(value) === false) return false;
  return pattern === undefined || regexOf(pattern)?.test(value) !== false;
}

function fitsObject(
  shape: ObjectShape,
  value: Readonly<Record<string, unknown>>,
  { direction }: Judging,
  inner: (schema: Schema, value: unknown) => boolean,
): boolean {
  const names = Object.keys(value);
  if (!fitsCount(names.length, shape.minProperties, shape.maxProperties)) return false;
  for (const [name, { schema, required }] of shape.properties) {
    const part = Object.hasOwn(value, name) ? value[name] : undefined;
    if (part === undefined ? required && isSent(schema, direction) : !inner(schema, part)) {
      return false;
    }
  }
  return names.every(
    (name) =>
      shape.properties.has(name) || (shape.rest !== undefined && inner(shape.rest, value[name])),
  );
}

/** True if messages of a direction contain a property. */
export function isSent(schema: Schema, direction: Direction): boolean {
  return direction === 'request' ? schema.readOnly !== true : schema.writeOnly !== true;
}

function fitsCount(count: number, least = 0, most = Infinity): boolean {
  return count >= least && count <= most;
}

function areUnique(items: readonly unknown[]): boolean {
  return new Set(items.map((item) => JSON.stringify(item))).size === items.length;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Blob)
  );
}

export function plain(value: Scalar): unknown {
  return typeof value === 'bigint' ? Number(value) : value;
}
