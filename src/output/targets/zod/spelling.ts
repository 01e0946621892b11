/** The context for writing schemas as zod expressions, and helper functions. */
import {
  code,
  expression,
  dereference,
  imported,
  declaredLimits,
  type Code,
  type Direction,
  type NumberShape,
  type RenderInput,
  type Schema,
  type SchemaChecks,
  type DeclaredLimit,
} from '../../../kit.js';
import type { Dates } from './dates.js';
import type { NameOf, TypeCollector } from './types.js';

/** The context that all schemas of an output share. */
export interface Spelling {
  readonly api: RenderInput['api'];
  readonly types: TypeCollector;
  readonly nameOf: NameOf;
  /** Returns code that refers to the zod schema of a named type from another file. */
  readonly constantOf: (name: string) => Code;
  readonly checks: SchemaChecks;
  /** Returns true if some values are invalid for the schema. */
  readonly demands: (schema: Schema) => boolean;
  /** Returns true if strings of this format are checked. */
  readonly isChecked: (format: string) => boolean;
  readonly defaults: boolean;
  readonly dates: Dates;
  readonly used: ReadonlySet<string>;
  /** Returns an import from a runtime file. */
  readonly support: (name: string) => Code;
}

/** The context of one schema: where it is used, and which schemas exist at that point. */
export interface Position {
  readonly direction: Direction;
  /** The name of the schema in Pascal case. */
  readonly hint: string;
  /** Returns true if the schema of a named type is declared above this one. */
  readonly isDeclared: (name: string) => boolean;
  /** The named schema that is being written. It uses its own check instead of a reference to itself. */
  readonly whole?: { readonly schema: Schema; readonly named: Schema };
  /** The part of the schema that is sent as text: the whole value, or the properties of an object. */
  readonly texts?: 'value' | 'properties' | undefined;
}

/** The namespace of zod. It is imported as a namespace so that bundlers can remove the unused parts. */
export const Z = imported('*', 'zod', { alias: 'z' });

/**
 * Returns `z.ZodType<T, U>`, where `T` is the type of a parsed value, and `U` is the type of the same value in JSON.
 */
export function zodType(schema: Schema, { direction }: Position, { types }: Spelling): Code {
  return code`${Z}.ZodType<${types.of(schema, direction)}, ${types.json(schema, direction)}>`;
}

/**
 * Returns true if zod cannot express a schema even if it can express all of its parts. A generated check is used
 * instead.
 */
export function isBeyondZod(schema: Schema, { direction }: Pick<Position, 'direction'>): boolean {
  if (schema.assertions !== undefined) return true;
  if (declaredLimits(schema).some((limit) => methodOf(limit) === undefined)) return true;
  switch (schema.kind) {
    case 'object':
      return isObjectBeyond(schema, direction);
    case 'array':
      return schema.uniqueItems === true;
    case 'tuple':
      return isTupleBeyond(schema);
    case 'enum':
      return (
        schema.values.length > MOST_VALUES ||
        schema.values.some((value) => typeof value === 'bigint' || value === '__proto__')
      );
    default:
      return false;
  }
}

/**
 * The maximum number of values in an enum that is written as a zod schema. TypeScript takes seconds for a larger
 * union.
 */
const MOST_VALUES = 5000;

type Shape<Kind extends Schema['kind']> = Extract<Schema, { kind: Kind }>;

function isObjectBeyond(schema: Shape<'object'>, direction: Direction): boolean {
  const { properties, patterns, rest } = schema;
  if (patterns !== undefined) return true;
  return [...properties].some(([name, { schema: one, undescribed }]) => {
    // Every object inherits properties with these names. zod does not check whether a property is the object's own, so
    // it would validate the inherited one.
    if (name in Object.prototype || name === '__proto__') return true;
    if (undescribed === true && rest?.kind !== 'any' && rest?.kind !== 'unknown') return true;
    // A property that is omitted in this direction is not in the type, but a value may have it.
    return rest?.kind !== 'any' && isLeftOut(one, direction);
  });
}

/**
 * Returns true for a tuple that zod cannot express. In JSON Schema a list may be shorter than its declared items,
 * unless `minItems` requires them.
 */
function isTupleBeyond(schema: Shape<'tuple'>): boolean {
  const { items, minItems = 0, uniqueItems } = schema;
  const isLimited = declaredLimits(schema).some(({ name }) => name !== 'minItems');
  return minItems !== items.length || isLimited || uniqueItems === true;
}

/** The zod methods that limit a number, a length or a count, by JSON Schema keyword. */
const METHODS: ReadonlyMap<string, Code> = new Map([
  ...([
    ['atLeast', code`min`],
    ['above', code`gt`],
    ['atMost', code`max`],
  ] as const),
  ...([
    ['below', code`lt`],
    ['multipleOf', code`multipleOf`],
  ] as const),
]);

function methodOf({ check, measure, side }: DeclaredLimit): Code | undefined {
  const isCount = measure === 'length' || measure === 'items';
  return METHODS.get(isCount ? (side === 'lower' ? 'atLeast' : 'atMost') : check);
}

/** Returns the limits of a schema as method calls: `.min(1).max(20)`. */
export function limitCalls(schema: Schema | NumberShape): Code[] {
  return declaredLimits(schema).map(
    (limit) => code`.${methodOf(limit) ?? code``}(${expression.json(limit.value)})`,
  );
}

/** Returns true if a property is omitted in requests or in responses, depending on the direction. */
export function isLeftOut(schema: Schema, direction: Direction): boolean {
  return direction === 'read' ? schema.writeOnly === true : schema.readOnly === true;
}

/** Returns the schema of the named type that a reference points to, and whether it is declared above the reference. */
export function referred(
  id: string,
  position: Position,
  { nameOf, constantOf }: Spelling,
): { readonly constant: Code; readonly isDeclared: boolean } | undefined {
  const name = nameOf(id, position.direction);
  if (name === undefined) return undefined;
  return { constant: constantOf(name), isDeclared: position.isDeclared(name) };
}

/** Returns true if a schema is written as a zod object, whose properties can be picked and extended. */
export function isZodObject(schema: Schema, position: Position, spelling: Spelling): boolean {
  const target = dereference(schema, spelling.api);
  return (
    target.kind === 'object' &&
    (target.properties.size > 0 || target.rest === undefined) &&
    spelling.demands(target) &&
    !isBeyondZod(target, position)
  );
}
