/** Operations of one document whose paths differ only in their parameters. */
import { expect, test } from 'vitest';
import { compareApis } from '../../src/api/compare/index.js';
import { operationText } from '../../src/model/path.js';
import { fc, runs } from '../property.js';
import { file, run } from '../stride.js';

interface Operation {
  readonly name: string;
  readonly values: string;
  readonly id: string;
}

const OPERATIONS = fc
  .tuple(
    fc.shuffledSubarray(['id', 'name', 'slug', 'key'], { minLength: 1 }),
    fc.shuffledSubarray(['getA', 'getB', 'getC', 'getD'], { minLength: 4 }),
    fc.shuffledSubarray(['cat', 'dog', 'fish', 'bird'], { minLength: 4 }),
  )
  .map(([names, ids, values]) =>
    names.map((name, at): Operation => ({ name, id: ids[at] ?? '', values: values[at] ?? '' })),
  );

function document(source: string, operations: readonly Operation[]) {
  const paths = operations.map(({ name, values, id }) => {
    const schema = { type: 'string', enum: [values] };
    const parameters = [{ name, in: 'path', required: true, schema }];
    const responses = { 204: { description: 'Done' } };
    return [`/p/{${name}}`, { get: { operationId: id, parameters, responses } }] as const;
  });
  return file(source, {
    openapi: '3.0.3',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://pets.test' }],
    security: [],
    paths: Object.fromEntries(paths),
  });
}

test('none is lost, in any order of documents, and diff follows renamed parameters', () =>
  fc.assert(
    fc.asyncProperty(OPERATIONS, OPERATIONS, async (some, others) => {
      const [a, b] = [document('a.json', some), document('b.json', others)];
      const texts = async (...files: (typeof a)[]): Promise<string[]> =>
        (await run(files)).api.endpoints.map((one) => `${operationText(one)} ${one.key}`);
      const alone = await texts(a);
      expect(alone).toHaveLength(some.length);
      expect(await texts(a, { ...a, source: 'copy.json' })).toEqual(alone);
      const both = await texts(a, b);
      expect(both).toEqual(await texts(b, a));
      expect(new Set(both).size).toBe(Math.max(some.length, others.length));
      const renamed = some.map((one) => ({ ...one, name: `${one.name}_2` }));
      const [before, after] = [await run([a]), await run([document('a.json', renamed)])];
      const changes = compareApis(before.api, after.api).map(({ rule }) => rule);
      expect(changes.filter((rule) => rule.startsWith('endpoint/'))).toEqual([]);
    }),
    runs({ suite: 10, all: 100 }),
  ));
