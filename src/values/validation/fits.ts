/** Validates a value against a schema. The result is the same as that of the generated checks. */
import { memoizeByObject } from '../../base/foundation/memo.js';
import { selectedBy } from '../../model/discriminator.js';
import { CHECKED_FORMATS } from '../../model/formats.js';
import { formatRange, hasLimit } from '../../model/keywords/rows.js';
import type {
  EnumShape,
  NumberShape,
  Schema,
  StringShape,
  UnionShape,
} from '../../model/schema.js';
import { patternTest } from '../../base/pattern/index.js';
import { fitsAssertions } from './assertions.js';
import { fitsArray, fitsObject, fitsTuple } from './parts.js';
import { isWithin } from './bounds.js';
import { isOfFormat } from './formats.js';
import { spend, type Judging } from './judging.js';
import { isNumeric, isObjectInstance, type Instance } from './instance.js';

/** @returns true if the value is valid; false if it is invalid or no steps remain */
export function fits(schema: Schema, value: Instance, judging: Judging): boolean {
  if (!spend(judging)) return false;
  if (!fitsForm(schema, value, judging)) return false;
  const { assertions } = schema;
  return assertions === undefined || fitsAssertions(schema, assertions, value, judging, fits);
}

function fitsForm(schema: Schema, value: Instance, judging: Judging): boolean {
  switch (schema.kind) {
    case 'any':
    case 'unknown':
    case 'binary':
      return true;
    case 'never':
      return false;
    case 'null':
      return value === null;
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
    case 'integer':
      return fitsNumber(schema, value);
    case 'string':
      return typeof value === 'string' && fitsText(schema, value, judging);
    case 'enum':
      if (schema.open === true && typeof value === 'string') return true;
      return isListed(schema.values, value);
    case 'array':
      return fitsArray(schema, value, judging, fits);
    case 'tuple':
      return fitsTuple(schema, value, judging, fits);
    case 'object':
      return fitsObject(schema, value, judging, fits);
    case 'union':
      return fitsUnion(schema, value, judging);
    case 'intersection':
      return schema.members.every((member) => fits(member, value, judging));
    case 'ref': {
      const target = judging.api.schemas.get(schema.id);
      return target === undefined || fits(target, value, judging);
    }
    default:
      return schema satisfies never;
  }
}

/**
 * Returns the enum values as a set. The result is cached, because the list may be long and many values are checked
 * against it.
 */
const scalarSet = memoizeByObject(
  (values: EnumShape['values']): ReadonlySet<unknown> =>
    new Set<unknown>([
      ...values,
      ...values.map((one) => (typeof one === 'bigint' ? Number(one) : one)),
    ]),
);

function isListed(values: EnumShape['values'], value: Instance): boolean {
  const listed = scalarSet(values);
  return listed.has(value) || (typeof value === 'bigint' && listed.has(Number(value)));
}

/** Returns true if a value is a valid number. */
export function fitsNumber(shape: NumberShape, value: Instance): boolean {
  if (!isNumeric(value)) return false;
  const number = Number(value);
  if (shape.kind === 'integer' ? !Number.isInteger(number) : !Number.isFinite(number)) return false;
  const range = formatRange(shape);
  if (range !== undefined && !isWithin(range, shape.kind, number)) return false;
  return isWithin(shape, shape.kind, number);
}

/** Returns true if a text is valid. A pattern that cannot be run safely is ignored. */
export function fitsText(shape: StringShape, text: string, judging: Judging): boolean {
  const { format, pattern } = shape;
  if (hasLimit(shape) && !isWithin(shape, 'string', [...text].length)) return false;
  if (format !== undefined && CHECKED_FORMATS.has(format) && !isOfFormat(format, text))
    return false;
  if (pattern === undefined) return true;
  return spend(judging, text.length / 8) && patternTest(pattern)?.(text) !== false;
}

function fitsUnion(schema: UnionShape, value: Instance, judging: Judging): boolean {
  const { discriminator, exclusive, members } = schema;
  if (discriminator !== undefined && discriminator.mapping.size > 0 && !discriminator.partial) {
    if (value === null) return members.some(({ kind }) => kind === 'null');
    if (!isObjectInstance(value)) return false;
    const tag = value.get(discriminator.property);
    const id = selectedBy(discriminator, tag) ?? discriminator.defaultMapping;
    return id !== undefined && fits({ kind: 'ref', id, origins: [] }, value, judging);
  }
  if (exclusive !== true || discriminator !== undefined) {
    return members.some((member) => fits(member, value, judging));
  }
  return members.filter((member) => fits(member, value, judging)).length === 1;
}
