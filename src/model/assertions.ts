/**
 * Finds the schemas in assertions, which are keywords such as `not` and `if`. Generated checks validate values against
 * these schemas, but generated types ignore them.
 */
import { ASSERTIONS } from './keywords.js';
import type { Mutable } from '../base/foundation/mutable.js';
import { mapList, mapValues } from '../base/foundation/mapped.js';
import type { Assertions, Schema } from './schema.js';

type AssertedSchema = {
  [K in keyof Assertions]-?: Assertions[K] extends Schema | undefined ? K : never;
}[keyof Assertions];

/** The assertion keywords whose value is a single schema, such as `not`. */
export const ASSERTED = Object.entries<{ readonly type: string }>(ASSERTIONS)
  .filter(([, { type }]) => type === 'schema')
  .map(([name]) => name as AssertedSchema);

/** Returns the schemas that the assertions of a schema contain. They are not part of the schema's type. */
export function assertedSchemas({ assertions }: Schema): Schema[] {
  if (assertions === undefined) return [];
  const single = ASSERTED.flatMap((keyword) => assertions[keyword] ?? []);
  const dependent = [...(assertions.dependentSchemas?.values() ?? [])];
  return [...single, ...dependent, ...(assertions.forms ?? [])];
}

export function mapAsserted(schema: Schema, replace: (child: Schema) => Schema): Schema {
  const { assertions } = schema;
  if (assertions === undefined) return schema;
  const mapped: Mutable<Assertions> = { ...assertions };
  for (const keyword of ASSERTED) {
    const child = assertions[keyword];
    if (child !== undefined) mapped[keyword] = replace(child);
  }
  const { dependentSchemas, forms } = assertions;
  if (dependentSchemas) mapped.dependentSchemas = mapValues(dependentSchemas, replace);
  if (forms) mapped.forms = mapList(forms, replace);
  return { ...schema, assertions: mapped };
}

/** Returns the schemas in assertions that apply to the value itself, not to one of its parts. */
export function assertedInPlace({ assertions }: Schema): Schema[] {
  if (assertions === undefined) return [];
  const { not, if: condition, then, else: otherwise, dependentSchemas } = assertions;
  return [not, condition, then, otherwise, ...(dependentSchemas?.values() ?? [])].filter(
    (schema) => schema !== undefined,
  );
}
