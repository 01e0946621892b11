/** Bodies and forms of Swagger 2.0. */
import { describe, expect, test } from 'vitest';
import { readOperation, plain } from './reading.js';

describe('bodies', () => {
  type Row = [string, string, object, unknown, string[]];
  const OBJECT = { kind: 'object', properties: [], rest: { kind: 'any' } };
  const media = (type: string, schema: unknown, encoding: unknown[] = []) => ({
    type,
    schema,
    encoding,
    examples: [],
  });
  const body = { name: 'b', in: 'body', schema: { type: 'object' } };
  const field = (name: string, more: object = {}) => ({
    name,
    in: 'formData',
    type: 'string',
    ...more,
  });
  const form = (...properties: unknown[]) => ({
    kind: 'object',
    properties,
    rest: { kind: 'any' },
  });
  const text = (required = false) => ({ schema: { kind: 'string' }, required });
  const rows: Row[] = [
    [
      'described',
      'post',
      { parameters: [{ ...body, required: true, description: 'd' }] },
      { required: true, description: 'd', media: [media('application/json', OBJECT)] },
      [],
    ],
    [
      'own media types win',
      'post',
      { consumes: ['application/xml', 'Text/JSON;charset=UTF-8'], parameters: [body] },
      {
        required: false,
        media: [media('application/xml', OBJECT), media('text/json; charset=utf-8', OBJECT)],
      },
      [],
    ],
    ['not described', 'post', {}, { required: false, media: [] }, ['body/unknown']],
    ['not there', 'get', {}, undefined, []],
    ['none is consumed', 'post', { consumes: [] }, undefined, []],
    [
      'on GET',
      'get',
      { parameters: [body] },
      { required: false, media: [media('application/json', OBJECT)] },
      ['body/on-get'],
    ],
    [
      'on DELETE',
      'delete',
      { parameters: [body] },
      { required: false, media: [media('application/json', OBJECT)] },
      [],
    ],
    [
      'no media type',
      'post',
      { consumes: ['nonsense'], parameters: [{ ...body, schema: { type: 'string' } }] },
      { required: false, media: [media('*/*', { kind: 'string' })] },
      ['media/type'],
    ],
    [
      'two bodies',
      'post',
      { parameters: [body, { ...body, name: 'c' }] },
      { required: false, media: [media('application/json', OBJECT)] },
      ['body/multiple'],
    ],
    [
      'form',
      'post',
      { parameters: [field('a', { required: true }), field('b')] },
      {
        required: true,
        media: [media('application/x-www-form-urlencoded', form(['a', text(true)], ['b', text()]))],
      },
      [],
    ],
    [
      'form wins over a body',
      'post',
      { parameters: [body, field('a')] },
      { required: false, media: [media('application/x-www-form-urlencoded', form(['a', text()]))] },
      ['body/multiple'],
    ],
    [
      'form in both types',
      'post',
      {
        consumes: ['multipart/form-data', 'application/x-www-form-urlencoded'],
        parameters: [field('a')],
      },
      {
        required: false,
        media: [
          media('multipart/form-data', form(['a', text()])),
          media('application/x-www-form-urlencoded', form(['a', text()])),
        ],
      },
      [],
    ],
    [
      'file',
      'post',
      { parameters: [field('f', { type: 'file' })] },
      {
        required: false,
        media: [
          media(
            'multipart/form-data',
            form(['f', { schema: { kind: 'binary' }, required: false }]),
          ),
        ],
      },
      [],
    ],
    [
      'array in a form',
      'post',
      {
        parameters: [
          field('a', {
            type: 'array',
            items: { type: 'string' },
            collectionFormat: 'multi',
            description: 'd',
          }),
        ],
      },
      {
        required: false,
        media: [
          media(
            'application/x-www-form-urlencoded',
            form([
              'a',
              {
                schema: { kind: 'array', items: { kind: 'string' }, description: 'd' },
                required: false,
              },
            ]),
            [['a', { headers: [], style: 'form', explode: true }]],
          ),
        ],
      },
      [],
    ],
  ];
  test.each(rows)('%s', async (_, method, operation, want, codes) => {
    const root = { consumes: ['application/json'] };
    const { endpoint, codes: found } = await readOperation(operation, '/x', method, root);
    expect(plain(endpoint.body)).toEqual(want);
    expect(found).toEqual(codes);
  });
});
