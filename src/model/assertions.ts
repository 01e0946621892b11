/** The schemas inside assertions: checks follow them, and types ignore them. */
import { ASSERTIONS } from './keywords.js';
import type { Mutable } from '../base/foundation/mutable.js';
import { mapList, mapValues } from '../base/foundation/mapped.js';
import type { Assertions, Schema } from './schema.js';

type AssertedSchema = {
  [K in keyof Assertions]-?: Assertions[K] extends Schema | undefined ? K : never;
}[keyof Assertions];

/** The keywords of assertions whose value is one schema. */
export const ASSERTED = Object.entries<{ readonly type: string }>(ASSERTIONS)
  .filter(([, { type }]) => type === 'schema')
  .map(([name]) => name as AssertedSchema);

/** The schemas that the assertions of a schema contain. They are not part of its type. */
export function assertedSchemas({ assertions }: Schema): Schema[] {
  if (assertions === undefined) return [];
  const single = ASSERTED.flatMap((keyword) => assertions[keyword] ?? []);
  const dependent = [...(assertions.dependentSchemas?.values() ?? [])];
  return [...single, ...dependent, ...(assertions.forms ?? [])];
}

/** Replaces the schemas in the assertions of a schema. */
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

/** The assertions that apply to the value itself, not to a part of it. */
export function assertedInPlace({ assertions }: Schema): Schema[] {
  if (assertions === undefined) return [];
  const { not, if: condition, then, else: otherwise, dependentSchemas } = assertions;
  return [not, condition, then, otherwise, ...(dependentSchemas?.values() ?? [])].filter(
    (schema) => schema !== undefined,
  );
}
