/** URLs: their paths, parameters and variables. */
import { describe, expect, it } from 'vitest';
import { read, collection, request, pathOf, parametersOf } from './reading.js';

describe('addresses', () => {
  const host = ['{{base}}'];
  it.each<[string, unknown, string, string, string[]]>([
    ['a request that is a text', '{{base}}/site/', 'GET /site/', '', []],
    [
      'an address that is a text',
      { url: '{{base}}/a/b', method: 'put' },
      'PUT /a/b',
      '',
      ['collection/body-unknown'],
    ],
    ['a query in the text', { url: '{{base}}/a?x=%7B%7D&y#z' }, 'GET /a', 'query x, query y', []],
    ['slashes and dots inside a variable', { url: '{{a/b?c.d}}/x' }, 'GET /x', '', []],
    ['protocol, user and port', { url: 'https://u:p@api.io:8443/x' }, 'GET /x', '', []],
    ['only a host', { url: '{{soap}}', method: 'GET' }, 'GET /', '', []],
    ['a base that ends in a slash', { url: '{{slash}}users/1a' }, 'GET /users/1a', '', []],
    [
      'components win over raw',
      { url: { raw: '{{base}}/raw', host, path: ['a'] } },
      'GET /a',
      '',
      [],
    ],
    ['raw alone', { url: { raw: '{{base}}/raw?x=1', variable: [] } }, 'GET /raw', 'query x', []],
    ['a path that is a text', { url: { host, path: '/a/:id' } }, 'GET /a/{id}', 'path id', []],
    [
      'several segments in one element',
      { url: { host, path: ['site/:cloudId/conversation'] } },
      'GET /site/{cloudId}/conversation',
      'path cloudId',
      [],
    ],
    [
      'an object as an element',
      { url: { host, path: [{ type: 'string', value: 'a' }, 'b'] } },
      'GET /a/b',
      '',
      [],
    ],
    ['no path', { url: { host } }, 'GET /', '', []],
    ['double slashes', { url: '{{base}}//a//b' }, 'GET /a/b', '', []],
    ['an empty last element', { url: { host, path: ['a', ''] } }, 'GET /a/', '', []],
    [
      'literal colons',
      { url: { host, path: ['m/chat:bot:messages'] } },
      'GET /m/chat:bot:messages',
      '',
      [],
    ],
    [
      'a suffix after a dot',
      { url: { host, path: [':id.json'] } },
      'GET /{id}.json',
      'path id',
      [],
    ],
    [
      'any other suffix',
      { url: { host, path: [':id:cancel'] } },
      'GET /{id}:cancel',
      'path id',
      ['collection/parameter-suffix'],
    ],
    [
      'a variable segment',
      { url: '{{base}}/a/{{userId}}' },
      'GET /a/{userId}',
      'path userId',
      ['collection/var-segment'],
    ],
    [
      'a constant segment',
      { url: '{{base}}/{{api_version}}/a' },
      'GET /v1/a',
      '',
      ['collection/constant-segment'],
    ],
    [
      'a constant of two segments',
      { url: '{{base}}/{{basePath}}/a' },
      'GET /x/y/a',
      '',
      ['collection/constant-segment'],
    ],
    [
      'a constant by configuration',
      { url: '{{base}}/{{zone}}/a' },
      'GET /eu/a',
      '',
      ['collection/constant-segment'],
    ],
    [
      'a known name without a value',
      { url: '{{base}}/{{version}}' },
      'GET /{version}',
      'path version',
      ['collection/var-segment'],
    ],
    ['a mixed segment', { url: '{{base}}/a/key={{k}}' }, 'GET /a/key={k}', 'path k', []],
    [
      'braces',
      { url: '{{base}}/a/{id}' },
      'GET /a/{id}',
      'path id',
      ['collection/foreign-template'],
    ],
    [
      'encoded braces',
      { url: '{{base}}/a/%7Bid%7D' },
      'GET /a/{id}',
      'path id',
      ['collection/foreign-template'],
    ],
    [
      'angles',
      { url: '{{base}}/a/<accountId>' },
      'GET /a/{accountId}',
      'path accountId',
      ['collection/foreign-template'],
    ],
    [
      'brackets',
      { url: '{{base}}/a/[id]' },
      'GET /a/{id}',
      'path id',
      ['collection/foreign-template'],
    ],
    [
      'a dynamic variable',
      { url: '{{base}}/a/{{$guid}}' },
      'GET /a/{guid}',
      'path guid',
      ['collection/var-segment'],
    ],
    [
      'a name twice',
      { url: '{{base}}/:id/x/:id' },
      'GET /{id}/x/{id2}',
      'path id, path id2',
      ['collection/repeated-parameter'],
    ],
    [
      'a query inside the path',
      { url: { host, path: ['a?x=1#f'] } },
      'GET /a',
      'query x',
      ['collection/path-query'],
    ],
    [
      'a query that is a text',
      { url: { host, path: 'a', query: 'x=1&y=2' } },
      'GET /a',
      'query x, query y',
      [],
    ],
    [
      'a query that is a map',
      { url: { host, path: 'a', query: { x: '1' } } },
      'GET /a',
      'query x',
      [],
    ],
    [
      'no name in the query',
      { url: { host, path: 'a', query: [{ key: null, value: '1' }, { key: '' }] } },
      'GET /a',
      '',
      [],
    ],
    [
      'a computed name',
      { url: { host, path: 'a', query: [{ key: '{{k}}', value: '1' }] } },
      'GET /a',
      '',
      ['collection/dynamic-name'],
    ],
    [
      'the same twice',
      { url: '{{base}}/a?x=1&x=1' },
      'GET /a',
      'query x',
      ['collection/duplicate-parameter'],
    ],
    ['percent-encoding of plain signs', { url: '{{base}}/%7Eme' }, 'GET /~me', '', []],
    [
      'a variable of no path',
      { url: { host, path: 'a', variable: [{ key: 'zz' }] } },
      'GET /a',
      '',
      ['collection/undeclared-variable'],
    ],
    ['a body of another method', { url: '{{base}}/a', method: 'link' }, 'LINK /a', '', []],
  ])('%s', (_, given, path, parameters, codes) => {
    const variable = [
      { key: 'base', value: 'https://api.io' },
      { id: 'slash', value: 'https://api.io/' },
      { key: 'soap', value: 'https://soap.io' },
      { key: 'a/b?c.d', value: 'https://api.io' },
      { key: 'api_version', value: 'v1' },
      { key: 'basePath', value: '/x/y' },
      { key: 'zone', value: 'eu' },
      { key: 'userId', value: '17' },
    ];
    const found = request(given, {}, { constantVariables: ['zone'] }, { variable });
    expect(pathOf(found.endpoint)).toBe(path);
    expect(parametersOf(found.endpoint)).toBe(parameters);
    expect(found.codes).toEqual(codes);
  });

  it('does not treat a variable that a script sets as a constant', () => {
    const event = [
      { listen: 'prerequest', script: { exec: ['pm.environment.set("version", 1)'] } },
    ];
    const found = request(
      'https://api.io/{{version}}',
      { event },
      {},
      { variable: [{ key: 'version', value: 'v1' }] },
    );
    expect(pathOf(found.endpoint)).toBe('GET /{version}');
  });

  it.each<[string, unknown, string]>([
    ['no request', { name: 'x' }, 'collection/no-request'],
    ['no address', { name: 'x', request: { method: 'GET' } }, 'collection/no-request'],
    ['an empty address', { name: 'x', request: '' }, 'collection/no-request'],
    ['a WebSocket', { name: 'x', request: 'wss://api.io/x' }, 'collection/no-request'],
    ['no item', 7, 'collection/no-request'],
    [
      'no method',
      { name: 'x', request: { url: 'https://a.io', method: '{{m}}' } },
      'collection/method',
    ],
  ])('skips %s', (_, item, code) => {
    const { api, codes } = read(collection([item]));
    expect(api.endpoints).toEqual([]);
    expect(codes).toContain(code);
  });
});
