/** Describes the value that a schema expects. */
import { CHECKED_FORMATS } from '../../model/formats.js';
import type { PlainKind } from '../../model/keywords.js';
import { boundedByFormat } from '../../model/keywords/rows.js';
import type { NumberShape, Schema, StringShape } from '../../model/schema.js';
import { patternTest } from '../../base/pattern/index.js';
import { brokenLimit } from './bounds.js';
import { isOfFormat } from './formats.js';
import { isArrayInstance, isNumeric, isObjectInstance, type Instance } from './instance.js';

/**
 * Returns a text for the type that a schema expects. If the value has this type, the text names the limit or keyword
 * that the value violates.
 */
export function expectedHere(schema: Schema, value: Instance): string {
  return ofForm(schema, value) ?? demanded(Object.keys(schema.assertions ?? {}));
}

function ofForm(schema: Schema, value: Instance): string | undefined {
  switch (schema.kind) {
    case 'string':
      return typeof value === 'string' ? ofText(schema, value) : 'string';
    case 'number':
    case 'integer':
      return isNumeric(value) ? ofNumber(schema, Number(value)) : schema.kind;
    case 'enum':
      return ofList(
        schema.values.map((one) => (typeof one === 'string' ? JSON.stringify(one) : String(one))),
      );
    case 'array':
    case 'tuple':
      if (!isArrayInstance(value)) return 'array';
      return (
        ofLimit(schema, schema.kind, value.length) ??
        (schema.uniqueItems ? 'unique items' : undefined)
      );
    case 'object':
      if (!isObjectInstance(value)) return 'object';
      return ofLimit(schema, 'object', value.size);
    case 'union':
      return 'a value that matches exactly one of its schemas';
    case 'never':
      return 'nothing';
    case 'null':
    case 'boolean':
      return schema.kind;
    default:
      return undefined;
  }
}

function demanded(keywords: readonly string[]): string {
  const names = keywords.map((one) => JSON.stringify(one === 'values' ? 'enum' : one));
  return `a value that the ${names.length === 1 ? 'keyword' : 'keywords'} ${names.join(' and ')} ${names.length === 1 ? 'allows' : 'allow'}`;
}

const MOST_SHOWN = 5;

function ofList(values: readonly string[]): string {
  const more = values.length > MOST_SHOWN ? ', …' : '';
  return `one of ${values.slice(0, MOST_SHOWN).join(', ')}${more}`;
}

function ofText(shape: StringShape, text: string): string | undefined {
  const { format = '', pattern } = shape;
  const limit = ofLimit(shape, 'string', [...text].length);
  if (limit !== undefined) return limit;
  if (CHECKED_FORMATS.has(format) && !isOfFormat(format, text)) return `format ${format}`;
  if (pattern === undefined || patternTest(pattern)?.(text) !== false) return undefined;
  return `pattern ${pattern}`;
}

function ofNumber(shape: NumberShape, value: number): string | undefined {
  if (shape.kind === 'integer' && !Number.isInteger(value)) return 'integer';
  return ofLimit(boundedByFormat(shape), shape.kind, value);
}

const COUNTED = { value: '', length: ' characters', items: ' items', properties: ' properties' };

/** Returns a text for the limit that a number violates: `at least 5`, `at most 3 items`. */
function ofLimit(shape: object, kind: PlainKind, measured: number): string | undefined {
  const broken = brokenLimit(shape, kind, measured);
  if (broken === undefined) return undefined;
  const { measure, side } = broken.row.limit;
  const isCount = measure !== 'value';
  const phrase = isCount ? `at ${side === 'lower' ? 'least' : 'most'}` : broken.row.phrase;
  return `${phrase} ${broken.limit}${COUNTED[measure]}`;
}
