/** Parameters of OpenAPI 3. */
import { describe, expect, test } from 'vitest';
import { STRING, readOperation, plain } from './reading.js';

describe('parameters', () => {
  type Row = [string, object, object, string[]];
  const schema = { type: 'string' };
  const got = (style: string, explode: boolean, more: object = {}) => ({
    kind: 'schema',
    schema: STRING,
    style,
    explode,
    ...more,
  });
  const rows: Row[] = [
    ['query', { in: 'query', schema }, got('form', true), []],
    ['query, joined', { in: 'query', schema, explode: false }, got('form', false), []],
    ['deep object', { in: 'query', schema, style: 'deepObject' }, got('deepObject', false), []],
    [
      'reserved',
      { in: 'query', schema, allowReserved: true, allowEmptyValue: true },
      got('form', true, { allowReserved: true, allowEmptyValue: true }),
      [],
    ],
    ['header', { in: 'header', schema }, got('simple', false), []],
    ['cookie', { in: 'cookie', schema }, got('form', true), []],
    ['cookie of 3.2', { in: 'cookie', schema, style: 'cookie' }, got('cookie', true), []],
    ['wrong style', { in: 'header', schema, style: 'form' }, got('simple', false), ['param/style']],
    ['no such style', { in: 'query', schema, style: 'odd' }, got('form', true), ['param/style']],
    [
      'content',
      { in: 'query', content: { 'application/json': { schema } } },
      {
        kind: 'media',
        media: { type: 'application/json', schema: STRING, encoding: [], examples: [] },
      },
      [],
    ],
    [
      'query string of 3.2',
      { in: 'querystring', content: { 'application/x-www-form-urlencoded': { schema } } },
      {
        kind: 'media',
        media: {
          type: 'application/x-www-form-urlencoded',
          schema: STRING,
          encoding: [],
          examples: [],
        },
      },
      [],
    ],
    [
      'schema and content',
      { in: 'query', schema, content: { 'application/json': {} } },
      got('form', true),
      ['param/content'],
    ],
    [
      'type as in Swagger 2.0',
      { in: 'query', type: 'string' },
      got('form', true),
      ['param/bare-type'],
    ],
    [
      'no keywords',
      { in: 'query' },
      { ...got('form', true), schema: { kind: 'unknown' } },
      ['param/type-unknown'],
    ],
  ];
  test.each(rows)('%s', async (_, parameter, want, codes) => {
    const { endpoint, codes: found } = await readOperation({
      parameters: [{ name: 'a', ...parameter }],
    });
    expect(plain(endpoint.parameters[0]?.content)).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('examples', async () => {
    const { endpoint } = await readOperation(
      {
        parameters: [
          {
            name: 'a',
            in: 'query',
            schema,
            examples: { e: { $ref: '#/components/examples/E' }, f: { externalValue: 'u' } },
          },
        ],
      },
      { examples: { E: { summary: 's', value: 1 } } },
    );
    expect(plain(endpoint.parameters[0]?.examples)).toEqual([
      { name: 'e', summary: 's', value: 1 },
      { name: 'f', externalValue: 'u' },
    ]);
  });

  test('a body in the list of parameters is not a parameter', async () => {
    const { endpoint, codes } = await readOperation({
      parameters: [{ name: 'b', in: 'body', schema }],
    });
    expect(endpoint.parameters).toEqual([]);
    expect(codes).toEqual(['param/body']);
  });
});

test.each([
  [{}, ['style', 'explode']],
  [{ style: 'pipeDelimited' }, ['explode']],
  [{ explode: false }, ['style']],
  [{ style: 'form', explode: true }, undefined],
])('defaults of %j are assumed', async (keywords, assumed) => {
  const parameter = { name: 'a', in: 'query', schema: { type: 'array' }, ...keywords };
  const { endpoint } = await readOperation({ parameters: [parameter] });
  const [read] = endpoint.parameters;
  expect(read?.content.kind === 'schema' && read.content.assumed).toEqual(assumed);
});
