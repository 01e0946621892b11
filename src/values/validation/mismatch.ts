/** Finds the location at which a value violates its schema. */
import { escapePointer } from '../../model/pointer.js';
import type { ObjectShape, Schema } from '../../model/schema.js';
import { childSchemas } from '../../model/walk.js';
import { patternTest } from '../../base/pattern/index.js';
import { expectedHere } from './expected.js';
import { fits } from './fits.js';
import { isArrayInstance, isObjectInstance, type Instance } from './instance.js';
import type { Judging } from './judging.js';
import { isSent } from '../../model/direction.js';

export interface Mismatch {
  /** The JSON Pointer from the validated value to the invalid part, such as `/items/0`. */
  readonly path: string;
  readonly expected: string;
}

/**
 * Returns the innermost location at which a value violates its schema.
 * @returns `undefined` if the value is valid, or no steps remain
 */
export function mismatchOf(
  schema: Schema,
  value: Instance,
  judging: Judging,
): Mismatch | undefined {
  if (fits(schema, value, judging) || judging.steps.left < 0) return undefined;
  const misfit = inside(schema, value, judging) ?? {
    path: '',
    expected: expectedHere(schema, value),
  };
  return judging.steps.left < 0 ? undefined : misfit;
}

/**
 * Returns the violation inside an invalid value, such as in a property or an item. Returns `undefined` if there is
 * none: the value as a whole then violates the schema.
 */
function inside(schema: Schema, value: Instance, judging: Judging): Mismatch | undefined {
  switch (schema.kind) {
    case 'ref': {
      const target = judging.api.schemas.get(schema.id);
      return target && mismatchOf(target, value, judging);
    }
    case 'union':
      return inUnion(schema.members, value, judging);
    case 'array':
    case 'tuple':
      if (!isArrayInstance(value)) return undefined;
      return firstOf([...value.entries()], ([at, item]) => {
        const one = schema.kind === 'array' ? schema.items : (schema.items[at] ?? schema.rest);
        return one && below(String(at), mismatchOf(one, item, judging));
      });
    case 'object':
      return isObjectInstance(value) ? inObject(schema, value, judging) : undefined;
    default:
      return firstOf(childSchemas(schema), (part) => mismatchOf(part, value, judging));
  }
}

/**
 * Returns the violation in a union. Prefers the member that has the value's type, because its violation is more
 * specific.
 */
function inUnion(
  members: readonly Schema[],
  value: Instance,
  judging: Judging,
): Mismatch | undefined {
  const found = members.flatMap((member) => mismatchOf(member, value, judging) ?? []);
  // The value matches a member. It is still invalid, because several members match, or the discriminator selects
  // another.
  if (found.length < members.length) return undefined;
  const expected = [...new Set(found.map((one) => one.expected))].join(' or ');
  return found.find(({ path }) => path !== '') ?? { path: '', expected };
}

function inObject(
  shape: ObjectShape,
  value: ReadonlyMap<string, Instance>,
  judging: Judging,
): Mismatch | undefined {
  for (const [name, { schema, required }] of shape.properties) {
    const member = value.get(name);
    if (member === undefined && required && isSent(schema, judging.direction)) {
      return { path: '', expected: `the property ${JSON.stringify(name)}` };
    }
    const found = member === undefined ? undefined : mismatchOf(schema, member, judging);
    if (found) return below(name, found);
  }
  return firstOf([...value], ([name, member]) => {
    const patterns = [...(shape.patterns ?? [])].filter(([source]) => patternTest(source)?.(name));
    const found = firstOf(patterns, ([, schema]) => mismatchOf(schema, member, judging));
    if (found) return below(name, found);
    const described = shape.properties.get(name);
    if ((described && described.undescribed !== true) || patterns.length > 0) return undefined;
    if (shape.rest === undefined)
      return { path: '', expected: `that there is no property ${JSON.stringify(name)}` };
    return below(name, mismatchOf(shape.rest, member, judging));
  });
}

function below(key: string, misfit: Mismatch | undefined): Mismatch | undefined {
  return misfit && { ...misfit, path: `/${escapePointer(key)}${misfit.path}` };
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
