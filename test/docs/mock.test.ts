/** The recipe of the guide for a mock. */
import { expect, it } from 'vitest';
import { createMock, Memory } from '../../src/service/mock/index.js';
import { file, run } from '../stride.js';
import { blocksOf } from './guide.js';

it('responds as the guide describes', async () => {
  const shop = blocksOf('docs/shop.md').find(({ path }) => path === 'shop.yaml');
  const { api, names } = await run([file('shop.yaml', shop?.text)]);
  const mock = createMock(api, names, { memory: new Memory() });
  const ask = async (path: string, init: RequestInit = {}): Promise<[number, unknown]> => {
    const response = await mock.fetch(new Request(`http://127.0.0.1:4010${path}`, init));
    return [response.status, await response.json()];
  };
  const product = { id: 'id', name: 'name' };
  expect(await ask('/products')).toEqual([200, { items: [product], next: 'next' }]);
  expect(await ask('/v1/products/id')).toEqual([200, product]);
  expect((await ask('/products/7'))[0]).toBe(404);
  const headers = { prefer: 'code=404' };
  expect(await ask('/products/7', { headers })).toEqual([404, { reason: 'reason' }]);
  const order = { method: 'POST', body: '{"productId":"1","quantity":1}' };
  const json = { 'content-type': 'application/json' };
  expect((await ask('/orders', { ...order, headers: json }))[0]).toBe(401);
  const known = { ...json, authorization: 'Bearer any' };
  expect((await ask('/orders', { ...order, headers: known }))[0]).toBe(201);
  expect((await ask('/orders', { ...order, body: '{}', headers: known }))[0]).toBe(400);
});

it('gives the response that the guide prints below each command', async () => {
  const shop = blocksOf('docs/shop.md').find(({ path }) => path === 'shop.yaml');
  const { api, names } = await run([file('shop.yaml', shop?.text)]);
  const mock = createMock(api, names);
  const shown = blocksOf('docs/output/mock.md').flatMap(({ text }) =>
    [...text.matchAll(/^curl '?(\S+?)'?(?: -H '(\S+): (.*)')?\n# (.*)$/gm)].map(
      ([, ...words]) => words,
    ),
  );
  expect(shown.length).toBeGreaterThan(2);
  for (const [address = '', header, value = '', want = ''] of shown) {
    const headers = header === undefined ? {} : { [header]: value };
    const answer = await (await mock.fetch(new Request(address, { headers }))).text();
    // The guide prints only the start of a long response.
    const [beginning = ''] = want.split('…');
    expect(want.includes('…') ? answer.slice(0, beginning.length) : answer).toBe(beginning);
  }
});
