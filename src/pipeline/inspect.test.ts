import { expect, test } from 'vitest';
import { file, run } from '../../test/stride.js';
import { inspectJson } from './inspect.js';
import { inspectText } from './inspect-text.js';

/** So many servers, and as many operations on each of them. */
function document(name: string, count: number): object {
  const numbers = Array.from({ length: count }, (_, at) => at);
  const get = { responses: { 204: { description: 'Done' } } };
  return {
    openapi: '3.1.0',
    info: { title: name, version: '1' },
    servers: numbers.map((at) => ({ url: `https://host${at}.test` })),
    paths: Object.fromEntries(numbers.map((at) => [`/p${at}`, { get }])),
  };
}

test.each([1, 2])(
  'servers of many operations are shown once, stated by %d documents',
  async (of) => {
    const sizes = [];
    for (const count of [40, 80]) {
      const files = ['a', 'b']
        .slice(0, of)
        .map((name) => file(`${name}.json`, document(name, count)));
      const generated = await run(files);
      const json = inspectJson(generated);
      expect(json.servers.map(({ length }) => length)).toEqual([count]);
      expect(new Set(json.endpoints.map(({ servers }) => servers))).toEqual(new Set([0]));
      sizes.push([JSON.stringify(json).length, inspectText(generated, '*').length]);
    }
    const [[few, short] = [], [many, long] = []] = sizes;
    expect([(many ?? 0) < 2.2 * (few ?? 0), (long ?? 0) < 2.2 * (short ?? 0)]).toEqual([
      true,
      true,
    ]);
  },
);
