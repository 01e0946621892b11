/**
 * Every conflict between schemas has a line in the ledger. A fact that only one document declares
 * is not a conflict.
 */
import { expect, test } from 'vitest';
import type { JsonObject } from './careful.js';
import { conflicts, exported, output, stitched } from './stitched.js';

const text = { type: 'string' };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (properties: JsonObject, ...required: string[]): JsonObject => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

function description(
  schemas: JsonObject,
  media: JsonObject = { schema: ref('Order') },
): JsonObject {
  return {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.1.0' },
    servers: [{ url: 'https://api.shop.example' }],
    paths: {
      '/order': {
        get: {
          operationId: 'getOrder',
          responses: { 200: { description: 'Found', content: { 'application/json': media } } },
        },
      },
    },
    components: { schemas },
  };
}

async function merged(one: JsonObject, other: JsonObject) {
  const [a, b] = [['a.json', one] as const, ['b.json', other] as const];
  const generated = await stitched([a, b]);
  expect(output(await stitched([b, a]))).toBe(output(generated));
  const lines = generated.ledger.elections.map(({ entity, field }) => `${entity} ${field}`);
  return { generated, lines, open: conflicts(generated), names: [...generated.api.schemas.keys()] };
}

const order = (customer: JsonObject): JsonObject =>
  object({ id: text, total: { type: 'integer' }, customer });
const customer = object({ id: text, name: text });

test.each([
  ['a named one', { Order: order(ref('Customer')), Customer: customer }],
  ['an inline one', { Order: order(customer) }],
  [
    'items of a list',
    { Order: order({ type: 'array', items: ref('Customer') }), Customer: customer },
  ],
])('a property with an unrelated schema does not split its object: %s', async (_, schemas) => {
  const unrelated = object({ street: text, town: text });
  const isList = JSON.stringify(schemas).includes('"items"');
  const other = order(isList ? { type: 'array', items: unrelated } : unrelated);
  const { generated, lines, open, names } = await merged(
    description(schemas),
    description({ Order: other }),
  );
  expect(names).toEqual(Object.keys(schemas).sort());
  expect(open).toEqual([]);
  const place = isList
    ? 'schema Order .customer[] properties'
    : 'schema Order .customer properties';
  expect(lines).toContain(place);
  for (const name of ['id', 'name', 'street', 'town']) {
    expect(exported(generated)).toContain(`"${name}":`);
  }
});

test('the required list of a parent states that the properties of its children are optional', async () => {
  const parts = { allOf: [ref('Base'), object({ note: text })] };
  const { generated, open } = await merged(
    description({ Base: object({ id: text }, 'id'), Order: parts }),
    description({ Order: object({ id: text, note: text }, 'id', 'note') }),
  );
  expect(open).toEqual(['schema Order .note required']);
  expect(exported(generated)).toContain('"required":["id"]');
  expect(exported(generated)).not.toContain('"note"]');
});

test('a property that only an example of another document contains has a line in the ledger', async () => {
  const example = { id: 'a', inner: { kind: 'b', size: 'c' }, more: 'd' };
  const request = {
    name: 'Order',
    request: { method: 'GET', url: 'https://api.shop.example/order' },
  };
  const response = {
    ...{ name: 'Found', status: 'OK', code: 200, _postman_previewlanguage: 'json' },
    header: [{ key: 'Content-Type', value: 'application/json' }],
    originalRequest: request.request,
    body: JSON.stringify(example),
  };
  const collection = {
    info: {
      name: 'Shop',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [{ ...request, response: [response] }],
  };
  const declared = object({ id: text, inner: object({ kind: text }) });
  const { lines, open } = await merged(description({ Order: declared }), collection);
  const place = 'GET /order responses/200/application/json';
  expect(lines).toContain(`${place}.more`);
  expect(lines).toContain(`${place}.inner.size`);
  expect(open).toEqual([]);
});

test('a flag of a declared body is kept, whatever examples of the body contain', async () => {
  const schema = { type: 'string', readOnly: true, maxLength: 9 };
  const put = {
    requestBody: { content: { 'application/json': { schema } } },
    responses: { 204: { description: 'Kept' } },
  };
  const declared = { ...description({}, { schema: text }), paths: { '/note': { put } } };
  const request = {
    method: 'PUT',
    url: 'https://api.shop.example/note',
    header: [{ key: 'Content-Type', value: 'application/json' }],
    body: { mode: 'raw', raw: '"abc"' },
  };
  const collection = {
    info: {
      name: 'Shop',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [{ name: 'Keep', request }],
  };
  const { generated } = await merged(declared, collection);
  expect(exported(generated)).toContain('"readOnly":true');
});

test.each([
  ['of one name', { Order: object({ a: text }) }, { Order: text }],
  [
    'that refer to schemas with the same name',
    { Order: object({ item: ref('Item') }), Item: object({ a: text, b: text }) },
    { Order: object({ item: ref('Item') }), Item: text },
  ],
])('types that exclude each other are one conflict and one schema: %s', async (_, a, b) => {
  const { open, names } = await merged(description(a), description(b));
  expect(open).toHaveLength(1);
  expect(names).toEqual(Object.keys(a).sort());
});

test('a schema that forbids all values conflicts with one that allows all', async () => {
  const { open } = await merged(
    description({ Order: { type: 'object', properties: { id: text, gone: false } } }),
    description({ Order: { type: 'object', properties: { id: text, gone: {} } } }),
  );
  expect(open).toEqual(['schema Order .gone']);
});

test('schemas that are nested too deeply to compare have a line in the ledger at that depth', async () => {
  const inParts = (note: JsonObject): JsonObject => ({
    allOf: [ref('Order'), object({ note, other: ref('Order') })],
  });
  const nested = (note: JsonObject): JsonObject => ({
    allOf: [object({ id: text }), object({ next: inParts(note) })],
  });
  const { lines } = await merged(
    description({ Order: nested({ type: 'string', maxLength: 5 }) }),
    description({
      Order: object({ id: text, next: { allOf: [inParts({ type: 'string', maxLength: 9 })] } }),
    }),
  );
  expect(lines.filter((line) => /spelling$|maxLength$/.test(line))).not.toEqual([]);
});
