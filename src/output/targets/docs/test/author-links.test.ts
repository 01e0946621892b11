/**
 * Tests that the pages for authors link to the operations and schemas that they describe, and to lines of the
 * documents.
 */
import { expect, test } from 'vitest';
import { file, run } from '../../../../../test/stride.js';
import { linkFaults } from '../../../../../test/docs/html-pages.js';
import { textAt } from './pages.js';

function shop(unit: string, maximum: number): object {
  const price = { type: 'number', description: `In ${unit}` };
  const limit = { name: 'limit', in: 'query', schema: { type: 'integer', maximum } };
  return {
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    paths: {
      '/orders': {
        get: { operationId: 'listOrders', parameters: [limit, { name: 'q', in: 'query' }] },
      },
    },
    components: { schemas: { Order: { type: 'object', properties: { price } } } },
  };
}

test('conflicts and gaps', async () => {
  const docs = { for: 'authors', edit: 'https://git.test/{source}#L{line}' } as const;
  const inputs = [shop('euros', 10), shop('cents', 20)].map((one, index) =>
    file(`${index}.json`, JSON.stringify(one, null, 2)),
  );
  const { files: all } = await run(inputs, { targets: { docs } });
  const files = all.map((one) => ({ ...one, path: one.path.replace(/^docs\//, '') }));
  const line = /href="https:\/\/git\.test\/[01]\.json#L\d+"/;
  const conflicts = textAt(files, 'conflicts.html');
  expect(conflicts).toContain('href="schemas.html#Order"');
  expect(conflicts).toContain('href="orders.html#listOrders"');
  expect(conflicts).toMatch(line);
  const gaps = textAt(files, 'unknowns.html');
  expect(gaps).toContain('href="orders.html#listOrders"');
  expect(gaps).toMatch(line);
  expect(textAt(files, 'conflicts.md')).toContain('(schemas.md#order)');
  expect(textAt(files, 'conflicts.md')).toContain('](https://git.test/0.json#L');
  expect(textAt(files, 'unknowns.md')).toContain('](https://git.test/0.json#L');
  expect(linkFaults(files)).toEqual([]);
});
