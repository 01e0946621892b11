/** Generates schemas that only convert dates. Other code validates the value. */
import {
  childSchemas,
  code,
  effective,
  expression,
  dereference,
  type Code,
  type Schema,
} from '../../../kit.js';
import { isLeftOut, isZodObject, referred, Z, type Position, type Spelling } from './spelling.js';

type Shape<Kind extends Schema['kind']> = Extract<Schema, { kind: Kind }>;

/**
 * Writes a schema that converts the dates in a value, and accepts everything else unchanged.
 * @returns `undefined` if the schema contains no dates
 */
export function conversion(
  schema: Schema,
  position: Position,
  spelling: Spelling,
): Code | undefined {
  if (!spelling.dates.isWithin(schema)) return undefined;
  const inner = (one: Schema): Code | undefined => conversion(one, position, spelling);
  const other = code`${Z}.unknown()`;
  switch (schema.kind) {
    case 'string':
      return code`${spelling.support('anyDate')}(${expression.json(schema.format ?? '')})`;
    case 'ref':
      return named(schema.id, position, spelling);
    case 'array':
      return code`${Z}.array(${inner(schema.items) ?? other})`;
    case 'tuple': {
      const items = schema.items.map((item) => code`${inner(item) ?? other}.optional()`);
      const rest = schema.rest && inner(schema.rest);
      return code`${Z}.tuple(${expression.array(items)}, ${rest ?? other})`;
    }
    case 'object':
      return objectConversion(schema, position, spelling);
    case 'union': {
      const members = schema.members.flatMap((member) =>
        spelling.dates.isWithin(member) ? (memberConversion(member, position, spelling) ?? []) : [],
      );
      return code`${Z}.union(${expression.array([...members, other])})`;
    }
    default: {
      const whole = effective(schema, spelling.api);
      if (whole.kind !== schema.kind) return inner(whole);
      const [first, ...others] = childSchemas(schema).flatMap((part) => inner(part) ?? []);
      return others.reduce((all, part) => code`${all ?? other}.pipe(${part})`, first);
    }
  }
}

function named(id: string, position: Position, spelling: Spelling): Code {
  const found = referred(id, position, spelling);
  if (found === undefined) return code`${Z}.unknown()`;
  return found.isDeclared ? found.constant : code`${Z}.lazy((): ${Z}.ZodType => ${found.constant})`;
}

/**
 * Converts the dates in one member of a union. The conversion applies to an object if it has the member's required
 * properties, and the values that the member declares for properties with an enum.
 */
function memberConversion(
  member: Schema,
  position: Position,
  spelling: Spelling,
): Code | undefined {
  const shape = dereference(member, spelling.api);
  return member.kind !== 'ref' && shape.kind === 'object'
    ? objectConversion(shape, position, spelling, true)
    : conversion(member, position, spelling);
}

function objectConversion(
  { properties, rest }: Shape<'object'>,
  position: Position,
  spelling: Spelling,
  isMember = false,
): Code {
  const inner = (one: Schema): Code | undefined => conversion(one, position, spelling);
  const shape = [...properties].flatMap(([name, { schema, required }]) => {
    // zod would also find inherited properties such as `toString`, so these names are skipped.
    if (name in Object.prototype || isLeftOut(schema, position.direction)) return [];
    const value = inner(schema) ?? (isMember ? mark(schema, required) : undefined);
    if (value === undefined) return [];
    return [expression.property(name, required ? value : code`${value}.optional()`)];
  });
  const fields = expression.object(shape);
  const further = rest && inner(rest);
  if (further === undefined) return code`${Z}.looseObject(${fields})`;
  return code`${Z}.object(${fields}).catchall(${further})`;
}

/** Returns the part of a schema that distinguishes its objects from those of other union members. */
function mark(schema: Schema, required: boolean): Code | undefined {
  if (schema.kind === 'enum' && schema.open !== true && schema.values.length > 0) {
    return code`${Z}.literal(${expression.array(schema.values.map((value) => expression.json(value)))})`;
  }
  return required ? code`${Z}.unknown()` : undefined;
}

/**
 * Returns true if zod would merge the parts of an intersection incorrectly. This is the case if one part converts a
 * property to a `Date`, and another part returns the same property as text.
 */
export function hasSharedDates(
  { members }: { readonly members: readonly Schema[] },
  position: Position,
  spelling: Spelling,
): boolean {
  const { dates, api } = spelling;
  if (!members.some(dates.isWithin)) return false;
  const parts = members.filter(
    (part) => spelling.demands(part) || !['any', 'unknown'].includes(part.kind),
  );
  if (parts.length < 2) return false;
  const seen = new Map<string, boolean>();
  return parts.some((part) => {
    const shape = dereference(part, api);
    if (shape.kind !== 'object' || !isZodObject(part, position, spelling)) return true;
    // An object with a schema for `additionalProperties` also returns properties that only the other parts declare.
    if (shape.restStated === true) return true;
    return [...shape.properties].some(([name, { schema }]) => {
      const isConverted = dates.isWithin(schema);
      const before = seen.get(name) ?? isConverted;
      seen.set(name, before);
      return before !== isConverted;
    });
  });
}
