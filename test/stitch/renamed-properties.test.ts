/** A property that two documents name differently: both names stay, and the pair is a hint. */
import { expect, test } from 'vitest';
import { exported, output, stitched } from './stitched.js';

const description = (properties: object) => ({
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://api.shop.io' }],
  paths: {
    '/orders': {
      get: {
        operationId: 'getOrder',
        tags: ['orders'],
        responses: {
          200: {
            description: 'An order',
            content: { 'application/json': { schema: { type: 'object', properties } } },
          },
        },
      },
    },
  },
});

const text = { type: 'string' };
const shared = { id: { type: 'integer' } };

async function recorded(first: object, second: object): Promise<string[]> {
  const one = ['a.json', description({ ...shared, ...first })] as const;
  const other = ['b.json', description({ ...shared, ...second })] as const;
  const generated = await stitched([one, other]);
  expect(output(await stitched([other, one]))).toBe(output(generated));
  const merged = exported(generated);
  for (const name of [...Object.keys(first), ...Object.keys(second)]) {
    expect(merged).toContain(JSON.stringify(name));
  }
  const hints = generated.report.list().filter(({ code }) => code === 'reconcile/difference');
  const lines = generated.ledger.elections.filter(({ field }) => field.endsWith(' name'));
  expect(hints.length).toBe(lines.length > 0 ? 1 : 0);
  return lines.flatMap(({ kept, rejected }) => [
    String(kept.value),
    ...rejected.map(({ value }) => String(value)),
  ]);
}

test.each([
  ['timezone', 'tz'],
  ['timeZone', 'time_zone'],
  ['phone', 'phoneNumber'],
  ['description', 'desc'],
  ['quantity', 'qty'],
  ['createdAt', 'created'],
])('%s may be renamed to %s', async (one, other) => {
  const names = [one, other].sort();
  expect(await recorded({ [one]: text }, { [other]: text })).toEqual(names);
  expect(await recorded({ [other]: text }, { [one]: text })).toEqual(names);
});

test.each([
  ['of another type', { timezone: text }, { tz: { type: 'integer' } }],
  ['of one document', { timezone: text, tz: text }, {}],
  ['with a second candidate', { timezone: text }, { tz: text, timeZone: text }],
  ['without a likeness', { name: text }, { title: text }],
  ['with a likeness of a few letters', { id: text }, { invalid: text }],
])('%s is not a renamed property', async (_, first, second) => {
  expect(await recorded(first, second)).toEqual([]);
});
