/** Writes objects as zod schemas. */
import {
  code,
  distinctTypes,
  expression,
  furtherType,
  isValueOf,
  key,
  type Code,
  type Schema,
} from '../../../kit.js';
import { namedIn } from './order.js';
import { isLeftOut, Z, zodType, type Position, type Spelling } from './spelling.js';

type Shape<Kind extends Schema['kind']> = Extract<Schema, { kind: Kind }>;

/** Writes a schema as a zod expression. */
export type Spell = (schema: Schema, position: Position, spelling: Spelling) => Code;

/** Writes `z.object({ … })`, with the type of `additionalProperties`. */
export function zodObject(
  schema: Shape<'object'>,
  position: Position,
  spelling: Spelling,
  spell: Spell,
): Code {
  const { properties, rest, restStated } = schema;
  const texts = position.texts === 'properties' ? 'value' : undefined;
  const inside: Position = { ...position, texts };
  const restOf = (type: Schema): Code =>
    spell(type, { ...inside, hint: `${position.hint}Rest` }, spelling);
  if (properties.size === 0 && rest !== undefined) {
    return code`${Z}.record(${Z}.string(), ${restOf(rest)})`;
  }
  const members = [...properties].flatMap(([name, property]) =>
    isLeftOut(property.schema, position.direction)
      ? []
      : [member(name, property, inside, spelling, spell)],
  );
  const shape = expression.object(members, { broken: members.length > 0 });
  if (rest === undefined) return code`${Z}.strictObject(${shape})`;
  if (restStated !== true) return code`${Z}.object(${shape})`;
  if (rest.kind === 'any' || rest.kind === 'unknown') return code`${Z}.looseObject(${shape})`;
  const { types } = spelling;
  const { direction } = position;
  const wide = furtherType(schema, types.options(direction)) ?? code`unknown`;
  const isWider = distinctTypes([wide, types.of(rest, direction)]).length > 1;
  const json = furtherType(schema, types.options(direction, 'json')) ?? code`unknown`;
  const given = isWider ? code`<${Z}.ZodType<${wide}, ${json}>>` : code``;
  return code`${Z}.object(${shape}).catchall${given}(${restOf(rest)})`;
}

type Property = Shape<'object'>['properties'] extends ReadonlyMap<string, infer One> ? One : never;

function member(
  name: string,
  { schema, required }: Property,
  position: Position,
  spelling: Spelling,
  spell: Spell,
): Code {
  const { direction } = position;
  const place = { ...position, hint: position.hint + pascal(name) };
  const ending = required ? undefined : optional(schema, direction, spelling);
  const isLate = [...namedIn(schema).hard].some((id) => {
    const known = spelling.nameOf(id, direction);
    return known !== undefined && !position.isDeclared(known);
  });
  if (!isLate) {
    const value = spell(schema, place, spelling);
    return expression.property(name, code`${value}${ending?.call ?? code``}`);
  }
  // The schema is written as a getter, which zod reads later. By then the schemas that are declared below exist.
  const value = spell(schema, { ...place, isDeclared: () => true }, spelling);
  const inner = zodType(schema, position, spelling);
  const type = ending === undefined ? inner : code`${Z}.${ending.type}<${inner}>`;
  return code`
    get ${key(name)}(): ${type} {
      return ${spelling.support('typed')}(${value}${ending?.call ?? code``});
    }
  `;
}

/**
 * Returns the method call that makes a property optional, such as `.optional()`, and the zod type that results. In
 * requests, the property may also be `undefined`, as in the client's types.
 */
function optional(
  schema: Schema,
  direction: Position['direction'],
  { defaults, api, dates }: Spelling,
): { readonly call: Code; readonly type: Code } {
  const value = schema.default;
  const isFit = value !== undefined && isValueOf(value, schema, { api }, direction);
  if (defaults && direction === 'write' && isFit && isPlain(value)) {
    // The default value is declared as JSON, so it is parsed like a value in a request.
    if (dates.isWithin(schema)) {
      return { call: code`.prefault(${expression.json(value)})`, type: code`ZodPrefault` };
    }
    return { call: code`.default(${expression.json(value)})`, type: code`ZodDefault` };
  }
  return direction === 'write'
    ? { call: code`.optional()`, type: code`ZodOptional` }
    : { call: code`.exactOptional()`, type: code`ZodExactOptional` };
}

/**
 * Returns true for a scalar. A list or an object must not be a shared default, because all parsed values would contain
 * the same one.
 */
function isPlain(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function pascal(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return words
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
    .slice(0, 40);
}
