/** The context in which schemas are spelled, and helpers for it. */
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
import type { FromText } from './texts.js';
import type { NameOf, TypeCollector } from './types.js';

/** The context that all schemas of an output share. */
export interface Spelling {
  readonly api: RenderInput['api'];
  readonly types: TypeCollector;
  readonly nameOf: NameOf;
  /** Returns the zod schema of a named type, as other files refer to it. */
  readonly constantOf: (name: string) => Code;
  readonly checks: SchemaChecks;
  /** Returns true if the schema rejects some value. */
  readonly demands: (schema: Schema) => boolean;
  /** True if strings of a format are checked. */
  readonly isChecked: (format: string) => boolean;
  readonly defaults: boolean;
  readonly dates: Dates;
  /** The runtime files that are used so far. */
  readonly used: ReadonlySet<string>;
  /** Returns an export of the runtime. */
  readonly support: (name: string) => Code;
}

/** The context of a schema. */
export interface Position {
  readonly direction: Direction;
  /** The name of the schema, in Pascal case. */
  readonly hint: string;
  /** True if the schema of a named type is declared before this one. */
  readonly isMade: (name: string) => boolean;
  /** The named schema that is being spelled: its own check is used. */
  readonly whole?: { readonly schema: Schema; readonly named: Schema };
  /** For an object whose properties arrive as text: the function that adds the conversion, by property. */
  readonly texts?: ReadonlyMap<string, FromText> | undefined;
}

/** Imported as a namespace: bundlers drop the unused parts. */
export const Z = imported('*', 'zod', { alias: 'z' });

/** `z.ZodType<T, T>`: the types of a parsed value and of the same value in JSON. */
export function zodType(schema: Schema, { direction }: Position, { types }: Spelling): Code {
  return code`${Z}.ZodType<${types.of(schema, direction)}, ${types.json(schema, direction)}>`;
}

/** True if zod cannot express a schema itself, so that its generated check is used, whatever its parts are. */
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

/** TypeScript takes seconds for larger unions. */
const MOST_VALUES = 5000;

type Shape<Kind extends Schema['kind']> = Extract<Schema, { kind: Kind }>;

function isObjectBeyond(schema: Shape<'object'>, direction: Direction): boolean {
  const { properties, patterns, rest } = schema;
  if (patterns !== undefined) return true;
  return [...properties].some(([name, { schema: one, undescribed }]) => {
    // Every object inherits properties with these names, and zod does not check whether a property is the object's own.
    if (name in Object.prototype || name === '__proto__') return true;
    if (undescribed === true && rest?.kind !== 'any' && rest?.kind !== 'unknown') return true;
    // A property that is omitted in this direction is not in the type, but its presence is not an error.
    return rest?.kind !== 'any' && isLeftOut(one, direction);
  });
}

/** In JSON Schema a list may end early, unless `minItems` forbids it. */
function isTupleBeyond(schema: Shape<'tuple'>): boolean {
  const { items, minItems = 0, uniqueItems } = schema;
  const isLimited = declaredLimits(schema).some(({ name }) => name !== 'minItems');
  return minItems !== items.length || isLimited || uniqueItems === true;
}

/** The methods of zod that limit a number or a count. */
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

/** The limits of a schema as calls: `.min(1).max(20)`. */
export function limitCalls(schema: Schema | NumberShape): Code[] {
  return declaredLimits(schema).map(
    (limit) => code`.${methodOf(limit) ?? code``}(${expression.json(limit.value)})`,
  );
}

/** True if a property is omitted in a direction. */
export function isLeftOut(schema: Schema, direction: Direction): boolean {
  return direction === 'read' ? schema.writeOnly === true : schema.readOnly === true;
}

/** The schema of the named type that a reference leads to, and whether it is declared already. */
export function referred(
  id: string,
  position: Position,
  { nameOf, constantOf }: Spelling,
): { readonly constant: Code; readonly isMade: boolean } | undefined {
  const name = nameOf(id, position.direction);
  if (name === undefined) return undefined;
  return { constant: constantOf(name), isMade: position.isMade(name) };
}

/** True if a named schema is spelled as a zod object, whose properties can be picked and extended. */
export function isZodObject(schema: Schema, position: Position, spelling: Spelling): boolean {
  const target = dereference(schema, spelling.api);
  return (
    target.kind === 'object' &&
    (target.properties.size > 0 || target.rest === undefined) &&
    spelling.demands(target) &&
    !isBeyondZod(target, position)
  );
}
