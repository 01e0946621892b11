/**
 * Tracks the properties and items that schemas evaluate, for `unevaluatedProperties` and `unevaluatedItems` (JSON
 * Schema 2020-12 Core §11).
 */
import type { Schema } from '../../model/schema.js';
import { isComposed } from '../../model/walk.js';
import { patternTest } from '../../base/pattern/index.js';
import { isOfType, type Fits } from './parts.js';
import { spend, type Judging } from './judging.js';
import { isArrayInstance, isObjectInstance, type Instance } from './instance.js';

/** The evaluated properties and items of a value. */
export class Evaluated {
  readonly names = new Set<string>();
  readonly items = new Set<number>();
  allNames = false;
  allItems = false;

  /** Returns the values of properties that no schema has evaluated. */
  unnamed(value: ReadonlyMap<string, Instance>): Instance[] {
    if (this.allNames) return [];
    return [...value].filter(([name]) => !this.names.has(name)).map(([, member]) => member);
  }

  /** Returns the items that no schema has evaluated. */
  unseen(value: readonly Instance[]): Instance[] {
    return this.allItems ? [] : value.filter((_, at) => !this.items.has(at));
  }
}

/** Records the properties and items of a valid value that a schema evaluates. */
export function lookAt(
  schema: Schema,
  value: Instance,
  judging: Judging,
  seen: Evaluated,
  fits: Fits,
): void {
  if (!spend(judging)) return;
  const inner = (one: Schema): void => lookAt(one, value, judging, seen, fits);
  const fitting = (one: Schema): boolean => fits(one, value, judging);
  if (schema.assertions !== undefined) lookAtAssertions(schema, value, judging, seen, fits);
  switch (schema.kind) {
    case 'object':
      if (!isObjectInstance(value)) return;
      if (schema.rest === undefined || schema.restStated === true) seen.allNames = true;
      for (const [name, { undescribed }] of schema.properties) {
        if (undescribed !== true) seen.names.add(name);
      }
      for (const source of schema.patterns?.keys() ?? []) {
        const test = patternTest(source);
        for (const name of value.keys()) if (test?.(name) === true) seen.names.add(name);
      }
      return;
    case 'array':
      if (schema.items.origins.length > 0) seen.allItems = true;
      return;
    case 'tuple':
      schema.items.forEach((_, at) => seen.items.add(at));
      if (schema.rest === undefined || schema.rest.origins.length > 0) seen.allItems = true;
      return;
    case 'ref': {
      const target = judging.api.schemas.get(schema.id);
      if (target !== undefined) inner(target);
      return;
    }
    default:
      if (!isComposed(schema)) return;
      (schema.kind === 'union' ? schema.members.filter(fitting) : schema.members).forEach(inner);
  }
}

function lookAtAssertions(
  { assertions = {} }: Schema,
  value: Instance,
  judging: Judging,
  seen: Evaluated,
  fits: Fits,
): void {
  const inner = (one: Schema | undefined): void => {
    if (one !== undefined) lookAt(one, value, judging, seen, fits);
  };
  assertions.forms?.filter((form) => isOfType(form, value)).forEach(inner);
  const { if: condition, contains } = assertions;
  if (condition !== undefined) {
    const holds = fits(condition, value, judging);
    if (holds) inner(condition);
    inner(holds ? assertions.then : assertions.else);
  }
  if (isObjectInstance(value)) {
    for (const [name, schema] of assertions.dependentSchemas ?? []) {
      if (value.has(name)) inner(schema);
    }
  }
  if (contains !== undefined && isArrayInstance(value)) {
    value.forEach((item, at) => {
      if (fits(contains, item, judging)) seen.items.add(at);
    });
  }
  if (assertions.unevaluatedProperties !== undefined) seen.allNames = true;
  if (assertions.unevaluatedItems !== undefined) seen.allItems = true;
}
