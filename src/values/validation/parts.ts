/** Validates the members of arrays and objects. */
import { isSent } from '../../model/direction.js';
import type { ArrayShape, ObjectShape, Schema, TupleShape } from '../../model/schema.js';
import { patternTest } from '../../base/pattern/index.js';
import { isWithin } from './bounds.js';
import { spend, type Judging } from './judging.js';
import {
  isArrayInstance,
  isNumeric,
  isObjectInstance,
  isSameValue,
  type Instance,
} from './instance.js';

/** Validates a value inside an object or an array. */
export type Fits = (schema: Schema, value: Instance, judging: Judging) => boolean;

/** Validates an array. */
export function fitsArray(
  shape: ArrayShape,
  value: Instance,
  judging: Judging,
  fits: Fits,
): boolean {
  if (!isArrayInstance(value) || !isWithin(shape, 'array', value.length)) return false;
  if (!value.every((item) => fits(shape.items, item, judging))) return false;
  return shape.uniqueItems !== true || areUnique(value, judging);
}

/** Validates the item at each position of a tuple, and any further items. */
export function fitsTuple(
  shape: TupleShape,
  value: Instance,
  judging: Judging,
  fits: Fits,
): boolean {
  const { items, rest } = shape;
  if (!isArrayInstance(value) || !isWithin(shape, 'tuple', value.length)) return false;
  const isFit = value.every((item, at) => {
    const schema = items[at] ?? rest;
    return schema !== undefined && fits(schema, item, judging);
  });
  return isFit && (shape.uniqueItems !== true || areUnique(value, judging));
}

/** Validates declared properties, `patternProperties` and additional properties. */
export function fitsObject(
  shape: ObjectShape,
  value: Instance,
  judging: Judging,
  fits: Fits,
): boolean {
  if (!isObjectInstance(value)) return false;
  if (!isWithin(shape, 'object', value.size)) return false;
  let isFit = true;
  let described = 0;
  // Unlike `for…of`, `forEach` does not allocate an entry for each of up to half a million properties.
  shape.properties.forEach(({ schema, required, undescribed }, name) => {
    if (!isFit) return;
    const member = value.get(name);
    if (member === undefined) isFit = !required || !isSent(schema, judging.direction);
    else {
      isFit = fits(schema, member, judging);
      if (undescribed !== true) described++;
    }
  });
  if (!isFit) return false;
  const patterns = shape.patterns === undefined ? [] : [...shape.patterns];
  if (patterns.length === 0 && described === value.size) return spend(judging, described);
  for (const [name, member] of value) {
    if (!spend(judging, 1 + patterns.length)) return false;
    const found = patterns.filter(([source]) => patternTest(source)?.(name) === true);
    if (!found.every(([, schema]) => fits(schema, member, judging))) return false;
    const described = shape.properties.get(name);
    if ((described && described.undescribed !== true) || found.length > 0) continue;
    if (shape.rest === undefined || !fits(shape.rest, member, judging)) return false;
  }
  return true;
}

function areUnique(items: readonly Instance[], judging: Judging): boolean {
  if (!spend(judging, (items.length * items.length) / 8)) return false;
  return items.every((item, at) => !items.slice(0, at).some((other) => isSameValue(item, other)));
}

/** Returns true if a value has the type of a schema. */
export function isOfType({ kind }: Schema, value: Instance): boolean {
  switch (kind) {
    case 'array':
    case 'tuple':
      return isArrayInstance(value);
    case 'object':
      return isObjectInstance(value);
    case 'number':
      return isNumeric(value);
    default:
      return typeof value === 'string';
  }
}
