/** Lists that are recognized as pages, and lists that are not. */
import { describe as suite, expect, test } from 'vitest';
import { describe, holding, LINK, list, LISTS, query } from '../../../test/pages/described.js';
import { file, run } from '../../../test/stride.js';
import { paginationFinding, paginationText } from './index.js';

async function found(item: object): Promise<string> {
  const { api } = await run([file('api.json', describe({ list: item }))]);
  const [endpoint] = api.endpoints;
  if (endpoint === undefined) throw new Error('no operation');
  const finding = paginationFinding(endpoint, api);
  if (finding.kind === 'wrong') return `${finding.keyword}: ${finding.reason}`;
  return finding.kind === 'none' ? 'none' : paginationText(finding.paging);
}

const text = { type: 'string' };
const integer = { type: 'integer' };
const cursor = [query('cursor', text)];

test.each([
  ['by-link', 'the header Link leads to the next page; the items are the response'],
  ['by-cursor', 'cursor of the response is cursor of the next request; the items are in items'],
  [
    'by-token',
    'meta.nextPageToken of the response is page_token of the next request; the items are in items',
  ],
  ['by-item', 'id of the last item is starting_after of the next request; the items are in items'],
  ['by-url', 'next of the response is the URL of the next page; the items are in results'],
  ['by-offset', 'offset is the number of items before the page; the items are the response'],
  ['by-total', 'skip is the number of items before the page; the items are in items'],
  ['by-page', 'page is the number of the page, from 1 on; the items are in items'],
  ['by-number', 'page is the number of the page, from 0 on; the items are the response'],
  ['by-body', 'after of the response is from of the next request; the items are in items'],
])('%s', async (name, words) => {
  expect(await found(LISTS[name] ?? {})).toBe(words);
});

test('the parameter of the page number has several known names', async () => {
  const pagination = { type: 'object', properties: { currentPage: integer, pagesTotal: integer } };
  const operation = list(holding({ pagination }), [
    query('currentPage', { ...integer, default: 1 }),
    query('itemsPerPage'),
  ]);
  expect(await found({ get: operation })).toBe(
    'currentPage is the number of the page, from 1 on; the items are in items',
  );
});

test('Kubernetes: the cursor is in the metadata, and a stream of the same list is declared too', async () => {
  const metadata = { type: 'object', properties: { continue: text, remainingItemCount: integer } };
  const page = holding({ metadata });
  const content = Object.fromEntries(
    ['application/json', 'application/json;stream=watch', 'application/yaml'].map((type) => [
      type,
      { schema: page },
    ]),
  );
  const asked = [query('continue', text), query('limit'), query('watch', { type: 'boolean' })];
  const operation = { ...list(page, asked), responses: { 200: { description: '', content } } };
  expect(await found({ get: operation })).toBe(
    'metadata.continue of the response is continue of the next request; the items are in items',
  );
});

test('links next to each other are URLs', async () => {
  const links = { type: 'object', properties: { next: text, prev: text } };
  expect(await found({ get: list(holding({ links })) })).toBe(
    'links.next of the response is the URL of the next page; the items are in items',
  );
});

test('items and the cursor may have limits in further parts', async () => {
  const items = { allOf: [{ type: 'array', items: { type: 'object' } }, { maxItems: 9 }] };
  const next = { allOf: [{ anyOf: [text, { type: 'null' }] }, { description: 'The next one' }] };
  const page = { type: 'object', properties: { items, cursor: next } };
  expect(await found({ get: list({ allOf: [page, { required: ['items'] }] }, cursor) })).toBe(
    'cursor of the response is cursor of the next request; the items are in items',
  );
});

suite('doubt is no paging:', () => {
  const lists = { type: 'object', properties: { a: { type: 'array' }, b: { type: 'array' } } };
  test.each<[string, object]>([
    [
      'a header Link that may lead anywhere',
      list({ type: 'array' }, [], { headers: { Link: { schema: text } } }),
    ],
    ['a Link for one thing', list({ type: 'object' }, [], { headers: LINK })],
    ['a cursor that is not in the answer', list(holding(), cursor)],
    [
      'a next that is no cursor of that name',
      list(holding({ next: text }), [query('after', text)]),
    ],
    [
      'two cursors',
      list(holding({ cursor: text, after: text }), [...cursor, query('after', text)]),
    ],
    ['an item before the page, and no flag', list(holding(), [query('starting_after')])],
    [
      'an item that is known by no id of that type',
      list(holding({ has_more: { type: 'boolean' } }), [query('starting_after', text)]),
    ],
    [
      'a link that nothing says to be one',
      list(holding({ links: { type: 'object', properties: { next: text } } })),
    ],
    ['a cursor of another type', list(holding({ cursor: integer }), cursor)],
    ['two lists', list({ ...lists, properties: { ...lists.properties, cursor: text } }, cursor)],
    ['an offset without a size', list(holding(), [query('offset')])],
    ['pages that begin nobody knows where', list(holding(), [query('page'), query('limit')])],
    [
      'a page that must be named',
      list(holding(), [{ ...query('page'), required: true }, query('limit')]),
    ],
    ['no answer that is described', { responses: { 200: { description: 'Good' } } }],
  ])('%s', async (_, operation) => {
    expect(await found({ get: operation })).toBe('none');
  });

  test('a call that changes data', async () => {
    expect(await found({ post: list(holding({ cursor: text }), cursor) })).toBe('none');
  });
});

suite('declared:', () => {
  const after = [query('after', text), query('page'), query('limit')];
  const shop = holding({
    next: text,
    meta: { type: 'object', properties: { next: text, all: integer } },
  });
  test.each<[object, string]>([
    [
      { 'x-restitch-pagination': { by: 'cursor', parameter: 'after', next: 'next' } },
      'next of the response is after',
    ],
    [
      {
        'x-restitch-pagination': {
          by: 'cursor',
          parameter: 'after',
          next: '/meta/next',
          items: 'items',
        },
      },
      'meta.next of',
    ],
    [
      { 'x-restitch-pagination': { by: 'page', parameter: 'page', first: 0, total: 'meta.all' } },
      'from 0 on',
    ],
    [{ 'x-restitch-pagination': { by: 'link' } }, 'the header Link'],
    [{ 'x-restitch-pagination': { by: 'url', next: 'next' } }, 'next of the response is the URL'],
    [{ 'x-restitch-pagination': false }, 'none'],
    [
      { 'x-restitch-pagination': { by: 'cursor', parameter: 'cursor', next: 'next' } },
      'the operation has no query parameter "cursor"',
    ],
    [
      { 'x-restitch-pagination': { by: 'cursor', parameter: 'after', next: 'nxt' } },
      'the response has no field "nxt"',
    ],
    [
      { 'x-restitch-pagination': { by: 'cursor', parameter: 'after' } },
      'the key "next" is missing',
    ],
    [{ 'x-restitch-pagination': { by: 'magic' } }, 'the key "by" must be "link", "url"'],
    [{ 'x-restitch-pagination': true }, 'it must be an object'],
    [
      { 'x-restitch-pagination': { by: 'link', items: 'next' } },
      'the field "next" of the response is not a list',
    ],
    [
      {
        'x-speakeasy-pagination': {
          type: 'cursor',
          inputs: [{ name: 'after', in: 'parameters', type: 'cursor' }],
          outputs: { nextCursor: '$.meta.next', results: '$.items' },
        },
      },
      'meta.next of the response is after of the next request; the items are in items',
    ],
    [
      {
        'x-speakeasy-pagination': {
          type: 'offsetLimit',
          inputs: [
            { name: 'page', in: 'parameters', type: 'page' },
            { name: 'limit', in: 'parameters', type: 'limit' },
          ],
          outputs: { results: '$.items', numPages: '$.meta.all' },
        },
      },
      'page is the number of the page, from 1 on',
    ],
    [
      { 'x-speakeasy-pagination': { type: 'url', outputs: { nextUrl: '$.next' } } },
      'URL of the next page',
    ],
    [
      {
        'x-fern-pagination': {
          cursor: '$request.after',
          next_cursor: '$response.next',
          results: '$response.items',
        },
      },
      'next of the response is after of the next request; the items are in items',
    ],
    [
      { 'x-fern-pagination': { offset: '$request.page', results: '$response.items' } },
      'page is the number of the page',
    ],
    [
      {
        'x-fern-pagination': {
          offset: '$request.page',
          step: '$request.limit',
          results: '$response.items',
        },
      },
      'page is the number of items before the page',
    ],
    [
      { 'x-fern-pagination': { next_uri: '$response.next', results: '$response.items' } },
      'URL of the next page',
    ],
    [
      { 'x-ms-pageable': { nextLinkName: 'next', itemName: 'items' } },
      'next of the response is the URL',
    ],
    [{ 'x-ms-pageable': { nextLinkName: null } }, 'none'],
    [{ 'x-ms-pageable': {} }, 'the response has no field "nextLink"'],
  ])('%j', async (extension, words) => {
    expect(await found({ get: { ...list(shop, after), ...extension } })).toContain(words);
  });
});
