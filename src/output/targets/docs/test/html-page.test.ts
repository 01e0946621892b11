/** Tests the contents of an HTML page. */
import { expect, test } from 'vitest';
import { BROAD } from '../../../../../test/broad/api.js';
import {
  api,
  at,
  endpoint,
  media,
  parameter,
  response,
  schema,
} from '../../../../../test/model-parts.js';
import { attribute, elementsOf, textOf } from '../../../../../test/docs/html-pages.js';
import { docsFiles, renderInput } from '../../../../../test/rendered.js';
import { sentApi } from '../../../../../test/sent-api.js';
import { html } from '../../../../kit.js';
import { fact } from '../../../../model/origin.js';
import { pages, textAt, LARGE, wordsOf } from './pages.js';

test('an endpoint in reading order', () => {
  const one = endpoint('POST', '/pets/{id}', {
    summary: fact('Add a pet', at('/s')),
    description: fact('With **care**. <script>x</script>', at('/d')),
    deprecated: fact(true, at('/x')),
    security: fact([[{ scheme: 'key', scopes: ['write'] }]], at('/sec')),
    parameters: [
      parameter('path', 'id', schema({ kind: 'integer', minimum: 1 })),
      parameter('query', 'q', { kind: 'unknown', origins: [] }),
    ],
    body: {
      required: fact(true),
      media: [
        media(
          'application/json',
          schema({
            kind: 'object',
            properties: new Map([['name', { required: true, schema: schema({ kind: 'string' }) }]]),
          }),
        ),
      ],
      origins: [at('/b')],
    },
    responses: [response(201, { description: fact('Added', at('/r')) }), response(404)],
  });
  const [article] = elementsOf(textAt(pages(api({ endpoints: [one] })), 'pets.html')).filter(
    ({ tagName }) => tagName === 'article',
  );
  const text = article ? textOf(article).replace(/\s+/g, ' ') : '';
  const order = [
    'Add a pet',
    'POST /pets/{id}',
    'Deprecated.',
    'With care.',
    '<script>',
    'Authentication key with scope write',
    'Path parameters',
    'id integer · at least 1 required',
    'Query parameters',
    'q not declared',
    'Body required',
    'application/json',
    'name string required',
    'Responses',
    '201',
    'Added',
    '404',
    'Declared by',
    'No document declares the type of q',
    'curl --request POST',
    'import {',
  ];
  let from = 0;
  for (const words of order) {
    const found = text.indexOf(words, from);
    expect(found, `${words} in: ${text.slice(from)}`).toBeGreaterThanOrEqual(0);
    from = found;
  }
});

const STATED = {
  operationId: fact('addPet', at('/n'), at('/o')),
  summary: fact('Add', at('/s', 'inferred'), at('/su')),
  security: fact([], at('/se', 'inferred')),
};

test.each([
  {
    what: 'one document is named once, and facts have their lines in it',
    more: {},
    want: 'Declared by specs/a.yaml · 1 inferred Endpoint line 18 Name line 3 Summary lines 3 inferred, 4 Authentication line 4 inferred 204 lines 3, 4',
  },
  {
    what: 'of several documents each is named with each line',
    more: { description: fact('More', at('/d', 'overlay', 'o.yaml')) },
    want: 'Declared by one document · 1 inferred Endpoint specs/a.yaml:18 Name specs/a.yaml:3 Summary specs/a.yaml:3 inferred, specs/a.yaml:4 Description o.yaml:3 overlay Authentication specs/a.yaml:4 inferred 204 specs/a.yaml:3, specs/a.yaml:4',
  },
])('origins of facts: $what', ({ more, want }) => {
  const one = endpoint('POST', '/pets', {
    ...STATED,
    ...more,
    responses: [
      response(204, {
        bodyless: true,
        origins: [at('/r'), at('/re'), at('/t')],
        // A location inside of another listed location is not listed.
        media: [media('a/b', schema({ kind: 'string' }), { origins: [at('/t/inside')] })],
      }),
    ],
  });
  const files = pages(api({ endpoints: [one] }));
  const page = textAt(files, 'pets.html').replaceAll('</th>', ' </th>');
  const facts = elementsOf(page).find((element) => attribute(element, 'class') === 'facts');
  expect(facts && textOf(facts).replace(/\s+/g, ' ').trim()).toBe(want);
});

test('links of responses lead to their operations', () => {
  const files = pages(sentApi());
  const words = wordsOf(files, 'orders.html', 'createOrder');
  expect(words).toMatch(
    /links ?Cancel ?DELETE \/orders\/\{id\} ?body = \$request.body ?Get ?GET \/orders\/\{id\} ?The order. ?path.id = \$response.body#\/id ?Lost ?nobody ?Odd ?7/,
  );
  const [article = ''] = /<article id="createOrder">[^]*?<\/article>/.exec(
    textAt(files, 'orders.html'),
  ) ?? [''];
  expect([...article.matchAll(/href="(orders.html#\w+)"/g)].map(([, href]) => href)).toEqual([
    'orders.html#createOrder',
    'orders.html#deleteOrder',
    'orders.html#getOrder',
  ]);
});

test('a callback describes its whole request', () => {
  const words = wordsOf(pages(sentApi()), 'orders.html', 'createOrder');
  expect(words).toMatch(
    /Callbacks ?onChange ?PUT \{\$request.query.url\} ?It changed ?Answer soon. ?Headers ?X-Sign ?string ?Body required ?application\/json object ?state string required ?Responses ?204/,
  );
  expect(words).not.toContain('secret');
});

test('webhooks are a group: listed, described, found', () => {
  const files = pages(sentApi());
  const words = wordsOf(files, 'webhooks.html', 'webhook-stock-low');
  expect(words).toMatch(
    /^ ?Little is left # ?POST stock.low ?Copy ?Headers ?X-Sign string ?Body required ?application\/json object ?state string required ?Responses ?202 ?Understood/,
  );
  expect(words).not.toMatch(/curl|import|secret|in the client|Authentication|the authentication/);
  const index = textAt(files, 'index.html');
  expect(index).toContain('<h2><a href="webhooks.html">Webhooks</a></h2>');
  expect(index).toContain('href="webhooks.html#webhook-stock-low"');
  expect(index).toContain('href="webhooks.html#webhook-stock-low-2"');
  expect(textAt(files, 'search_1.js')).toContain(
    '["webhook","webhooks.html#webhook-stock-low","stock.low","Little is left","Webhooks",',
  );
});

test('lists contain the first sentence of a long summary', () => {
  const summary = `Finds pets. ${'Many **words** follow. '.repeat(20)}`;
  const one = endpoint('GET', '/pets', { summary: fact(summary, at('/s')) });
  const files = pages(api({ endpoints: [one, endpoint('GET', '/pets/{id}')] }));
  expect(textAt(files, 'index.html')).toContain('<span>Finds pets.</span>');
  expect(textAt(files, 'pets.html')).toContain('<p>Finds pets. Many <strong>words</strong>');
  const [, navigation = '', content = ''] = textAt(files, 'pets.html').split(/<nav id|<main/);
  expect([navigation.includes('Many'), content.includes('Many')]).toEqual([false, true]);
});

test('many webhooks are split into pages by name', () => {
  const files = pages(sentApi(70));
  const parts = files.filter(({ path }) => /^webhooks_\d\.html$/.test(path));
  expect(parts.map(({ text }) => text.match(/<article /g)?.length)).toEqual([38, 34]);
  expect(textAt(files, 'webhooks.html')).toMatch(/>Webhooks 2: more 4\d – stock\/low</);
  expect(textAt(files, 'webhooks.html')).toContain('<li id="webhook-stock-low">');
});

test('a large group is split, and its URLs stay the same', () => {
  const files = pages(LARGE);
  const parts = files.filter(({ path }) => /^pets_\d\.html$/.test(path));
  expect(parts.map(({ text }) => text.match(/<article /g)?.length)).toEqual([52, 52, 46]);
  const lists = elementsOf(textAt(files, 'pets.html')).filter(
    ({ tagName, attrs }) => tagName === 'li' && attrs.some(({ name }) => name === 'id'),
  );
  expect(lists).toHaveLength(150);
  expect(files.filter(({ path }) => /^schemas_\d\.html$/.test(path)).length).toBeGreaterThan(1);
  for (const { path, text } of files.filter((file) => file.path.endsWith('.html'))) {
    expect(text.length, path).toBeLessThan(500_000);
  }
});

test('templates and colours are replaced', () => {
  const templates = { 'docs/html/endpoint': () => html`<article><h2>mine</h2></article>` };
  const options = {
    theme: { accent: 'light-dark(#06c, #6cf)', 'ba}d': 'x', code: 'a;} b { c: d' },
  };
  const files = docsFiles(renderInput(BROAD), options, templates);
  expect(textAt(files, 'pets.html')).toContain('<h2>mine</h2>');
  expect(textAt(files, 'pets.html')).not.toContain('curl');
  expect(textAt(files, 'docs.css')).toMatch(
    /\n:root \{\n {2}--accent: light-dark\(#06c, #6cf\);\n\}\n$/,
  );
});
