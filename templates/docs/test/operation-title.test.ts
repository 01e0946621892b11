/** Titles of operations, in the words of a person. */
import { expect, test } from 'vitest';
import { at, endpoint } from '../../../test/model-parts.js';
import { fact } from '../../../src/model/origin.js';
import { declaredTitle } from '../operation-title.js';

const LONG = 'a specific payment of a customer on the account of the platform '.repeat(2);

test.each<[string, { summary?: string; description?: string; operationId?: string }, string]>([
  ['the summary', { summary: 'List pets', description: 'Lists.' }, 'List pets'],
  ['the first sentence', { description: 'Lists pets. All.', operationId: 'x' }, 'Lists pets'],
  ['no footnote', { description: 'Lists pets[^1].\n\n[^1]: All.' }, 'Lists pets'],
  [
    'the main clause of a long sentence',
    { description: `Retrieves the details of a payment by passing ${LONG}.` },
    'Retrieves the details of a payment',
  ],
  [
    'a long sentence as far as its colon',
    { description: `A payment can be in these statuses: one, two, ${LONG}.` },
    'A payment can be in these statuses',
  ],
  ['no title', { operationId: 'listOrders' }, ''],
])('%s', (_, given, title) => {
  const facts = Object.entries(given).map(([key, value]) => [key, fact(value, at('/a'))]);
  expect(declaredTitle(endpoint('GET', '/a', Object.fromEntries(facts)))).toBe(title);
});
