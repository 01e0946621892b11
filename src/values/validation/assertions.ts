/** Validates a value against the assertions of a schema. */
import type { Assertions, Json, Schema } from '../../model/schema.js';
import { isOfType, type Fits } from './parts.js';
import { spend, type Judging } from './judging.js';
import { lookAt, Evaluated } from './evaluated.js';
import { isSameValue, isArrayInstance, isObjectInstance, type Instance } from './instance.js';

/** Returns true if a value satisfies all assertions of a schema. */
export function fitsAssertions(
  schema: Schema,
  assertions: Assertions,
  value: Instance,
  judging: Judging,
  fits: Fits,
): boolean {
  const { values, forms = [], not, unevaluatedItems, unevaluatedProperties } = assertions;
  const is = (one: Schema | undefined): boolean => one === undefined || fits(one, value, judging);
  if (values !== undefined) {
    if (!spend(judging, values.length / 8)) return false;
    if (!values.some((one: Json) => isSameValue(one, value))) return false;
  }
  if (!forms.every((form) => !isOfType(form, value) || is(form))) return false;
  if (not !== undefined && is(not)) return false;
  const { if: condition } = assertions;
  if (condition !== undefined && !is(is(condition) ? assertions.then : assertions.else))
    return false;
  if (isArrayInstance(value) && !fitsContains(assertions, value, judging, fits)) return false;
  if (isObjectInstance(value) && !fitsNames(assertions, value, judging, fits)) return false;
  if (unevaluatedItems === undefined && unevaluatedProperties === undefined) return true;
  const seen = new Evaluated();
  const { unevaluatedItems: _, unevaluatedProperties: __, ...others } = assertions;
  lookAt({ ...schema, assertions: others }, value, judging, seen, fits);
  const rest = isObjectInstance(value)
    ? seen.unnamed(value).map((member) => [unevaluatedProperties, member] as const)
    : isArrayInstance(value)
      ? seen.unseen(value).map((member) => [unevaluatedItems, member] as const)
      : [];
  return rest.every(([one, member]) => one === undefined || fits(one, member, judging));
}

function fitsContains(
  { contains, minContains = 1, maxContains = Infinity }: Assertions,
  value: readonly Instance[],
  judging: Judging,
  fits: Fits,
): boolean {
  if (contains === undefined) return true;
  const count = value.filter((item) => fits(contains, item, judging)).length;
  return count >= minContains && count <= maxContains;
}

function fitsNames(
  { propertyNames, dependentRequired, dependentSchemas }: Assertions,
  value: ReadonlyMap<string, Instance>,
  judging: Judging,
  fits: Fits,
): boolean {
  if (propertyNames && ![...value.keys()].every((name) => fits(propertyNames, name, judging))) {
    return false;
  }
  for (const [name, needed] of dependentRequired ?? []) {
    if (value.has(name) && !needed.every((other) => value.has(other))) return false;
  }
  return [...(dependentSchemas ?? [])].every(
    ([name, schema]) => !value.has(name) || fits(schema, value, judging),
  );
}
