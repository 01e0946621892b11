/**
 * The descriptions of a named schema, if another document inlines the schema for some operations
 * with other descriptions.
 */
import { expect, test } from 'vitest';
import type { JsonObject } from './careful.js';
import { stitched } from './stitched.js';

function description(
  bodies: Readonly<Record<string, JsonObject>>,
  schemas: JsonObject,
): JsonObject {
  const paths = Object.entries(bodies).map(([path, schema]) => {
    const requestBody = { required: true, content: { 'application/json': { schema } } };
    return [path, { post: { requestBody, responses: { 204: { description: 'Done' } } } }];
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.1.0' },
    servers: [{ url: 'https://api.shop.example' }],
    paths: Object.fromEntries(paths) as JsonObject,
    components: { schemas },
  };
}

function address(description: string, street: string): JsonObject {
  const properties = { street: { type: 'string', description: street }, town: { type: 'string' } };
  return { type: 'object', description, properties };
}

const NAMED = address('An address', 'The street');
const BILLING = address('Where the bill goes to', 'The street of the bill');
const SHIPPING = address('Where the parcel goes to', 'The street of the parcel');

/** @param inlined the inlined schemas of the second document, by path */
async function merged(inlined: Readonly<Record<string, JsonObject>>, precedence: string[] = []) {
  const ref = { $ref: '#/components/schemas/Address' };
  const naming = { '/bill': ref, '/ship': ref, '/visit': ref };
  const { api, ledger } = await stitched(
    [
      ['a.json', description(naming, { Address: NAMED })],
      ['b.json', description(inlined, {})],
    ],
    precedence,
  );
  const named = api.schemas.get('Address');
  const bill = api.endpoints.find(({ key }) => key === 'POST /bill')?.body?.media[0]?.schema;
  const lines = ledger.elections
    .filter(({ field }) => field.endsWith('description'))
    .map(({ entity, field, rule, kept }) => [`${entity} ${field}`, rule, kept.value]);
  const street = named?.kind === 'object' && named.properties.get('street')?.schema.description;
  return { kinds: [named?.kind, bill?.kind], street, bill: bill?.description, lines };
}

test('a description for one use does not become the description of all uses', async () => {
  expect(await merged({ '/bill': BILLING })).toEqual({
    kinds: ['object', 'ref'],
    street: 'The street',
    bill: 'Where the bill goes to',
    lines: [['schema Address .street description', 'scope', 'The street']],
  });
});

test('different descriptions for several uses do not become descriptions of the schema', async () => {
  const { street, lines } = await merged({
    '/bill': BILLING,
    '/ship': SHIPPING,
    '/visit': BILLING,
  });
  expect(street).toBe('The street');
  expect(lines).toEqual([['schema Address .street description', 'scope', 'The street']]);
});

test('a description that all uses share takes part in the election', async () => {
  const { street, lines } = await merged({ '/bill': BILLING, '/ship': BILLING, '/visit': BILLING });
  expect(street).toBe('The street of the bill');
  // The kept text contains the other one, so there is no conflict.
  expect(lines).toEqual([]);
});

test('the preferred document decides, and the ledger names the schema', async () => {
  expect(await merged({ '/bill': BILLING }, ['b.json'])).toMatchObject({
    kinds: ['object', 'ref'],
    bill: 'Where the bill goes to',
    lines: [
      ['POST /bill body/application/json description', 'rank', 'Where the bill goes to'],
      ['schema Address .street description', 'rank', 'The street of the bill'],
    ],
  });
  expect(await merged({ '/bill': BILLING }, ['a.json'])).toMatchObject({
    street: 'The street',
    bill: undefined,
    lines: [
      ['POST /bill body/application/json description', 'rank', 'An address'],
      ['schema Address .street description', 'rank', 'The street'],
    ],
  });
});

test('a description for one use is kept if no other exists, and the ledger records it', async () => {
  const inlined = { ...BILLING, properties: { town: { type: 'string', description: 'The town' } } };
  for (const uses of [{ '/bill': inlined }, { '/bill': inlined, '/ship': inlined }]) {
    const { lines } = await merged(uses);
    expect(lines).toEqual([['schema Address .town description', 'agreed', 'The town']]);
  }
});
