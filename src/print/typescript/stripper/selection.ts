/**
 * Determines how the object types of a union are distinguished: by the discriminator, or by the required properties and
 * their values.
 */
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { dereference } from '../../../model/dereference.js';
import type { Scalar, Schema, SchemaId } from '../../../model/schema.js';
import type { ObjectForm } from './forms.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';

/**
 * A test for a property: the type that its value must have, or a list of allowed values. Any value passes the test
 * `any`, but the property must be present.
 */
export type PropertyTest = string | readonly string[];

/** A form, and the tests that an object of this form passes. */
export interface Choice {
  readonly form: ObjectForm;
  readonly needs: ReadonlyMap<string, PropertyTest>;
  readonly allows: ReadonlyMap<string, PropertyTest>;
  /** The discriminator values that select the form. */
  readonly tags: readonly string[];
}

/** The forms of an object, with the tests that select each of them. */
export interface FormSelection {
  /** The name of the discriminator property, if each of its values selects one form. */
  readonly tag?: string;
  readonly choices: readonly Choice[];
}

export function selectionOf(
  forms: readonly ObjectForm[],
  schemas: ReadonlyMap<SchemaId, Schema>,
): FormSelection {
  const tag = tagOf(forms);
  const tests = forms.map((form) => testsOf(form, schemas));
  const names = [...new Set(tests.flatMap((one) => [...one.keys()]))];
  // A test that all forms pass cannot distinguish them, so it is omitted.
  const distinguishing = new Set(
    names.filter((name) => {
      const asked = tests.map((one, index) => {
        return JSON.stringify([one.get(name), forms[index]?.required.has(name)]);
      });
      return new Set(asked).size > 1;
    }),
  );
  const choices = forms.map((form, index) => {
    const ownTests = [...(tests[index] ?? [])].filter(([name]) => distinguishing.has(name));
    const isNeeded = ([name]: readonly [string, unknown]): boolean =>
      form.required.has(name) || form.tags.has(name);
    return {
      form,
      needs: new Map(ownTests.filter(isNeeded)),
      allows: new Map(ownTests.filter((one) => !isNeeded(one) && one[1] !== 'any')),
      tags: tag === undefined ? [] : (form.tags.get(tag) ?? []).map(String),
    };
  });
  return { ...(tag !== undefined && { tag }), choices };
}

/** Returns a discriminator property whose values are different for each form; `undefined` if there is none. */
function tagOf(forms: readonly ObjectForm[]): string | undefined {
  const [first] = forms;
  return [...(first?.tags.keys() ?? [])].find((name) => {
    const values = forms.map((form) => form.tags.get(name) ?? []);
    const all = values.flat().map(String);
    return values.every((some) => some.length > 0) && new Set(all).size === all.length;
  });
}

function testsOf(
  { properties, required, tags }: ObjectForm,
  schemas: ReadonlyMap<SchemaId, Schema>,
): ReadonlyMap<string, PropertyTest> {
  const found = new Map<string, PropertyTest>();
  for (const [name, described] of properties) {
    const [only, another] = described;
    const test = only && another === undefined ? testOf(dereference(only, { schemas })) : undefined;
    if (test !== undefined) found.set(name, test);
  }
  for (const name of required) if (!found.has(name)) found.set(name, 'any');
  for (const [name, values] of tags) found.set(name, textsOf(values) ?? 'any');
  return found;
}

function testOf(schema: Schema): PropertyTest | undefined {
  switch (schema.kind) {
    case 'string':
    case 'boolean':
    case 'number':
    case 'object':
      return schema.kind;
    case 'integer':
      return 'number';
    case 'array':
    case 'tuple':
      return 'array';
    case 'enum':
      return schema.open === true || schema.values.includes(null)
        ? undefined
        : textsOf(schema.values);
    default:
      return undefined;
  }
}

/** Converts values to texts, sorted so that two lists can be compared; `undefined` if there are too many. */
function textsOf(values: readonly Scalar[]): readonly string[] | undefined {
  return values.length > GENERATING_LIMITS.strippedValues.most
    ? undefined
    : values.map(String).sort(byCodeUnit);
}
