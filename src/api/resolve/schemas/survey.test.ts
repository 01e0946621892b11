import { expect, test } from 'vitest';
import type { Api, Endpoint } from '../../../model/api.js';
import { endpointKey } from '../../../model/path.js';
import type { Schema, Shape } from '../../../model/schema.js';
import { surveySchemas } from './survey.js';

const schema = (shape: Shape): Schema => ({ ...shape, origins: [] });
const STRING = schema({ kind: 'string' });
const object = (inner: Schema): Schema =>
  schema({ kind: 'object', properties: new Map([['inner', { schema: inner, required: true }]]) });
const list = (items: Schema): Schema => schema({ kind: 'array', items });
const ref = (id: string): Schema => schema({ kind: 'ref', id });

function endpoint(path: string, body: Schema): Endpoint {
  const segments = [[{ kind: 'literal', text: path } as const]];
  const media = { type: 'a/b', schema: body, encoding: new Map(), examples: [], origins: [] };
  return {
    ...{ key: endpointKey('PUT', segments), method: 'PUT', path: segments, aliases: [], tags: [] },
    ...{ parameters: [], responses: [], servers: [], callbacks: [], extensions: new Map() },
    body: { required: { value: true, origins: [] }, media: [media], origins: [] },
    origins: [],
  };
}

/** The findings: the names of endpoints and schemas that contain inline objects. */
function survey(
  endpoints: Readonly<Record<string, Schema>>,
  named: Readonly<Record<string, Schema>>,
) {
  const api: Api = {
    ...{ servers: [], webhooks: [], securitySchemes: new Map(), tags: new Map() },
    extensions: new Map(),
    endpoints: Object.entries(endpoints).map(([path, body]) => endpoint(path, body)),
    schemas: new Map(Object.entries(named)),
  };
  const found = surveySchemas(api);
  const holders = [
    ...api.endpoints.filter((one) => found.objectHolders.has(one)).map(({ key }) => key),
    ...[...api.schemas].filter(([, one]) => found.objectHolders.has(one)).map(([id]) => id),
  ];
  return { ...found, holders };
}

test('endpoints contain objects at any depth, and objects that others contain as well', () => {
  const shared = list(object(STRING));
  const { holders } = survey({ a: shared, b: shared, c: list(STRING), d: ref('A') }, {});
  expect(holders).toEqual(['PUT /a', 'PUT /b']);
});

test('a named object contains others, and not itself', () => {
  const { holders } = survey(
    {},
    { A: object(STRING), B: object(object(STRING)), C: list(object(STRING)) },
  );
  expect(holders).toEqual(['B', 'C']);
});

test('references resolve, or one does not', () => {
  expect(survey({ a: list(ref('A')) }, { A: STRING }).dangling).toBe(false);
  expect(survey({ a: list(ref('B')) }, { A: STRING }).dangling).toBe(true);
});

test('patterns and intersections are listed in order, outer ones first', () => {
  const digits = schema({ kind: 'string', pattern: '\\d' });
  const both = (...members: Schema[]): Schema => schema({ kind: 'intersection', members });
  const inner = both(digits);
  const outer = both(inner, schema({ kind: 'string', pattern: 'a' }));
  const { patterned, intersections } = survey({ a: outer }, {});
  expect(patterned.map(({ pattern }) => pattern)).toEqual(['\\d', 'a']);
  expect(intersections).toEqual([outer, inner]);
});

test('schemas of pattern properties are visited', () => {
  const patterns = (inner: Schema): Schema =>
    schema({ kind: 'object', properties: new Map(), patterns: new Map([['^x', inner]]) });
  expect(survey({ a: patterns(ref('B')) }, {}).dangling).toBe(true);
  const bytes = patterns(schema({ kind: 'binary' }));
  expect([...survey({}, { A: bytes }).bytesHolders]).toEqual([bytes]);
});
