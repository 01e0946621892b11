/** Finds the schemas of a value that are not part of its type: its allowed values, and schemas under conditions. */
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { isSilent } from '../../../model/effective/any-value.js';
import { isJsonArray, isJsonObject } from '../../../model/json.js';
import type { Assertions, Json, Property, Schema } from '../../../model/schema.js';

/** Returns true for a schema that declares nothing about a value. */
export function declaresNothing(schema: Schema): boolean {
  return isSilent(schema) && schema.assertions === undefined;
}

/** Returns the schemas that apply to a value under a condition, including the condition itself. */
export function schemasInCases({ assertions = {} }: Schema): readonly Schema[] {
  const { if: condition, then, else: otherwise, forms = [], dependentSchemas } = assertions;
  const all = [condition, then, otherwise, ...forms, ...(dependentSchemas?.values() ?? [])];
  return all.filter((one) => one !== undefined);
}

/**
 * Returns a schema that declares the same properties as another one, and accepts values of all types. The other schema
 * applies only under a condition, so that a value of another type may be valid.
 */
export const whenMet = memoizeByObject((schema: Schema): Schema => ({
  kind: 'any',
  origins: schema.origins,
  assertions: { forms: [schema] },
}));

/** Returns the schema of the allowed values (`enum` or `const`) if they contain objects or arrays. */
export function valuesSchema({ assertions, origins }: Schema): Schema | undefined {
  return assertions?.values && schemaOfAll(assertions)(origins);
}

const schemaOfAll = memoizeByObject(({ values = [] }: Assertions) => {
  let known: Schema | undefined;
  return (origins: Schema['origins']): Schema =>
    (known ??= {
      kind: 'union',
      members: values.map((value) => schemaOf(value, origins)),
      origins,
    });
});

function schemaOf(value: Json, origins: Schema['origins']): Schema {
  const inner = (one: Json): Schema => schemaOf(one, origins);
  if (isJsonArray(value)) return { kind: 'tuple', items: value.map(inner), origins };
  if (!isJsonObject(value)) return { kind: 'enum', values: [value], origins };
  const properties = [...value].map(([name, one]): [string, Property] => [
    name,
    { schema: inner(one), required: true },
  ]);
  return { kind: 'object', properties: new Map(properties), origins };
}

/** Returns the schema of a value that matches one of some schemas. */
export function schemaOfAny(given: readonly Schema[]): Schema {
  const members = [...new Set(given)];
  const [only, another] = members;
  const isOne = only !== undefined && another === undefined;
  return isOne ? only : { kind: 'union', members, origins: members.flatMap((one) => one.origins) };
}
