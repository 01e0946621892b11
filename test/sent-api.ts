/**
 * An API with links in its responses, and with requests that the API itself sends: callbacks and
 * webhooks.
 */
import type { Api } from '../src/model/api.js';
import { fact } from '../src/model/origin.js';
import type { Json } from '../src/model/schema.js';
import { api, at, endpoint, media, parameter, response, schema } from './model-parts.js';

const CHANGE = schema({
  kind: 'object',
  properties: new Map([
    ['state', { required: true, schema: schema({ kind: 'string' }) }],
    ['secret', { required: false, schema: schema({ kind: 'string', writeOnly: true }) }],
  ]),
});

const LINKS = new Map<string, Json>([
  [
    'Cancel',
    new Map<string, Json>([
      ['operationRef', '#/paths/~1orders~1{any}/delete'],
      ['requestBody', '$request.body'],
    ]),
  ],
  [
    'Get',
    new Map<string, Json>([
      ['operationId', 'GetOrderUsingGET'],
      ['parameters', new Map<string, Json>([['path.id', '$response.body#/id']])],
      ['description', 'The order.'],
    ]),
  ],
  ['Lost', new Map<string, Json>([['operationId', 'nobody']])],
  ['Odd', 7],
]);

function body(type: string): NonNullable<Api['endpoints'][number]['body']> {
  return { required: fact(true), media: [media(type, CHANGE)], origins: [at('/b')] };
}

/** @param webhooks the number of webhooks in addition to the described one */
export function sentApi(webhooks = 0): Api {
  const more = Array.from({ length: webhooks }, (_, index) => ({
    name: `more ${index}`,
    endpoint: endpoint('POST', ''),
  }));
  return api({
    endpoints: [
      endpoint('POST', '/orders', {
        responses: [response(201, { links: LINKS })],
        callbacks: [
          {
            name: 'onChange',
            expression: '{$request.query.url}',
            endpoint: endpoint('PUT', '', {
              summary: fact('It changed', at('/cs')),
              description: fact('Answer **soon**.', at('/cd')),
              parameters: [parameter('header', 'X-Sign', schema({ kind: 'string' }))],
              body: body('application/json'),
              responses: [response(204, { bodyless: true })],
            }),
          },
        ],
      }),
      endpoint('GET', '/orders/{id}', {
        parameters: [parameter('path', 'id')],
        operationId: fact('GetOrderUsingGET', at('/id')),
      }),
      endpoint('DELETE', '/orders/{id}', { parameters: [parameter('path', 'id')] }),
    ],
    webhooks: [
      {
        name: 'stock.low',
        endpoint: endpoint('POST', '', {
          summary: fact('Little is left', at('/ws')),
          parameters: [parameter('header', 'X-Sign', schema({ kind: 'string' }))],
          body: body('application/json'),
          responses: [response(202, { description: fact('Understood', at('/wr')) })],
        }),
      },
      { name: 'stock/low', endpoint: endpoint('POST', '') },
      ...more,
    ],
  });
}
