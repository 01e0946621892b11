/** Detection of collections, their metadata, servers and folders. */
import { describe, expect, it } from 'vitest';
import { formatAmong } from '../../../source/kind.js';
import { POSTMAN } from '../index.js';
import { SCHEMA, read, collection, request } from './reading.js';

describe('detection', () => {
  it.each<[string, unknown, boolean]>([
    ['v2.1', collection([]), true],
    [
      'v2.0',
      {
        info: { schema: 'https://schema.getpostman.com/json/collection/v2.0.0/collection.json' },
        item: [],
      },
      true,
    ],
    [
      'no collection.json',
      { info: { schema: 'https://schema.getpostman.com/json/collection/v2.0.0/' } },
      true,
    ],
    ['an id and items', { info: { _postman_id: 'x' }, item: [] }, true],
    ['wrapped', { collection: collection([]) }, true],
    ['v1', { id: 'a', name: 'b', order: [], requests: [] }, true],
    [
      'v1 by its schema',
      { info: { schema: 'https://schema.getpostman.com/json/collection/v1.0.0/' } },
      true,
    ],
    ['Swagger', { swagger: '2.0', info: { title: 'x' } }, false],
    ['an environment', { _postman_variable_scope: 'environment', values: [] }, false],
    ['a list', [], false],
    ['nothing', null, false],
  ])('%s', (_, given, want) => {
    expect(formatAmong(given, [POSTMAN]) !== undefined).toBe(want);
  });

  it('rejects version 1', () => {
    const { api, codes } = read({ name: 'b', order: [], requests: [{ url: 'https://a.io/b' }] });
    expect(api.endpoints).toEqual([]);
    expect(codes).toEqual(['postman/v1']);
  });

  it('unwraps', () => {
    const { api } = read({ collection: collection([{ name: 'R', request: '{{b}}/x' }]) });
    expect(api.endpoints.map(({ key }) => key)).toEqual(['GET /x']);
  });

  it('reads facts about the document', () => {
    const { api } = read(
      collection([], {
        info: {
          name: 'N',
          schema: SCHEMA,
          version: { major: 1, minor: 2, patch: 3 },
          description: { content: 'D' },
        },
      }),
    );
    expect([api.title?.value, api.version?.value, api.description?.value]).toEqual([
      'N',
      '1.2.3',
      'D',
    ]);
    expect(api.document).toEqual({ source: 'a.json', format: 'postman-2', complete: false });
  });
});

describe('servers', () => {
  it.each<[string, string, object[], string[], string[]]>([
    ['a literal', 'https://api.io/x', [], ['https://api.io'], []],
    [
      'a variable',
      '{{b}}/x',
      [{ key: 'b', value: 'https://api.io/v1/' }],
      ['https://api.io/v1'],
      [],
    ],
    [
      'a variable in a variable',
      '{{b}}/x',
      [
        { key: 'b', value: 'https://{{h}}' },
        { key: 'h', value: 'api.io' },
      ],
      ['https://api.io'],
      [],
    ],
    [
      'a cycle',
      '{{a}}/x',
      [
        { key: 'a', value: '{{b}}' },
        { key: 'b', value: '{{a}}' },
      ],
      [],
      ['server/placeholder'],
    ],
    ['an unknown variable', '{{b}}/x', [], [], ['server/placeholder']],
    ['an unknown part', 'https://{{tenant}}.api.io/x', [], ['https://{tenant}.api.io'], []],
    [
      'example.com',
      '{{b}}/x',
      [{ key: 'b', value: 'http://www.example.com/' }],
      [],
      ['server/placeholder'],
    ],
    ['localhost', 'http://localhost:3000/x', [], [], ['server/placeholder']],
    ['a configured placeholder', 'https://stage.io/x', [], [], ['server/placeholder']],
    ['no protocol', 'api.io/x', [], ['http://api.io'], []],
    ['a password', 'https://u:hunter2@api.io/x', [], ['https://api.io'], []],
    [
      'a secret variable',
      'https://{{t}}.io/x',
      [{ key: 't', value: 's3', type: 'secret' }],
      ['https://{t}.io'],
      ['collection/secret'],
    ],
    [
      'a switched-off variable',
      '{{b}}/x',
      [{ key: 'b', value: 'https://api.io', disabled: true }],
      [],
      ['server/placeholder'],
    ],
  ])('%s', (_, url, variable, servers, codes) => {
    const found = request(url, {}, { placeholderServers: ['stage.io'] }, { variable });
    expect(found.api.servers.map((server) => server.url)).toEqual(servers);
    expect(found.codes).toEqual(codes);
  });

  it('prefers the environment, then the folder', () => {
    const variable = [{ key: 'b', value: 'https://root.io' }];
    const item = [
      {
        name: 'f',
        variable: [{ key: 'b', value: 'https://folder.io' }],
        item: [{ name: 'r', request: '{{b}}/x' }],
      },
    ];
    const data = collection(item, { variable });
    expect(read(data).api.servers[0]?.url).toBe('https://folder.io');
    const variables = new Map([['b', 'https://env.io']]);
    expect(read(data, { variables }).api.servers[0]?.url).toBe('https://env.io');
  });

  it('keeps the servers of an endpoint that does not use all of them', () => {
    const { api } = read(
      collection([
        { name: 'a', request: 'https://one.io/a' },
        { name: 'b', request: 'https://two.io/b' },
        { name: 'c', request: 'https://one.io/c' },
      ]),
    );
    expect(api.servers.map(({ url }) => url)).toEqual(['https://one.io', 'https://two.io']);
    expect(api.endpoints[1]?.servers.map(({ url }) => url)).toEqual(['https://two.io']);
  });

  it('limits values that multiply', () => {
    const variable = Array.from({ length: 30 }, (_, n) => ({
      key: `v${n}`,
      value: `{{v${n + 1}}}`.repeat(50),
    }));
    expect(request('{{v0}}/x', {}, {}, { variable }).codes).toEqual(['server/placeholder']);
  });
});

describe('items', () => {
  const url = 'https://api.io/a';

  it.each<[string, string | undefined, string | undefined]>([
    ['ConversationGetAllHandler', 'ConversationGetAllHandler', undefined],
    ['get-all', 'get-all', undefined],
    ['list', undefined, 'list'],
    ['Orders', undefined, 'Orders'],
    ['Create a user.', 'Create a user', 'Create a user'],
    ['1. Get a quote', 'Get a quote', 'Get a quote'],
    ['5a) Fund a transfer', 'Fund a transfer', 'Fund a transfer'],
    ['01 - Log in again', 'Log in again', 'Log in again'],
    ['New Request', undefined, undefined],
    ['Untitled request (2)', undefined, undefined],
    ['12.', undefined, '12'],
    ['https://api.io/a', undefined, undefined],
    ['GET /a/b', undefined, undefined],
    ['{{base}}/a', undefined, undefined],
    ['', undefined, undefined],
  ])('the name %j', (name, id, summary) => {
    const { api } = read(collection([{ name, request: url }]));
    const [endpoint] = api.endpoints;
    expect([endpoint?.operationId?.value, endpoint?.summary?.value]).toEqual([id, summary]);
  });

  it.each([
    ['{{new-transfer-id}}', 'transfer-id'],
    ['{{personal_profile_id}}', 'profile_id'],
    ['{{myAccountId}}', 'accountId'],
    ['{{newsletterId}}', 'newsletterId'],
    [':new-id', 'new-id'],
  ])('the path parameter %s', (segment, name) => {
    const { api } = read(collection([{ name: 'Get', request: `${url}/${segment}` }]));
    expect(api.endpoints[0]?.parameters.map((one) => one.name)).toEqual([name]);
  });

  it('omits a description that requests of several endpoints share', () => {
    const request = (path: string, description: string) => ({
      name: path,
      request: { url: `${url}/${path}`, description },
    });
    const { api } = read(
      collection([
        request('a', 'Copied text.'),
        request('b', 'Copied text.'),
        request('c', 'Own.'),
      ]),
    );
    const trust = api.endpoints.map(({ description }) => description?.origins[0]?.trust);
    expect(trust).toEqual([undefined, undefined, 'declared']);
  });

  it('does not use a name of two endpoints as an id', () => {
    const { api, codes } = read(
      collection([
        { name: 'list-all', request: `${url}/1` },
        { name: 'list-all', request: `${url}/b` },
      ]),
    );
    expect(api.endpoints.map(({ operationId }) => operationId)).toEqual([undefined, undefined]);
    expect(codes).toEqual(['collection/duplicate-name']);
  });

  it('turns folders into tags', () => {
    const { api } = read(
      collection([
        {
          name: 'A',
          description: 'About A',
          item: [{ name: 'B', item: [{ name: 'r', request: url }] }],
        },
        { name: 'Empty', item: [] },
      ]),
    );
    expect(api.endpoints[0]?.tags.map(({ value }) => value)).toEqual(['A/B']);
    expect(
      [...api.tags.values()].map(({ name, parent, description }) => [name, parent, description]),
    ).toEqual([
      ['A', undefined, 'About A'],
      ['A/B', 'A', undefined],
      ['Empty', undefined, undefined],
    ]);
  });

  it('reads an item that is both a folder and a request', () => {
    const { api, codes } = read(
      collection([{ name: 'x', request: url, item: [{ name: 'y', request: `${url}/b` }] }]),
    );
    expect(api.endpoints.map(({ key }) => key)).toEqual(['GET /a', 'GET /a/b']);
    expect(codes).toEqual(['collection/item']);
  });

  it('stops at endlessly nested folders', () => {
    let item: object = { name: 'r', request: url };
    for (let depth = 0; depth < 5000; depth++) item = { name: '', item: [item] };
    expect(read(collection([item])).codes).toEqual(['collection/deep']);
  });

  it.each<[string, unknown, string | undefined, string[]]>([
    ['a text', 'a\r\nb', 'a\nb', []],
    ['an object', { content: 'a', type: 'text/markdown' }, 'a', []],
    [
      'HTML',
      {
        content: '<p>a <b>b</b></p><ul><li>c &amp; d</li></ul><script>x</script>',
        type: 'text/html',
      },
      'a **b**\n\n- c & dx',
      [],
    ],
    ['nothing', null, undefined, []],
    ['blanks', '  ', undefined, []],
    ['a number', 7, undefined, ['collection/description']],
    ['a list', ['a'], undefined, ['collection/description']],
  ])('a description that is %s', (_, description, want, codes) => {
    const found = request({ url, description });
    expect(found.endpoint?.description?.value).toBe(want);
    expect(found.codes).toEqual(codes);
  });
});
