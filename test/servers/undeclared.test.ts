/** Every property that a server sends is declared where it is, whatever the handler returns. */
import { beforeAll, expect, it } from 'vitest';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fc, runs } from '../property.js';
import { loadServer } from './loaded.js';
import { isDeclaredIn, type JsonSchema } from './declared-names.js';

const NAMES = ['a', 'b', 'x-1'] as const;
const VALUE_NAMES = [...NAMES, 'z', 'x-2', 'constructor'];

const { schema } = fc.letrec<{ schema: JsonSchema; leaf: JsonSchema }>((tie) => {
  const inner = tie('schema');
  const name = fc.constantFrom(...NAMES);
  const some = fc.array(inner, { minLength: 1, maxLength: 2 });
  const properties = fc.dictionary(name, inner, { minKeys: 1, maxKeys: 2 });
  const conditions = fc.record({ if: inner, then: inner, else: inner }, { requiredKeys: ['if'] });
  const object = fc.record(
    {
      type: fc.constant('object'),
      properties,
      required: fc.array(name, { maxLength: 1 }),
      additionalProperties: fc.oneof(fc.boolean(), inner),
      patternProperties: fc.record({ '^x-': inner }),
      unevaluatedProperties: fc.oneof(fc.constant(false), inner),
    },
    { requiredKeys: ['properties'] },
  );
  const array = fc.record(
    {
      type: fc.constant('array'),
      items: fc.oneof(fc.constant(false), inner),
      prefixItems: some,
      unevaluatedItems: inner,
      contains: inner,
    },
    { requiredKeys: ['type'] },
  );
  return {
    leaf: fc.constantFrom<JsonSchema>(
      {},
      ...['string', 'integer', 'object', 'array'].map((type) => ({ type })),
      { type: ['string', 'null'] },
      { const: { a: 1, b: [{ a: 2 }] } },
      { enum: ['s', { a: 's' }] },
      { required: ['b'] },
      { $ref: '#/components/schemas/Node' },
    ),
    schema: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'schema' },
      tie('leaf'),
      object,
      array,
      fc.record({ allOf: some }),
      fc.record({ anyOf: some }),
      fc.record({ oneOf: some, properties }, { requiredKeys: ['oneOf'] }),
      conditions,
      fc.tuple(object, conditions).map(([one, other]) => ({ ...one, ...other })),
      fc.record({ type: fc.constant('object'), dependentSchemas: fc.dictionary(name, inner) }),
      fc.tuple(object, fc.record({ anyOf: some })).map(([one, other]) => ({ ...one, ...other })),
    ),
  };
});

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<unknown>('s', 1, true, null, [], {}, new Date(0), { toJSON: () => ({ z: 1 }) }),
    fc.dictionary(fc.constantFrom(...VALUE_NAMES), tie('value'), { maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 3 }),
  ),
}));

const NODE: JsonSchema = {
  type: 'object',
  properties: { a: { $ref: '#/components/schemas/Node' }, b: { type: 'integer' } },
};
const { numRuns } = runs({ suite: 60, all: 600 });
const schemas = [
  { if: { required: ['a'] }, then: { properties: { b: { properties: { a: {} } } } } },
  { properties: { b: {} }, required: ['a'], patternProperties: { '^x-': {} } },
  {
    type: 'object',
    additionalProperties: true,
    patternProperties: { '^x-': { type: 'object' } },
    if: { properties: { 'x-1': { type: 'string' } } },
  },
  ...fc.sample(schema, numRuns),
];

let respond: (index: number, body: unknown) => Promise<readonly [status: number, text: string]>;

beforeAll(async () => {
  const operations = schemas.map((one, index) => {
    const content = { 'application/json': { schema: one } };
    const responses = { 200: { description: 'd', content } };
    return [`/${index}`, { get: { operationId: `get${index}`, responses } }];
  });
  const { createApi } = await loadServer(
    {
      openapi: '3.1.0',
      info: { title: 'Undeclared', version: '1' },
      paths: Object.fromEntries(operations) as object,
      components: { schemas: { Node: NODE } },
    },
    { read: { impliedTypes: false } },
  );
  let returned: unknown;
  const handle = (): object => ({ status: 200, body: returned });
  const handlers = Object.fromEntries(schemas.map((_, index) => [`GET /${index}`, handle]));
  const api = createApi(handlers, { onError: () => undefined });
  respond = async (index, body) => {
    returned = body;
    const response = await api.fetch(new Request(`http://x/${index}`));
    return [response.status, await response.text()];
  };
});

const ajv = new Ajv2020({ strict: false, validateSchema: false });

function isValid(one: JsonSchema, given: unknown): boolean {
  const $defs = {
    Node: JSON.parse(JSON.stringify(NODE).replaceAll('components/schemas', '$defs')),
  };
  const text = JSON.stringify(one).replaceAll('components/schemas', '$defs');
  // Ajv confuses a property of this name with the constructor of its own objects.
  const renamed: unknown = JSON.parse(JSON.stringify(given).replaceAll('constructor', 'other'));
  return ajv.validate({ ...(JSON.parse(text) as object), $defs }, renamed);
}

it('sends no undeclared property, and refuses no valid value without conditions', async () => {
  const values = fc.sample(value, 20);
  const faults: string[] = [];
  for (const [index, one] of schemas.entries()) {
    // Ajv counts all items of an array as evaluated by `contains`.
    const hasConditions = /"(?:if|dependentSchemas|contains)"/.test(JSON.stringify(one));
    // Without its undeclared properties, a value may match several schemas of `oneOf`.
    const wanted = JSON.parse(JSON.stringify(one).replaceAll('"oneOf"', '"anyOf"')) as JsonSchema;
    for (const body of values) {
      const [status, text] = await respond(index, body);
      const sent: unknown = status === 200 ? JSON.parse(text) : undefined;
      const isRight = status === 200 ? isDeclaredIn(one, sent, { Node: NODE }) : status === 500;
      const isWanted = !hasConditions && isValid(one, body);
      if (isRight && (!isWanted || (sent !== undefined && isValid(wanted, sent)))) continue;
      faults.push(JSON.stringify({ schema: one, returned: body, status, text }));
    }
  }
  expect(faults.sort((a, b) => a.length - b.length).slice(0, 5)).toEqual([]);
});
