/** What a schema expects of a value that does not fit by itself, in words. */
import { CHECKED_FORMATS } from '../model/formats.js';
import type { NumberShape, Schema, StringShape } from '../model/schema.js';
import { patternTest } from '../pattern/index.js';
import { isMultiple, numberBounds } from './bounds.js';
import { isOfFormat } from './formats.js';
import { isArrayInstance, isNumeric, isObjectInstance, type Instance } from './instance.js';
import { isCount } from './parts.js';

/** A value of another form is told the form; any other, the demand that it fails. */
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
      return ofList(schema.values.map(String));
    case 'array':
    case 'tuple':
      if (!isArrayInstance(value)) return 'array';
      if (schema.uniqueItems && isCount(value.length, schema.minItems, schema.maxItems)) {
        return 'items that differ';
      }
      return ofCount(value.length, schema.minItems, schema.maxItems, 'items');
    case 'object':
      if (!isObjectInstance(value)) return 'object';
      return ofCount(value.size, schema.minProperties, schema.maxProperties, 'properties');
    case 'union':
      return 'what one of its schemas describes, and no other';
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
  return `what ${keywords.join(' and ')} ${keywords.length === 1 ? 'demands' : 'demand'}`;
}

const MOST_SHOWN = 5;

function ofList(values: readonly string[]): string {
  const more = values.length > MOST_SHOWN ? ', …' : '';
  return `one of ${values.slice(0, MOST_SHOWN).join(', ')}${more}`;
}

function ofText(shape: StringShape, text: string): string | undefined {
  const { format = '', pattern, minLength, maxLength } = shape;
  const count = ofCount([...text].length, minLength, maxLength, 'characters');
  if (count !== undefined) return count;
  if (CHECKED_FORMATS.has(format) && !isOfFormat(format, text)) return `format ${format}`;
  if (pattern === undefined || patternTest(pattern)?.(text) !== false) return undefined;
  return `pattern ${pattern}`;
}

function ofNumber(shape: NumberShape, value: number): string | undefined {
  if (shape.kind === 'integer' && !Number.isInteger(value)) return 'integer';
  const { least, most, above, below } = numberBounds(shape);
  if (value < least) return `at least ${least}`;
  if (value > most) return `at most ${most}`;
  if (value <= above) return `more than ${above}`;
  if (value >= below) return `less than ${below}`;
  const { multipleOf = 0 } = shape;
  return multipleOf > 0 && !isMultiple(value, multipleOf)
    ? `a multiple of ${multipleOf}`
    : undefined;
}

function ofCount(count: number, least = 0, most = Infinity, what: string): string | undefined {
  if (count < least) return `at least ${least} ${what}`;
  return count > most ? `at most ${most} ${what}` : undefined;
}
