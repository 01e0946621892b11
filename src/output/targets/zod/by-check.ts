/** Generates zod code for schemas that zod's own methods cannot express, or that accept any value. */
import { code, type Code, type Schema } from '../../../kit.js';
import { conversion } from './conversion.js';
import { Z, type Position, type Spelling } from './spelling.js';

/** Writes a schema that accepts any value, and that has the declared type. */
export function anyValue(schema: Schema, position: Position, spelling: Spelling): Code {
  if (schema.kind === 'any' || schema.kind === 'unknown') return code`${Z}.unknown()`;
  const type = spelling.types.json(schema, position.direction);
  return withDates(code`${Z}.custom<${type}>()`, schema, schema, position, spelling);
}

/** Writes a zod schema that calls a generated check, and whose type is written out, because zod cannot infer it. */
export function byCheck(schema: Schema, position: Position, spelling: Spelling): Code {
  const { whole, hint, direction } = position;
  const asked = whole?.schema === schema ? whole.named : schema;
  const type = spelling.types.json(asked, direction);
  const check = spelling.checks.of(asked, hint, type, direction);
  if (check === undefined) return anyValue(schema, position, spelling);
  const value = code`${spelling.support('declared')}(${check})`;
  return withDates(value, schema, asked, position, spelling);
}

/**
 * Adds the conversion of dates to a zod schema that only validates values.
 * @param named the schema as a reference to its name, if it has one
 */
function withDates(
  value: Code,
  schema: Schema,
  named: Schema,
  position: Position,
  spelling: Spelling,
): Code {
  const dates = conversion(schema, position, spelling);
  if (dates === undefined) return value;
  const { types, support } = spelling;
  const { direction } = position;
  const both = code`${types.of(named, direction)}, ${types.json(named, direction)}`;
  return code`${support('converted')}<${both}>(${value}, ${dates})`;
}
