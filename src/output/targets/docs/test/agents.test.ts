/** Tests the docs for AI agents: a short index, and self-contained pages. */
import { expect, test } from 'vitest';
import {
  api,
  at,
  endpoint,
  media,
  parameter,
  response,
  schema,
} from '../../../../../test/model-parts.js';
import { BROAD } from '../../../../../test/broad/api.js';
import { sampled } from '../../../../../test/property.js';
import { docsFiles, renderInput } from '../../../../../test/rendered.js';
import { fact } from '../../../../model/origin.js';
import type { OutputFile } from '../../../../print/emit/file.js';

function linked(text: string): string[] {
  return [...text.matchAll(/\]\(([^()#]+\.md)\)/g)].map(([, file = '']) => file);
}

function textOf(files: readonly OutputFile[], path: string): string {
  return files.find((file) => file.path === path)?.text ?? '';
}

const SIZES = [
  ['10 operations', 10],
  ['2,000 operations', 2000],
  ['3,000 groups', 3000],
] as const;

test.each(sampled(SIZES, 1))(
  'llms.txt and index.md of %s have at most 50 kB and link to all operations',
  (_name, count) => {
    const perGroup = count > 2000 ? 1 : 50;
    const large = api({
      endpoints: Array.from({ length: count }, (_, index) => {
        const group = `Group ${Math.floor(index / perGroup)}`;
        return endpoint('GET', `/things/${group.replace(' ', '')}/c${index}`, {
          tags: [fact(group, at('/tags'))],
          parameters: [parameter('query', 'q')],
        });
      }),
    });
    const files = docsFiles(renderInput(large), { html: false });
    const paths = new Set(files.map(({ path }) => path));
    const operations = [...paths].filter((path) => path.startsWith('operations/'));
    for (const name of ['llms.txt', 'index.md']) {
      const index = textOf(files, name);
      // An index with 3,000 groups cannot be shorter.
      if (name === 'llms.txt' || count < 3000)
        expect(Buffer.byteLength(index)).toBeLessThanOrEqual(50_000);
      const reached = new Set(linked(index));
      // The loop over the set also visits the pages that are added while it runs.
      for (const page of reached) for (const next of linked(textOf(files, page))) reached.add(next);
      expect([...reached].filter((path) => !paths.has(path) && !path.startsWith('../'))).toEqual(
        [],
      );
      expect(operations.filter((path) => !reached.has(path))).toEqual([]);
    }
  },
);

test('the page of an operation defines or links each type that it names', () => {
  const files = docsFiles(renderInput(BROAD), { html: false });
  const declared = textOf(files, 'schemas.md').matchAll(/^(?:interface|type) (\w+)/gm);
  const types = new Set([...declared].map(([, name = '']) => name));
  const missing = files.flatMap(({ path, text }) => {
    if (!path.startsWith('operations/')) return [];
    const code = [...text.matchAll(/```ts\n([^]*?)\n```/g)].map(([, block = '']) => block);
    const plain = code.join('\n').replace(/\/\*\*[^]*?\*\/|"(?:[^"\\]|\\.)*"/g, '');
    const named = new Set(plain.match(/\b[A-Z]\w*\b/g));
    return [...named].filter((name) => {
      const isDefined = new RegExp(`(?:interface|type) ${name}\\b`).test(plain);
      return types.has(name) && !isDefined && !text.includes(`schemas.md#${name.toLowerCase()})`);
    });
  });
  expect(types.size).toBeGreaterThan(5);
  expect(missing).toEqual([]);
});

test('a long type is linked instead of defined', () => {
  const long = schema({ kind: 'enum', values: Array.from({ length: 500 }, (_, i) => `value${i}`) });
  const model = api({
    endpoints: [
      endpoint('POST', '/a', {
        responses: [
          response(200, {
            media: [media('application/json', schema({ kind: 'ref', id: 'Long' }))],
          }),
        ],
      }),
    ],
    schemas: new Map([['Long', long]]),
  });
  const files = docsFiles(renderInput(model), { html: false });
  const page = files.find(({ path }) => path.startsWith('operations/'))?.text ?? '';
  expect(page).toMatch(/`Long`\]\(\.\.\/schemas\.md#long\)/);
  expect(page).not.toContain('value499');
});
