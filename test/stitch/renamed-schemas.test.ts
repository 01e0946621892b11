/**
 * Two editions of a description: a schema may have another name in the second edition, and a schema
 * with the same name may be unrelated.
 */
import { expect, test } from 'vitest';
import type { JsonObject } from './careful.js';
import { conflicts, stitched } from './stitched.js';

const text = { type: 'string' };
const order = { type: 'object', properties: { id: text, total: { type: 'number' }, lines: text } };

function edition(schemas: JsonObject, uses: Readonly<Record<string, string>>): JsonObject {
  const paths = Object.entries(uses).map(([path, name]) => {
    const schema = { $ref: `#/components/schemas/${name}` };
    const responses = {
      200: { description: 'Found', content: { 'application/json': { schema } } },
    };
    return [path, { get: { responses } }];
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1.1.0' },
    servers: [{ url: 'https://api.shop.example' }],
    paths: Object.fromEntries(paths) as JsonObject,
    components: { schemas },
  };
}

async function merged(
  one: JsonObject,
  other: JsonObject,
  precedence: readonly string[] = [],
): Promise<{ names: string[]; open: string[]; renames: unknown[] }> {
  const result = await stitched(
    [
      ['a.json', one],
      ['b.json', other],
    ],
    precedence,
  );
  const renames = result.ledger.elections.filter(({ field }) => field === 'name');
  return {
    names: [...result.api.schemas.keys()],
    open: conflicts(result),
    renames: renames.map(({ entity, rejected }) => [entity, rejected.map(({ value }) => value)]),
  };
}

test('a schema that another edition renames is merged, with a line in the ledger', async () => {
  const list = { type: 'array', items: { $ref: '#/components/schemas/Order' } };
  const one = edition({ Order: order, Orders: list }, { '/orders': 'Orders' });
  const items = { $ref: '#/components/schemas/Purchase' };
  const more = { ...order, properties: { ...order.properties, paid: { type: 'boolean' } } };
  const other = edition(
    { Purchase: more, Purchases: { type: 'array', items } },
    { '/orders': 'Purchases' },
  );
  expect(await merged(one, other)).toEqual({
    names: ['Order', 'Orders'],
    open: [],
    renames: [
      ['schema Orders', ['Purchases']],
      ['schema Order', ['Purchase']],
    ],
  });
  expect((await merged(one, other, ['b.json'])).names).toEqual(['Purchase', 'Purchases']);
});

test.each([
  [
    'a document that has both names',
    edition({ Order: order, Purchase: order }, { '/orders': 'Order', '/bought': 'Purchase' }),
    edition({ Purchase: order }, { '/orders': 'Purchase', '/bought': 'Purchase' }),
  ],
  [
    'two possible names for one schema',
    edition({ Failure: order, Problem: order }, { '/one': 'Failure', '/two': 'Problem' }),
    edition({ Fault: order }, { '/one': 'Fault', '/two': 'Fault' }),
  ],
  [
    'schemas that share few properties',
    edition({ Order: order }, { '/orders': 'Order' }),
    edition(
      { Summary: { type: 'object', properties: { id: text, a: text, b: text, c: text } } },
      { '/orders': 'Summary' },
    ),
  ],
])('different names are kept: %s', async (_, one, other) => {
  const { names, renames } = await merged(one, other);
  const all = [one, other].flatMap(({ components }) =>
    Object.keys((components as { schemas: JsonObject }).schemas),
  );
  expect(names).toEqual([...new Set(all)].sort());
  expect(renames).toEqual([]);
});

test('two unrelated schemas of one name are both kept, without a question', async () => {
  const other = { type: 'object', properties: { street: text, town: text } };
  const one = edition({ Item: order }, { '/orders': 'Item' });
  const { names, open } = await merged(one, edition({ Item: other }, { '/places': 'Item' }));
  expect(names).toEqual(['Item', 'Item_b']);
  expect(open).toEqual([]);
});
