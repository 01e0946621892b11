/** Responses of Swagger 2.0. */
import { describe, expect, test } from 'vitest';
import { readOperation, plain } from './reading.js';

describe('responses', () => {
  type Row = [string, string, object, unknown, string[]];
  const OBJECT = { kind: 'object', properties: [], rest: { kind: 'any' } };
  const media = (type: string, schema: unknown = OBJECT, examples: unknown[] = []) => ({
    type,
    schema,
    encoding: [],
    examples,
  });
  const json = (status: unknown) => ({
    status,
    description: 'd',
    headers: [],
    media: [media('application/json')],
    bodyless: false,
    links: [],
  });
  const given = { description: 'd', schema: { type: 'object' } };
  const rows: Row[] = [
    [
      'statuses',
      'get',
      { 200: given, '4XX': given, default: given },
      [json(200), json('4XX'), json('default')],
      [],
    ],
    [
      'odd statuses',
      'get',
      { '2xx': given, '400-499': given, '500 Oops': given, nonsense: given },
      [json('2XX'), json('4XX'), json(500), json('default')],
      ['resp/status'],
    ],
    [
      'an odd status gives way',
      'get',
      { nonsense: { description: 'n' }, default: given },
      [json('default')],
      ['resp/status'],
    ],
    [
      'no schema',
      'get',
      { 200: { description: 'd' } },
      [{ ...json(200), media: [] }],
      ['resp/schema-unknown'],
    ],
    [
      'no body by HTTP',
      'get',
      { 204: { description: 'd' } },
      [{ ...json(204), media: [], bodyless: true }],
      [],
    ],
    [
      'no body by HTTP, yet described',
      'get',
      { 204: given },
      [{ ...json(204), media: [], bodyless: true }],
      ['resp/no-body'],
    ],
    [
      'no body after HEAD',
      'head',
      { 200: given },
      [{ ...json(200), media: [], bodyless: true }],
      [],
    ],
    ['none', 'get', {}, [], ['resp/missing']],
    ['by reference', 'get', { 200: { $ref: '#/responses/R' } }, [json(200)], []],
    ['reference to nowhere', 'get', { 200: { $ref: '#/responses/r' } }, [], ['ref/unresolved']],
    [
      'file',
      'get',
      { 200: { description: 'd', schema: { type: 'file' } } },
      [{ ...json(200), media: [media('application/json', { kind: 'binary' })] }],
      [],
    ],
    [
      'examples',
      'get',
      { 200: { ...given, examples: { 'application/json': 1, 'text/csv': 'c', named: 2 } } },
      [
        {
          ...json(200),
          media: [
            media('application/json', OBJECT, [
              { name: '', value: 1 },
              { name: 'named', value: 2 },
            ]),
            media('text/csv', OBJECT, [
              { name: '', value: 'c' },
              { name: 'named', value: 2 },
            ]),
          ],
        },
      ],
      [],
    ],
    [
      'headers',
      'get',
      {
        200: {
          ...given,
          headers: {
            'X-A': { type: 'integer', description: 'h' },
            'Content-Type': { type: 'string' },
          },
        },
      },
      [
        {
          ...json(200),
          headers: [
            {
              name: 'X-A',
              description: 'h',
              schema: { kind: 'integer' },
            },
          ],
        },
      ],
      [],
    ],
  ];
  test.each(rows)('%s', async (_, method, responses, want, codes) => {
    const root = { produces: ['application/json'], responses: { R: given } };
    const { endpoint, codes: found } = await readOperation({ responses }, '/x', method, root);
    expect(plain(endpoint.responses)).toEqual(
      (want as object[]).map((one) => expect.objectContaining(one)),
    );
    expect(endpoint.responses).toHaveLength((want as object[]).length);
    expect(found).toEqual(codes);
  });

  test('an operation with an empty `produces` does not inherit', async () => {
    const { endpoint } = await readOperation({ produces: [] }, '/x', 'get', {
      produces: ['text/xml'],
    });
    expect(endpoint.responses[0]?.media.map(({ type }) => type)).toEqual(['application/json']);
  });
});
