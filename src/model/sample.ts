/** A value that fits a schema: the smallest one, for examples of calls and for mocks. */
import type { Api } from './api.js';
import type { ObjectShape, Scalar, Schema } from './schema.js';

/** Stands for bytes, which no literal is. */
export const BYTES = Symbol('bytes');

/** A sample as data. */
export type SampleValue =
  | null
  | boolean
  | number
  | string
  | typeof BYTES
  | readonly SampleValue[]
  | ReadonlyMap<string, SampleValue>;

/** Which way a sample goes: without what is only read (`write`), or without what is only written (`read`). */
export interface SampleOptions {
  readonly api: Pick<Api, 'schemas'>;
  readonly direction: 'read' | 'write';
}

/** Beyond this depth an example helps nobody. */
const DEEPEST = 6;

/**
 * A sample of what a schema describes.
 * @param schema what nobody describes is a text
 * @param label the text to show for a text: the name of the parameter or property
 * @returns nothing where no finite value fits: a type that contains itself, or takes no value at all
 */
export function sampleValue(
  schema: Schema,
  label: string,
  options: SampleOptions,
): SampleValue | undefined {
  return attempt(schema, label, options, 0);
}

function attempt(
  schema: Schema,
  label: string,
  options: SampleOptions,
  depth: number,
): SampleValue | undefined {
  if (depth > DEEPEST) return undefined;
  switch (schema.kind) {
    case 'any':
    case 'unknown':
    case 'string':
      return label;
    case 'never':
      return undefined;
    case 'null':
      return null;
    case 'boolean':
      return true;
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'binary':
      return BYTES;
    case 'enum':
      return schema.values.length === 0 ? undefined : scalar(schema.values);
    case 'array': {
      const item = attempt(schema.items, label, options, depth + 1);
      return item === undefined ? [] : [item];
    }
    case 'tuple': {
      const items = schema.items.map((item) => attempt(item, label, options, depth + 1));
      const known = items.filter((item) => item !== undefined);
      return known.length === items.length ? known : undefined;
    }
    case 'object':
      return objectSample([schema], options, depth);
    case 'union':
      return firstOf(schema.members, (member) => attempt(member, label, options, depth + 1));
    case 'intersection':
      return intersectionSample(schema.members, label, options, depth);
    case 'ref': {
      const target = options.api.schemas.get(schema.id);
      return target && attempt(target, label, options, depth + 1);
    }
    default:
      return schema satisfies never;
  }
}

/** The first value that a literal of TypeScript can be; numbers that it cannot tell apart are a number. */
function scalar(values: readonly Scalar[]): SampleValue {
  const value = values.find((one) => typeof one !== 'bigint') ?? 1;
  return typeof value === 'bigint' ? Number(value) : value;
}

/** Only what is required and goes this way. */
function objectSample(
  shapes: readonly ObjectShape[],
  options: SampleOptions,
  depth: number,
): SampleValue | undefined {
  const properties = new Map<string, SampleValue>();
  for (const shape of shapes) {
    for (const [name, { schema, required }] of shape.properties) {
      const isOther = options.direction === 'write' ? schema.readOnly : schema.writeOnly;
      if (!required || isOther === true || properties.has(name)) continue;
      const value = attempt(schema, name, options, depth + 1);
      if (value === undefined) return undefined;
      properties.set(name, value);
    }
  }
  return properties;
}

/** An intersection of objects is one object; members that say nothing do not count. */
function intersectionSample(
  members: readonly Schema[],
  label: string,
  options: SampleOptions,
  depth: number,
): SampleValue | undefined {
  const shapes = members
    .flatMap((member) => flattened(member, options, depth))
    .filter(({ kind }) => kind !== 'any' && kind !== 'unknown');
  const objects = shapes.filter((shape) => shape.kind === 'object');
  if (objects.length === shapes.length) return objectSample(objects, options, depth);
  const [only] = shapes;
  return shapes.length === 1 && only ? attempt(only, label, options, depth + 1) : undefined;
}

/** The members of nested intersections, references followed. */
function flattened(schema: Schema, options: SampleOptions, depth: number): Schema[] {
  if (depth > DEEPEST) return [schema];
  if (schema.kind === 'intersection') {
    return schema.members.flatMap((member) => flattened(member, options, depth + 1));
  }
  const target = schema.kind === 'ref' ? options.api.schemas.get(schema.id) : undefined;
  return target ? flattened(target, options, depth + 1) : [schema];
}

function firstOf<T, R>(items: readonly T[], pick: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = pick(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
