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
  ['two types', both(STRING, INTEGER), 'no value is string and integer'],
  ['a type and one in another name', both(STRING, ref('Pet')), 'no value is string and object'],
  ['numbers', both(NUMBER, INTEGER), undefined],
  ['an enum of the type', both(STRING, values('a')), undefined],
  ['no common value', both(values('a'), values('b')), 'no value is in all of its enums'],
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
    'no value matches their schemas of the required property "a"',
  ],
  [
    'a closed part',
    both(object({ a: STRING }), open({ b: STRING })),
    'one schema forbids the property "b", because it allows no other properties',
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
