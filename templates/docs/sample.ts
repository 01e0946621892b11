/** A value that fits a schema, as the argument of an example call: the smallest one that compiles. */
import { code, lit, num } from '../../src/emit/typescript/code.js';
import type { Code } from '../../src/emit/typescript/code.js';
import { array, object, property } from '../../src/emit/typescript/expression.js';
import type { Api } from '../../src/model/api.js';
import type { ObjectShape, Scalar, Schema } from '../../src/model/schema.js';

/** Beyond this depth an example helps nobody. */
const DEEPEST = 6;

/**
 * A sample of what a caller passes.
 * @param schema what nobody describes is a text
 * @param label the text to show for a text: the name of the parameter or property
 * @param api where references lead
 */
export function sample(schema: Schema, label: string, api: Api): Code {
  return attempt(schema, label, api, 0) ?? code`{} as never`;
}

/** Nothing where no finite value fits: a type that contains itself, or takes no value at all. */
function attempt(schema: Schema, label: string, api: Api, depth: number): Code | undefined {
  if (depth > DEEPEST) return undefined;
  switch (schema.kind) {
    case 'any':
    case 'unknown':
    case 'string':
      return lit(label);
    case 'never':
      return undefined;
    case 'null':
      return code`null`;
    case 'boolean':
      return code`true`;
    case 'number':
    case 'integer':
      return num(schema.minimum ?? 1);
    case 'binary':
      return code`new Blob()`;
    case 'enum':
      return schema.values.length === 0 ? undefined : scalar(schema.values);
    case 'array': {
      const item = attempt(schema.items, label, api, depth + 1);
      return array(item ? [item] : []);
    }
    case 'tuple': {
      const items = schema.items.map((item) => attempt(item, label, api, depth + 1));
      const known = items.filter((item) => item !== undefined);
      return known.length === items.length ? array(known) : undefined;
    }
    case 'object':
      return objectSample([schema], api, depth);
    case 'union':
      return firstOf(schema.members, (member) => attempt(member, label, api, depth + 1));
    case 'intersection':
      return intersectionSample(schema.members, label, api, depth);
    case 'ref': {
      const target = api.schemas.get(schema.id);
      return target && attempt(target, label, api, depth + 1);
    }
    default:
      return schema satisfies never;
  }
}

/** The first value that a literal of TypeScript can be; numbers that it cannot tell apart are a number. */
function scalar(values: readonly Scalar[]): Code {
  const value = values.find((one) => typeof one !== 'bigint') ?? 1;
  if (typeof value === 'string') return lit(value);
  if (typeof value === 'number' || typeof value === 'bigint') return num(Number(value));
  return value === null ? code`null` : value ? code`true` : code`false`;
}

/** Only what is required and may be sent. */
function objectSample(shapes: readonly ObjectShape[], api: Api, depth: number): Code | undefined {
  const properties = new Map<string, Code>();
  for (const shape of shapes) {
    for (const [name, { schema, required }] of shape.properties) {
      if (!required || schema.readOnly === true || properties.has(name)) continue;
      const value = attempt(schema, name, api, depth + 1);
      if (value === undefined) return undefined;
      properties.set(name, value);
    }
  }
  return object([...properties].map(([name, value]) => property(name, value)));
}

/** An intersection of objects is one object; members that say nothing do not count. */
function intersectionSample(
  members: readonly Schema[],
  label: string,
  api: Api,
  depth: number,
): Code | undefined {
  const shapes = members
    .flatMap((member) => flattened(member, api, depth))
    .filter(({ kind }) => kind !== 'any' && kind !== 'unknown');
  const objects = shapes.filter((shape) => shape.kind === 'object');
  if (objects.length === shapes.length) return objectSample(objects, api, depth);
  const [only] = shapes;
  return shapes.length === 1 && only ? attempt(only, label, api, depth + 1) : undefined;
}

/** The members of nested intersections, references followed. */
function flattened(schema: Schema, api: Api, depth: number): Schema[] {
  if (depth > DEEPEST) return [schema];
  if (schema.kind === 'intersection') {
    return schema.members.flatMap((member) => flattened(member, api, depth + 1));
  }
  const target = schema.kind === 'ref' ? api.schemas.get(schema.id) : undefined;
  return target ? flattened(target, api, depth + 1) : [schema];
}

function firstOf<T, R>(items: readonly T[], pick: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = pick(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
