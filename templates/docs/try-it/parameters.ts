/**
 * Describes the parameters that the "Try it" form requests, and how each of them is written into
 * the request.
 */
import type { JsonData } from '../../../src/print/emit/json/index.js';
import { contentSchema } from '../../../src/model/content-schema.js';
import type { Api, Parameter } from '../../../src/model/api.js';
import type { Schema } from '../../../src/model/schema.js';
import { isArrayInstance, type Instance } from '../../../src/values/sample/index.js';
import { compactJson, fieldText, parameterExample } from '../samples/values.js';
import { writtenParameter } from '../samples/parameters.js';
import { isJsonParameter, writingOf } from '../samples/writing.js';
import { effective } from '../../../src/model/effective/effective.js';

/**
 * How the reader enters a value. `list`: one item on each line; `json`: as JSON; `choice`: one of
 * several values.
 */
export type FieldKind = 'text' | 'list' | 'json' | 'choice';

/** Returns the data of a parameter for the "Try it" form. */
export function parameterData(parameter: Parameter, api: Api): JsonData {
  const { name, in: place, required, content } = parameter;
  const schema = contentSchema(content);
  const isJson = isJsonParameter(parameter);
  const field = isJson ? ({ kind: 'text', values: undefined } as const) : fieldOf(schema, api);
  const [writer, options] = writingOf(parameter);
  const value = parameterExample(parameter);
  const given =
    isJson && value !== undefined ? compactJson(value) : inputText('', value, field.kind);
  return {
    ...{ name, in: place, required: required.value, kind: field.kind, writer, options },
    ...(field.values && { values: field.values }),
    ...(place === 'cookie' && required.value && { cookie: writtenParameter(parameter, api) }),
    ...(given !== undefined && (required.value ? { given } : { hint: given })),
  };
}

/** Returns how the reader enters a value, and the values to choose from. */
export function fieldOf(
  schema: Schema,
  api: Api,
): { readonly kind: FieldKind; readonly values: readonly string[] | undefined } {
  const shape = effective(schema, api);
  switch (shape.kind) {
    case 'boolean':
      return { kind: 'choice', values: ['true', 'false'] };
    case 'enum':
      return { kind: 'choice', values: shape.values.map(String) };
    case 'array': {
      const inner = effective(shape.items, api).kind;
      const isDeep = inner === 'object' || inner === 'array';
      return { kind: isDeep ? 'json' : 'list', values: undefined };
    }
    case 'tuple':
    case 'object':
      return { kind: 'json', values: undefined };
    default:
      return { kind: 'text', values: undefined };
  }
}

/**
 * Returns the initial text of an input. The items of a list are on separate lines.
 * @param name the name of the value; a text that only repeats it is omitted
 */
export function inputText(
  name: string,
  value: Instance | undefined,
  kind: FieldKind,
): string | undefined {
  if (kind !== 'list' || !isArrayInstance(value)) return fieldText(name, value);
  return value.length === 0 ? undefined : value.map((item) => fieldText('', item) ?? '').join('\n');
}
