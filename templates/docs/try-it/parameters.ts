/** Parameters as the form asks for them, and how each is written into the request. */
import type { JsonData } from '../../../src/print/emit/json/index.js';
import { contentSchema } from '../../../src/model/content-schema.js';
import type { Api, Parameter, ParameterContent } from '../../../src/model/api.js';
import type { Schema } from '../../../src/model/schema.js';
import { mediaKind } from '../../../src/print/typescript/signature-body.js';
import { DELIMITERS } from '../samples/form.js';
import { givenText } from '../samples/values.js';
import { effective } from '../../../src/model/effective/effective.js';

/** The function of the client's runtime that writes a value, and its options. */
type Writing = readonly [
  writer: string,
  options: { readonly [name: string]: JsonData | undefined },
];

/** How a value is typed in: `list`: one a line; `json`: as JSON; `choice`: one of several. */
export type FieldKind = 'text' | 'list' | 'json' | 'choice';

/** A parameter as the form takes it. */
export function parameterData(parameter: Parameter, api: Api): JsonData {
  const { name, in: place, required, content } = parameter;
  const schema = contentSchema(content);
  const isJson = content.kind === 'media' && mediaKind(content.media.type, schema) === 'json';
  const field = isJson ? { kind: 'text', values: undefined } : fieldOf(schema, api);
  const [writer, options] = writingOf(place, content, isJson);
  const given = givenText(parameter);
  return {
    ...{ name, in: place, required: required.value, kind: field.kind, writer, options },
    ...(field.values && { values: field.values }),
    ...(given !== undefined && { given }),
  };
}

/** What a value is typed into. */
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

function writingOf(place: Parameter['in'], content: ParameterContent, isJson: boolean): Writing {
  if (place === 'querystring') return [isJson ? 'wholeQuery' : 'asIs', {}];
  const plain = { path: 'simple', query: 'form', header: 'header', cookie: 'cookie' }[place];
  if (content.kind === 'media') return [plain, {}];
  const { style, explode, itemStyle, allowReserved } = content;
  const delimiter = DELIMITERS[style] ?? ',';
  const options = {
    ...(allowReserved === true && { allowReserved: true }),
    ...(itemStyle !== undefined && { items: DELIMITERS[itemStyle] ?? ',' }),
  };
  if (place === 'query') {
    if (style === 'deepObject') return ['deepObject', options];
    return ['form', explode ? options : { ...options, delimiter }];
  }
  const isNamed = style === 'label' || style === 'matrix';
  return [isNamed ? style : plain, { ...options, explode, delimiter }];
}
