/** Tests the contents of pages for each audience. They keep the order and the words of the API's author. */
import { expect, test } from 'vitest';
import { pagesOf, textAt, wordsOf } from './pages.js';

const operation = (tag: string, more: object = {}): object => ({
  tags: [tag],
  responses: { 200: { description: 'ok', content: { 'application/json': {} } } },
  ...more,
});

const API = {
  tags: [
    { name: 'zoo', 'x-displayName': 'The zoo' },
    { name: 'ants', description: 'Small.' },
    { name: 'bees' },
  ],
  'x-tagGroups': [{ name: 'Insects', tags: ['bees', 'ants'] }],
  paths: {
    '/zoo': {
      post: operation('zoo', {
        operationId: 'visitZoo',
        summary: 'Visit the zoo',
        parameters: [
          { name: 'size', in: 'query', schema: {} },
          { name: 'age', in: 'query', schema: {} },
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: { properties: { name: { type: 'string' }, age: { type: 'integer' } } },
            },
          },
        },
      }),
    },
    '/ants': { get: operation('ants') },
    '/bees': { get: operation('bees') },
  },
};

test('a title is first, then method and path', async () => {
  const words = wordsOf(await pagesOf(API), 'zoo.html', 'visitZoo');
  expect(words).toMatch(/^ ?Visit the zoo # ?POST \/zoo/);
});

test('properties, parameters and groups are ordered as in the document, or by name', async () => {
  const inDocumentOrder = await pagesOf(API);
  expect(wordsOf(inDocumentOrder, 'zoo.html', 'visitZoo')).toMatch(
    /size .*age .*name string .*age integer/,
  );
  const nav = (text: string): string[] =>
    [...text.matchAll(/<h2>(?:<small>(\w+) \/ <\/small>)?<a href="([a-z-]+)\.html">/g)].map(
      (found) => found.slice(1).filter(Boolean).join('/'),
    );
  expect(nav(textAt(inDocumentOrder, 'index.html'))).toEqual([
    'zoo',
    'Insects/bees',
    'Insects/ants',
  ]);
  const named = await pagesOf(API, { order: 'name' });
  expect(wordsOf(named, 'zoo.html', 'visitZoo')).toMatch(/age .*size .*age integer .*name string/);
});

test('docs for consumers omit what only authors can change', async () => {
  const paths = (files: readonly { readonly path: string }[]): string[] =>
    files.map(({ path }) => path).filter((path) => /unknowns|conflicts/.test(path));
  const consumers = await pagesOf(API, { markdown: true });
  expect(paths(consumers)).toEqual([]);
  for (const { path, text } of consumers) {
    expect(text, path).not.toMatch(/not declared|Declared by|No document|api\.json/);
  }
  const authors = await pagesOf(API, { markdown: true, for: 'authors' });
  expect(paths(authors)).toEqual(['unknowns.md', 'unknowns.html']);
  expect(textAt(authors, 'zoo.html')).toContain('Declared by <code>api.json</code>');
});

test('requirements of all endpoints of a page are listed once', async () => {
  const key = { type: 'apiKey', in: 'header', name: 'X-Key' };
  const files = await pagesOf({
    components: { securitySchemes: { key } },
    security: [{ key: [] }],
    paths: {
      '/ants': { get: operation('ants'), post: operation('ants') },
      '/bees': { get: operation('bees') },
    },
  });
  expect(textAt(files, 'ants.html').match(/<strong>Authentication/g)).toHaveLength(1);
  expect(textAt(files, 'bees.html').match(/<strong>Authentication/g)).toHaveLength(1);
});

test('schemas have the names from the document', async () => {
  const schema = { $ref: '#/components/schemas/Error' };
  const document = {
    paths: {
      '/ants': {
        get: {
          responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
        },
      },
    },
    components: { schemas: { Error: { type: 'object', properties: { why: { type: 'string' } } } } },
  };
  const files = await pagesOf(document);
  expect(textAt(files, 'ants.html')).toContain('<a href="schemas.html#ErrorSchema">Error</a>');
  expect(wordsOf(files, 'schemas.html', 'ErrorSchema')).toMatch(/^ Error # object/);
  const called = await pagesOf(document, { client: '@acme/ants' });
  expect(wordsOf(called, 'schemas.html', 'ErrorSchema')).toContain(
    'Error # In the client ErrorSchema.',
  );
});

test('values, servers, scopes and tags are described', async () => {
  const key = {
    type: 'oauth2',
    flows: {
      clientCredentials: {
        tokenUrl: 'https://a.test/token',
        scopes: { read: 'Look at all of it' },
      },
    },
  };
  const level = {
    type: 'string',
    enum: ['low', 'high'],
    'x-enumDescriptions': { low: 'Hardly any', high: 'A lot' },
  };
  const files = await pagesOf({
    servers: [
      {
        url: 'https://{region}.a.test',
        description: 'Where it **runs**',
        variables: { region: { default: 'eu', enum: ['eu', 'us'], description: 'The continent' } },
      },
    ],
    tags: [
      { name: 'ants', externalDocs: { url: 'https://ants.test', description: 'All of ants' } },
    ],
    components: { securitySchemes: { key } },
    paths: {
      '/ants': {
        get: operation('ants', { parameters: [{ name: 'level', in: 'query', schema: level }] }),
      },
    },
  });
  const index = textAt(files, 'index.html');
  expect(index).toContain(
    '</code><p>Where it <strong>runs</strong></p><p><code>{region}</code>: <code>eu</code>, <code>us</code> · The continent</p></dd>',
  );
  expect(index).toContain('<dt><code>read</code></dt><dd>Look at all of it</dd>');
  const page = textAt(files, 'ants.html');
  expect(page).toContain(
    'See <a href="https://ants.test" rel="noopener noreferrer">All of ants</a>.',
  );
  expect(page).toContain('<dt><code>"low"</code></dt><dd>Hardly any</dd>');
});
