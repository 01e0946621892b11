/** Tests that the docs omit internal parts, and the parts that the configuration excludes. */
import { describe, expect, test } from 'vitest';
import { file, run } from '../../../../../test/stride.js';

const answer = (id: string): object => ({
  200: {
    description: 'ok',
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${id}` } } },
  },
});

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: {
    '/zebras': {
      post: {
        operationId: 'addZebra',
        responses: answer('Zebra'),
        parameters: [
          { name: 'dryrun', in: 'query', 'x-internal': true, schema: { type: 'boolean' } },
        ],
      },
      get: { operationId: 'listZebras', responses: answer('Zebra') },
    },
    '/reindex': { post: { operationId: 'rebuild', 'x-internal': true, responses: answer('Job') } },
    '/hidden': { 'x-internal': true, get: { operationId: 'peek', responses: answer('Job') } },
    '/ants': { get: { operationId: 'listAnts', tags: ['small'], responses: answer('Ant') } },
  },
  webhooks: { jobdone: { post: { 'x-internal': true, responses: answer('Job') } } },
  components: {
    schemas: {
      Zebra: {
        type: 'object',
        properties: { stripes: { type: 'integer' }, cost: { type: 'integer', 'x-internal': true } },
      },
      Job: { type: 'object', properties: { machine: { type: 'string' } } },
      Ant: { type: 'object', properties: { legs: { type: 'integer' } } },
      Unused: { type: 'object', properties: { spare: { type: 'string' } } },
    },
  },
};

async function generatedTexts(
  docs: Readonly<Record<string, unknown>>,
): Promise<{ text: string; all: string; codes: string[] }> {
  const { files, report } = await run([file('shop.json', JSON.stringify(DOCUMENT))], {
    targets: { docs, openapi: true },
  });
  const texts = (isDocs: boolean): string =>
    files
      .filter(({ path }) => path.startsWith('docs/') === isDocs && !path.endsWith('minisearch.js'))
      .map(({ path, text }) => `${path}\n${text}`)
      .join('\n');
  return { text: texts(true), all: texts(false), codes: report.list().map(({ code }) => code) };
}

const INTERNAL = /reindex|rebuild|peek|hidden"|jobdone|machine|dryrun|\bcost\b/;

describe('x-internal', () => {
  test('is omitted from pages, samples, search and llms.txt, but not from the OpenAPI document', async () => {
    const { text, all } = await generatedTexts({});
    const at = text.search(INTERNAL);
    expect(at < 0 ? '' : text.slice(at - 100, at + 40)).toBe('');
    expect(text).toMatch(/stripes[^]*spare/);
    for (const word of ['reindex', 'peek', 'jobdone', 'machine', 'dryrun', 'cost']) {
      expect(all).toContain(word);
    }
  });

  test('is displayed if configured', async () => {
    const { text } = await generatedTexts({ internal: true });
    for (const word of ['rebuild', 'peek', 'jobdone', 'machine', 'dryrun', 'cost']) {
      expect(text).toContain(word);
    }
  });
});

test('exclude of the docs does not affect other targets', async () => {
  const { text, all, codes } = await generatedTexts({ exclude: { tags: ['small', 'none'] } });
  expect(text).not.toMatch(/listAnts|legs/);
  expect(all).toMatch(/listAnts[^]*legs/);
  expect(codes).toContain('filter/idle');
});

test('operations are in the order of their document', async () => {
  const { text } = await generatedTexts({ exclude: { paths: ['/ants'] } });
  expect(text).toMatch(/<article id="addZebra">[^]*<article id="listZebras">/);
  const { text: byName } = await generatedTexts({ order: 'name' });
  expect(byName).toMatch(/<article id="listZebras">[^]*<article id="addZebra">/);
});
