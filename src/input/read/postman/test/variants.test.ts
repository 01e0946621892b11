/** Several requests that belong to one endpoint, and the collections of Stride. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Api } from '../../../../model/api.js';
import type { Json } from '../../../../model/schema.js';
import { read, collection, pathOf, parametersOf, schemaOf } from './reading.js';

describe('variants', () => {
  it('of a request are one endpoint', () => {
    const { api, codes } = read(
      collection([
        {
          name: 'Create a user (admin)',
          request: {
            url: 'https://api.io/u/:id?a=1',
            method: 'POST',
            body: { mode: 'raw', raw: '{"a":1}' },
            description: 'Short.',
          },
        },
        {
          name: 'Create a user',
          request: {
            url: 'https://api.io/u/{{userId}}?b=1#x',
            method: 'POST',
            body: { mode: 'raw', raw: '{"b":null}' },
            description: 'Short. And long.',
          },
        },
      ]),
    );
    expect(api.endpoints).toHaveLength(1);
    const [endpoint] = api.endpoints;
    expect(parametersOf(endpoint)).toBe('path id, query a, query b');
    expect(endpoint?.parameters[0]?.aliases).toEqual(['userId']);
    expect(endpoint?.summary?.value).toBe('Create a user');
    expect(endpoint?.description?.value).toBe('Short. And long.');
    expect(endpoint?.body?.media).toHaveLength(1);
    expect(endpoint?.body?.media[0]?.examples.map(({ name }) => name)).toEqual([
      'Create a user (admin)',
      'Create a user',
    ]);
    expect(codes).toContain('collection/variant');
  });

  it('share values: two different values give a type', () => {
    const { api } = read(
      collection([
        { name: 'a', request: 'https://api.io/a?x=1' },
        { name: 'b', request: 'https://api.io/a?x=2' },
      ]),
    );
    expect(schemaOf(api.endpoints[0], 'x')?.kind).toBe('integer');
  });

  it('have the trailing slash if most of them do', () => {
    const item = (path: string) => ({ name: path, request: `https://api.io/${path}` });
    expect(
      read(collection([item('a'), item('a/')])).api.endpoints[0]?.trailingSlash,
    ).toBeUndefined();
    expect(
      read(collection([item('a/'), item('a/'), item('a')])).api.endpoints[0]?.trailingSlash,
    ).toBe(true);
  });

  it('may have a real identifier in place of a parameter', () => {
    const { api, codes } = read(
      collection([
        { name: 'a', request: 'https://api.io/users/4753/keys/:key' },
        { name: 'b', request: 'https://api.io/users/:userId/keys/:k' },
        { name: 'c', request: 'https://api.io/users/4753' },
        { name: 'd', request: 'https://api.io/users/me/keys/:k' },
        { name: 'e', request: 'https://api.io/artists/41MozSoPIsD1dJM0CLPjZF' },
        { name: 'f', request: 'https://api.io/artists/0TnOYISbd1XYRBk9myaseg' },
        { name: 'g', request: 'https://api.io/2/tweets/2024-01-01' },
      ]),
    );
    expect(api.endpoints.map(pathOf)).toEqual([
      'GET /users/{userId}/keys/{k}',
      'GET /users/{userId}',
      'GET /users/me/keys/{k}',
      'GET /artists/{artistId}',
      'GET /2/tweets/2024-01-01',
    ]);
    expect(api.endpoints[0]?.parameters[0]?.examples[0]?.value).toBe('4753');
    expect(codes).toContain('collection/literal-path');
    expect(codes).toContain('collection/id-segment');
  });

  it('with another protocol are reported', () => {
    const soap = (action: string) => ({
      name: action,
      request: {
        url: 'https://api.io',
        method: 'POST',
        header: [{ key: 'SOAPAction', value: action }],
        body: { mode: 'raw', raw: '<a/>' },
      },
    });
    expect(read(collection([soap('a'), soap('b')])).codes).toContain('collection/rpc');
    const rpc = (method: string) => ({
      name: method,
      request: {
        url: 'https://api.io',
        method: 'POST',
        body: { mode: 'raw', raw: JSON.stringify({ jsonrpc: '2.0', method }) },
      },
    });
    expect(read(collection([rpc('a'), rpc('b')])).codes).toContain('collection/rpc');
    expect(read(collection([rpc('a'), rpc('a')])).codes).not.toContain('collection/rpc');
  });
});

describe('the collections of Stride', () => {
  const stride = (name: string) =>
    read(
      JSON.parse(
        readFileSync(
          new URL(`../../../../../specs/stride/${name}.postman.json`, import.meta.url),
          'utf8',
        ),
      ),
    );
  const methods = ({ endpoints }: Api) => {
    const counts: Record<string, number> = {};
    for (const { method } of endpoints) counts[method] = (counts[method] ?? 0) + 1;
    return counts;
  };

  it('conversations', () => {
    const { api, codes } = stride('conversations');
    expect(api.endpoints).toHaveLength(41);
    expect(new Set(api.endpoints.map(({ key }) => key)).size).toBe(41);
    expect(methods(api)).toEqual({ GET: 14, PUT: 12, DELETE: 10, POST: 4, PATCH: 1 });
    expect(codes).toEqual(['server/placeholder', 'auth/prose', 'collection/body-unknown']);
    expect(api.servers).toEqual([]);
    expect([...api.securitySchemes.keys()]).toEqual(['oauth2']);
    const places = new Set(
      api.endpoints.flatMap(({ parameters }) => parameters.map((one) => one.in)),
    );
    expect(places).toEqual(new Set(['path', 'query']));
    const list = api.endpoints.find(({ key }) => key === 'GET /site/{}/conversation');
    expect(list?.description?.value).toBe(
      'The API returns the list of conversations the app has access to',
    );
    expect(list?.security?.value).toEqual([
      [{ scheme: 'oauth2', scopes: ['participate:conversation'] }],
    ]);
    expect(list?.operationId?.value).toBe('ConversationGetAllHandler');
    expect(list?.parameters).toHaveLength(8);
    expect(pathOf(api.endpoints.find(({ key }) => key === 'GET /site'))).toBe('GET /site/');
    const scoped = api.endpoints.filter(
      ({ security }) => security?.value[0]?.[0]?.scopes.length === 1,
    );
    const manage = scoped.filter(
      ({ security }) => security?.value[0]?.[0]?.scopes[0] === 'manage:conversation',
    );
    expect([scoped.length, manage.length]).toEqual([38, 3]);
    const bot = api.endpoints.filter(({ path }) =>
      path.some(([part]) => part?.kind === 'literal' && part.text === 'chat:bot:messages'),
    );
    expect(bot).toHaveLength(3);
    const history = api.endpoints.find(({ key }) => key === 'GET /site/{}/conversation/{}/message');
    expect(
      (schemaOf(history, 'limit')?.keywords?.get('x-inferred') as Map<string, Json>).get('maximum'),
    ).toBe(75);
  });

  it('modules', () => {
    const { api } = stride('modules');
    expect(api.description).toBeUndefined();
    expect(api.endpoints).toHaveLength(21);
    expect(methods(api)).toEqual({ GET: 8, PUT: 6, DELETE: 4, POST: 2, PATCH: 1 });
  });
});
