import { expect, test } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import type { Schema, Shape } from '../../../model/schema.js';
import { reportContradictions } from './contradictions.js';
import { surveySchemas } from './survey.js';

const schema = (shape: Shape): Schema => ({ ...shape, origins: [] });
const ref = (id: string): Schema => schema({ kind: 'ref', id });
const union = (...members: Schema[]): Schema => schema({ kind: 'union', members });
const both = (...members: Schema[]): Schema => schema({ kind: 'intersection', members });
const values = (...all: string[]): Schema => schema({ kind: 'enum', values: all });
const STRING = schema({ kind: 'string' });
const INTEGER = schema({ kind: 'integer' });
const NUMBER = schema({ kind: 'number' });
const NULL = schema({ kind: 'null' });
const ANY = schema({ kind: 'any' });

/** `{ 'a!': STRING }`: a is required. */
function object(properties: Readonly<Record<string, Schema>>, rest?: Schema): Schema {
  const entries = Object.entries(properties).map(
    ([name, inner]) =>
      [name.replace('!', ''), { schema: inner, required: name.endsWith('!') }] as const,
  );
  return schema({ kind: 'object', properties: new Map(entries), ...(rest && { rest }) });
}

const open = (properties: Readonly<Record<string, Schema>>): Schema => object(properties, ANY);

test.each<[string, Schema, string | undefined]>([
  [
    'two types',
    both(STRING, INTEGER),
    'their types ("string", "integer") have no value in common, so no value is valid',
  ],
  [
    'a type and one in another name',
    both(STRING, ref('Pet')),
    'their types ("string", "object") have no value in common, so no value is valid',
  ],
  [
    'several types',
    both(union(STRING, NULL), union(NUMBER, object({}))),
    'their types ("null or string", "number or object") have no value in common, so no value is valid',
  ],
  [
    'a schema that allows nothing',
    both(STRING, schema({ kind: 'never' })),
    'one schema allows no value, so no value is valid',
  ],
  ['numbers', both(NUMBER, INTEGER), undefined],
  ['an enum of the type', both(STRING, values('a')), undefined],
  [
    'no common value',
    both(values('a'), values('b')),
    'their enums have no value in common, so no value is valid',
  ],
  ['a common value', both(values('a', 'b'), values('b', 'c')), undefined],
  ['a type of several', both(union(STRING, NULL), STRING), undefined],
  ['null alone', both(union(STRING, NULL), union(INTEGER, NULL)), undefined],
  ['anything', both(ANY, STRING), undefined],
  ['nothing known', both(ref('Nothing'), STRING), undefined],
  ['itself', ref('Loop'), undefined],
  ['other properties', both(open({ a: STRING }), open({ b: STRING })), undefined],
  [
    'a property of two types',
    both(open({ a: STRING }), both(open({ 'a!': INTEGER }), ANY)),
    'their types of the required property "a" have no value in common, so no value is valid',
  ],
  [
    'a closed part',
    both(object({ a: STRING }), open({ b: STRING })),
    'one schema allows only other properties, so a value with the property "b" is invalid',
  ],
  ['a closed part that knows it', both(object({ a: STRING }), open({ a: STRING })), undefined],
  [
    'objects or something else',
    both(union(object({}), STRING), union(open({ a: STRING }), STRING)),
    undefined,
  ],
])('%s', (_, given, want) => {
  const api: Api = {
    ...{ servers: [], endpoints: [], webhooks: [], securitySchemes: new Map() },
    ...{ tags: new Map(), extensions: new Map() },
    schemas: new Map([
      ['Given', given],
      ['Loop', schema({ kind: 'intersection', members: [ref('Loop'), STRING] })],
      ['Pet', open({})],
    ]),
  };
  const report = createReport();
  reportContradictions(surveySchemas(api), api.schemas, report);
  const messages =
    want === undefined ? [] : [`the schemas in this "allOf" contradict each other: ${want}`];
  expect(report.list().map(({ message }) => message)).toEqual(messages);
});
