/** Operations of Swagger 2.0. */
import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../../../model/api.js';
import { OK, read, readOperation, plain } from './reading.js';

describe('operations', () => {
  type Row = [string, object, (endpoint: Endpoint) => unknown, unknown, string[]];
  const defined = {
    securityDefinitions: {
      o: { type: 'oauth2', flow: 'implicit', scopes: { r: '' } },
      b: { type: 'basic' },
    },
  };
  const rows: Row[] = [
    [
      'summary without its full stop',
      { summary: 'Do it.' },
      (e) => e.summary?.value,
      'Do it',
      ['op/summary-shape'],
    ],
    [
      'a summary that is a description',
      { summary: 'a'.repeat(121) },
      (e) => [e.summary, e.description?.value],
      [undefined, 'a'.repeat(121)],
      ['op/summary-shape'],
    ],
    ['deprecated', { deprecated: true }, (e) => plain(e.deprecated), true, []],
    [
      'deprecated in prose',
      { description: 'Deprecated. Use y.' },
      (e) => e.deprecated?.origins[0]?.trust,
      'inferred',
      ['op/deprecated-prose'],
    ],
    [
      'tags, once each',
      { tags: ['a', 'b', 'a'] },
      (e) => plain(e.tags),
      ['a', 'b'],
      ['tags/noise'],
    ],
    [
      'extensions and documentation',
      { 'x-y': 1, externalDocs: { url: 'u' } },
      (e) => plain([e.extensions, e.externalDocs]),
      [[['x-y', 1]], { url: 'u' }],
      [],
    ],
    ['a misspelt key', { sumary: 's' }, (e) => e.summary, undefined, ['key/unknown']],
    [
      'alternatives of combinations',
      { security: [{ o: ['r'], b: [] }, {}] },
      (e) => e.security?.value,
      [
        [
          { scheme: 'b', scopes: [] },
          { scheme: 'o', scopes: ['r'] },
        ],
        [],
      ],
      [],
    ],
    ['no security needed', { security: [] }, (e) => e.security?.value, [], []],
    ['nobody says', {}, (e) => e.security, undefined, []],
    [
      'an undefined scheme',
      { security: [{ myBearer: [] }] },
      (e) => e.security?.value,
      [[{ scheme: 'myBearer', scopes: [] }]],
      ['auth/undefined'],
    ],
    [
      'an undefined scope',
      { security: [{ o: ['w'] }] },
      (e) => e.security?.value,
      [[{ scheme: 'o', scopes: ['w'] }]],
      ['auth/undefined'],
    ],
    [
      'declared security takes precedence over prose',
      { security: [], description: 'Authentication required.' },
      (e) => [e.security?.value, e.description],
      [[], undefined],
      [],
    ],
    [
      'scopes in prose',
      { description: 'Do. Authentication required, with scope a:b' },
      (e) => [e.security?.value, e.description?.value],
      [[[{ scheme: 'o', scopes: ['a:b'] }]], 'Do.'],
      ['auth/prose'],
    ],
  ];
  test.each(rows)('%s', async (_, operation, look, want, codes) => {
    const { endpoint, codes: found } = await readOperation(operation, '/x', 'get', defined);
    expect(look(endpoint)).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('settings of the document apply unless an operation overrides them', async () => {
    const { endpoint } = await readOperation({}, '/x', 'get', {
      ...defined,
      security: [{ b: [] }],
    });
    expect(endpoint.security?.value).toEqual([[{ scheme: 'b', scopes: [] }]]);
  });

  test('an id that two operations share is used for neither', async () => {
    const operation = { operationId: 'same', responses: OK };
    const { api, codes } = await read({
      paths: { '/a': { get: operation }, '/b': { get: operation } },
    });
    expect(api.endpoints.map((one) => [one.operationId, one.aliases])).toEqual([
      [undefined, ['same']],
      [undefined, ['same']],
    ]);
    expect(codes).toEqual(['op/id-duplicate']);
  });

  test('methods, path items and operations by reference, servers of an operation', async () => {
    const get = { responses: OK };
    const { api, codes } = await read({
      paths: {
        '/a': { GET: get, purge: get, gett: {}, 'x-y': 1, parameters: [] },
        '/b': { $ref: '#/paths/~1a' },
        '/c': { get: { ...get, schemes: ['http'] } },
        'x-z': {},
      },
      'x-ms-paths': { '/a?op=1': { get } },
    });
    expect(
      api.endpoints.map((one) => `${one.key} ${one.servers.map(({ url }) => url).join()}`),
    ).toEqual([
      'GET /a ',
      'PURGE /a ',
      'GET /b ',
      'PURGE /b ',
      'GET /c http://api.acme.io',
      'GET /a?op=1 ',
    ]);
    expect(codes).toEqual(['key/unknown', 'op/method', 'path/query']);
  });
});
