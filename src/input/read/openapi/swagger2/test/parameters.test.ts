/** Parameters of Swagger 2.0. */
import { describe, expect, test } from 'vitest';
import { templateOf } from '../../../../../model/path.js';
import { STRING, OK, read, readOperation, plain } from './reading.js';

describe('parameters', () => {
  // name, path, parameters, want, codes
  type Row = [string, string, object[], unknown, string[]];
  const string = (name: string, place = 'query') => ({ name, in: place, type: 'string' });
  const schema = (want: object, style = 'form', explode = true) => ({
    kind: 'schema',
    schema: want,
    style,
    explode,
  });

  const LIST = { kind: 'array', items: STRING };
  const list = (collectionFormat?: string, place = 'query') => ({
    name: 'a',
    in: place,
    type: 'array',
    items: { type: 'string' },
    ...(collectionFormat && { collectionFormat }),
  });
  const got = (content: object, more: object = {}) => [
    { name: 'a', in: 'query', required: false, content, examples: [], aliases: [], ...more },
  ];
  const rows: Row[] = [
    [
      'string',
      '/x',
      [{ ...string('a'), description: 'd', required: true, allowEmptyValue: true }],
      got({ ...schema(STRING), allowEmptyValue: true }, { description: 'd', required: true }),
      [],
    ],
    [
      'type unknown',
      '/x',
      [{ name: 'a', in: 'query' }],
      got(schema({ kind: 'unknown' })),
      ['param/type-unknown'],
    ],
    [
      'keywords of values',
      '/x',
      [
        {
          name: 'a',
          in: 'query',
          type: 'integer',
          format: 'int32',
          minimum: 1,
          exclusiveMinimum: true,
          default: '5',
          enum: undefined,
        },
      ],
      got(schema({ kind: 'integer', format: 'int32', exclusiveMinimum: 1, default: 5 })),
      [],
    ],
    [
      'examples',
      '/x',
      [{ ...string('a'), 'x-example': 'e' }],
      got(schema(STRING), { examples: [{ name: '', value: 'e' }] }),
      [],
    ],
    ['csv is the default', '/x', [list()], got(schema(LIST, 'form', false)), []],
    ['csv', '/x', [list('csv')], got(schema(LIST, 'form', false)), []],
    ['multi', '/x', [list('multi')], got(schema(LIST, 'form', true)), []],
    ['ssv', '/x', [list('ssv')], got(schema(LIST, 'spaceDelimited', false)), []],
    ['pipes', '/x', [list('pipes')], got(schema(LIST, 'pipeDelimited', false)), []],
    ['tsv', '/x', [list('tsv')], got(schema(LIST, 'tabDelimited', false)), []],
    [
      'csv in a header',
      '/x',
      [list('csv', 'header')],
      got(schema(LIST, 'simple', false), { in: 'header' }),
      [],
    ],
    [
      'pipes in a header',
      '/x',
      [list('pipes', 'header')],
      got(schema(LIST, 'pipeDelimited', false), { in: 'header' }),
      [],
    ],
    [
      'multi in a header',
      '/x',
      [list('multi', 'header')],
      got(schema(LIST, 'simple', false), { in: 'header' }),
      ['param/collection-format'],
    ],
    [
      'a format without an array',
      '/x',
      [{ ...string('a'), collectionFormat: 'multi' }],
      got(schema(STRING)),
      ['param/collection-format'],
    ],
    [
      'arrays in arrays',
      '/x',
      [
        {
          name: 'a',
          in: 'query',
          type: 'array',
          items: { type: 'array', items: { type: 'string' }, collectionFormat: 'pipes' },
        },
      ],
      got({ ...schema({ kind: 'array', items: LIST }, 'form', false), itemStyle: 'pipeDelimited' }),
      [],
    ],
    [
      'not encoded',
      '/x',
      [{ ...string('a'), 'x-ms-skip-url-encoding': true }],
      got({ ...schema(STRING), allowReserved: true }),
      [],
    ],
    [
      'reserved headers',
      '/x',
      [string('Accept', 'header'), string('content-type', 'header')],
      [],
      ['param/reserved-header'],
    ],
    [
      'transport headers',
      '/x',
      [string('User-Agent', 'header'), string('X-Mine', 'header')],
      [],
      ['param/transport-header'],
    ],
    [
      'place in odd spelling',
      '/x',
      [{ ...string('a'), in: 'Query' }],
      got(schema(STRING)),
      ['param/in'],
    ],
    ['place missing', '/x', [{ name: 'a', type: 'string' }], got(schema(STRING)), ['param/in']],
    [
      'twice',
      '/x',
      [string('a'), { ...string('a'), type: 'integer' }],
      got(schema(STRING)),
      ['param/duplicate'],
    ],
    ['no name', '/x', [{ in: 'query', type: 'string' }], [], ['param/name']],
    ['orphan', '/x', [{ ...string('id', 'path'), required: true }], [], ['param/orphan']],
    [
      'schema as in OpenAPI 3',
      '/x',
      [{ name: 'a', in: 'query', schema: { type: 'string' } }],
      got(schema(STRING)),
      ['param/schema'],
    ],
    [
      'value fixed in the path',
      '/x?a=run',
      [],
      got(schema({ kind: 'enum', values: ['run'] }), { required: true }),
      ['path/query'],
    ],
    [
      'value named in the path',
      '/x?a={y}',
      [{ ...string('y', 'path'), description: 'd' }],
      got(schema(STRING), { description: 'd' }),
      ['path/query'],
    ],
  ];
  test.each(rows)('%s', async (_, path, parameters, want, codes) => {
    const given = { parameters };
    const paths = { [path]: { get: { responses: OK, ...given } } };
    const { api, codes: found } = await read({ paths }, { dropHeaders: ['x-mine'] });
    expect(plain(api.endpoints[0]?.parameters)).toEqual(want);
    expect(found).toEqual(codes);
  });

  const pathRows: [string, string, object[], unknown, string[]][] = [
    [
      'always required',
      '/{id}',
      [{ name: 'id', in: 'path', type: 'string' }],
      [['id', true, STRING]],
      [],
    ],
    [
      'declared as optional',
      '/{id}',
      [{ name: 'id', in: 'path', type: 'string', required: false }],
      [['id', true, STRING]],
      ['param/path-required'],
    ],
    ['undeclared', '/{id}', [], [['id', true, STRING]], ['param/undeclared']],
    [
      'spelled otherwise',
      '/{user_id}',
      [{ name: 'userId', in: 'path', type: 'string' }],
      [['user_id', true, STRING]],
      ['param/path-name'],
    ],
    [
      'with a pattern',
      '/{id:\\d+}',
      [{ name: 'id', in: 'path', type: 'string' }],
      [['id', true, { ...STRING, pattern: '\\d+' }]],
      ['path/foreign-template'],
    ],
    [
      'named twice',
      '/{id}/{id}',
      [{ name: 'id', in: 'path', type: 'integer' }],
      [
        ['id', true, { kind: 'integer' }],
        ['id2', true, { kind: 'integer' }],
      ],
      ['path/dup-param'],
    ],
    [
      'a name that is special elsewhere',
      '/{__proto__}',
      [{ name: '__proto__', in: 'path', type: 'string' }],
      [['__proto__', true, STRING]],
      [],
    ],
  ];
  test.each(pathRows)('in the path: %s', async (_, path, parameters, want, codes) => {
    const { endpoint, codes: found } = await readOperation({ parameters }, path);
    expect(
      endpoint.parameters.map((one) => [
        one.name,
        one.required.value,
        one.content.kind === 'schema' && plain(one.content.schema),
      ]),
    ).toEqual(want);
    expect(found).toEqual(codes);
  });

  test('an optional part makes two endpoints', async () => {
    const paths = { '/u/{id?}': { get: { responses: OK, parameters: [string('id', 'path')] } } };
    const { api } = await read({ paths });
    expect(api.endpoints.map((one) => [templateOf(one.path), one.parameters.length])).toEqual([
      ['/u', 0],
      ['/u/{id}', 1],
    ]);
  });

  test('operations override what the path item and the document share', async () => {
    const { api } = await read({
      parameters: { limit: { ...string('limit'), description: 'shared' } },
      paths: {
        '/x': {
          parameters: [string('a'), { $ref: '#/parameters/limit' }],
          get: { responses: OK, parameters: [{ ...string('a'), description: 'own' }] },
        },
      },
    });
    expect(api.endpoints[0]?.parameters.map((one) => [one.name, one.description?.value])).toEqual([
      ['limit', 'shared'],
      ['a', 'own'],
    ]);
  });

  test('an Authorization header is security', async () => {
    const { endpoint, api, codes } = await readOperation({
      parameters: [string('Authorization', 'header')],
    });
    expect(endpoint.parameters).toEqual([]);
    expect(endpoint.security?.value).toEqual([[{ scheme: 'authorization', scopes: [] }]]);
    expect(plain(api.securitySchemes.get('authorization'))).toEqual({
      id: 'authorization',
      kind: 'apiKey',
      in: 'header',
      name: 'Authorization',
      unnamed: true,
    });
    expect(codes).toEqual(['param/reserved-header']);
  });
});
