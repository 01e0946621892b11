/** Operations of OpenAPI 3: bodies, responses, callbacks. */
import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../../../../model/api.js';
import { templateOf } from '../../../../../model/path.js';
import { STRING, OK, read, readOperation, plain } from './reading.js';

describe('operations', () => {
  type Row = [string, object, (endpoint: Endpoint) => unknown, unknown, string[]];
  const media = (type: string, schema: unknown = STRING, more: object = {}) => ({
    type,
    schema,
    encoding: [],
    examples: [],
    ...more,
  });
  const schema = { type: 'string' };
  const body = (e: Endpoint) => plain(e.body);
  const response = (e: Endpoint) => plain(e.responses[0]);
  const rows: Row[] = [
    ['no body', {}, body, undefined, []],
    [
      'several media types',
      {
        requestBody: {
          required: true,
          content: { 'application/json': { schema }, 'Text/Plain; charset=UTF-8': { schema } },
        },
      },
      body,
      { required: true, media: [media('application/json'), media('text/plain; charset=utf-8')] },
      [],
    ],
    [
      'a body nobody describes',
      { requestBody: { content: {} } },
      body,
      { required: false, media: [] },
      ['body/unknown'],
    ],
    [
      'a body by reference',
      { requestBody: { $ref: '#/components/requestBodies/B' } },
      body,
      { required: false, description: 'd', media: [media('application/json')] },
      [],
    ],
    [
      'a media type without schema',
      { requestBody: { content: { 'image/png': {} } } },
      body,
      { required: false, media: [media('image/png', { kind: 'unknown' })] },
      [],
    ],
    [
      'encoding',
      {
        requestBody: {
          content: {
            'multipart/form-data': {
              schema,
              encoding: {
                a: {
                  contentType: 'image/png',
                  style: 'form',
                  explode: true,
                  allowReserved: true,
                  headers: { 'X-A': { schema } },
                },
              },
            },
          },
        },
      },
      (e) => plain(e.body?.media[0]?.encoding),
      [
        [
          'a',
          {
            contentType: 'image/png',
            headers: [{ name: 'X-A', schema: STRING }],
            style: 'form',
            explode: true,
            allowReserved: true,
          },
        ],
      ],
      [],
    ],
    [
      'streams of 3.2',
      {
        responses: {
          200: { description: '', content: { 'text/event-stream': { itemSchema: schema } } },
        },
      },
      (e) => plain(e.responses[0]?.media),
      [media('text/event-stream', { kind: 'unknown' }, { item: STRING })],
      [],
    ],
    [
      'media types of 3.2 by reference',
      { responses: { 200: { content: { 'a/b': { $ref: '#/components/mediaTypes/M' } } } } },
      (e) => plain(e.responses[0]?.media),
      [media('a/b')],
      [],
    ],
    [
      'encodings by position',
      { requestBody: { content: { 'multipart/mixed': { schema, prefixEncoding: [] } } } },
      (e) => e.body?.media.length,
      1,
      ['media/keyword'],
    ],
    [
      'a response nobody describes',
      { responses: { 404: { description: 'd' } } },
      response,
      { status: 404, description: 'd', headers: [], media: [], bodyless: false, links: [] },
      ['resp/schema-unknown'],
    ],
    [
      'summary of 3.2, headers, links',
      {
        responses: {
          '2XX': {
            summary: 's',
            headers: { 'X-A': { $ref: '#/components/headers/H' } },
            links: { l: { $ref: '#/components/links/L' } },
            content: { 'a/b': { schema } },
          },
        },
      },
      response,
      {
        status: '2XX',
        summary: 's',
        headers: [{ name: 'X-A', required: true, deprecated: true, schema: STRING }],
        media: [media('a/b')],
        bodyless: false,
        links: [['l', [['operationId', 'o']]]],
      },
      [],
    ],
    [
      'own servers',
      { servers: [{ url: 'https://eu.acme.io' }] },
      (e) => e.servers.map((one) => one.url),
      ['https://eu.acme.io'],
      [],
    ],
    ['a misspelt key', { requestbody: {} }, body, undefined, ['key/unknown']],
  ];
  const components = {
    requestBodies: { B: { description: 'd', content: { 'application/json': { schema } } } },
    headers: { H: { required: true, deprecated: true, schema } },
    links: { L: { operationId: 'o' } },
    mediaTypes: { M: { schema } },
  };
  test.each(rows)('%s', async (_, operation, look, want, codes) => {
    const { endpoint, codes: found } = await readOperation(operation, components, 'put');
    expect(look(endpoint)).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('path items: references, shared texts, servers and parameters, methods of 3.2', async () => {
    const operation = { responses: OK };
    const { api, codes } = await read({
      paths: {
        '/a': { $ref: '#/components/pathItems/I' },
        '/b/{id}': {
          summary: 's',
          servers: [{ url: 'https://b.acme.io' }],
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          query: operation,
          additionalOperations: { COPY: { ...operation, summary: 'own' } },
        },
      },
      components: { pathItems: { I: { get: operation } } },
    });
    expect(
      api.endpoints.map((one) => [
        `${one.method} ${templateOf(one.path)}`,
        one.summary?.value,
        one.servers.length,
        one.parameters.length,
      ]),
    ).toEqual([
      ['GET /a', undefined, 0, 0],
      ['COPY /b/{id}', 'own', 1, 1],
      ['QUERY /b/{id}', 's', 1, 1],
    ]);
    expect(codes).toEqual([]);
  });

  test('callbacks', async () => {
    const { endpoint } = await readOperation(
      {
        callbacks: {
          done: { '{$request.body#/url}': { post: { responses: OK } } },
          same: { $ref: '#/components/callbacks/C' },
        },
      },
      { callbacks: { C: { 'https://x.acme.io': { put: { responses: OK } } } } },
    );
    expect(
      endpoint.callbacks.map((one) => [one.name, one.expression, one.endpoint.method]),
    ).toEqual([
      ['done', '{$request.body#/url}', 'POST'],
      ['same', 'https://x.acme.io', 'PUT'],
    ]);
  });

  test('a schema inside an invalid component', async () => {
    const { api, codes } = await readOperation(
      {
        responses: {
          200: {
            content: {
              'a/b': { schema: { $ref: '#/components/responses/R/content/a~1b/schema' } },
            },
          },
        },
      },
      { responses: { R: { content: { 'a/b': { schema } } } } },
    );
    expect(plain(api.schemas)).toEqual([['responses.R.content.a/b.schema', STRING]]);
    expect(codes).toEqual([]);
  });
});
