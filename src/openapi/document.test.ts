/** The export is a valid OpenAPI 3.1 document for every API, and says what the model says. */
import { Validator } from '@seriousme/openapi-schema-validator';
import { codePoint, fc } from '../../test/property.js';
import { describe, expect, it, test } from 'vitest';
import {
  api,
  at,
  BROAD,
  endpoint,
  parameter,
  path,
  response,
  schema,
} from '../../test/broad-api.js';
import type { Api, Endpoint } from '../model/api.js';
import { fact } from '../model/origin.js';
import type { Json, Schema } from '../model/schema.js';
import { jsonPieces, jsonText } from '../emit/json/index.js';
import { openApiParts, toOpenApi } from './document.js';
import type { OpenApiOptions } from './naming.js';
import { plainData } from './plain.js';
import { isUriReference, uriReference } from './uri.js';

type Plain = Record<string, unknown>;

function plain(input: Api, options?: OpenApiOptions): Plain {
  return plainData(toOpenApi(input, options)) as Plain;
}

function dig(value: unknown, ...keys: (string | number)[]): unknown {
  return keys.reduce<unknown>((inner, key) => (inner as Plain | undefined)?.[key], value);
}

/** One for all: it keeps what it has compiled. */
const validator = new Validator();

async function errors(document: Plain): Promise<unknown> {
  return (await validator.validate(structuredClone(document))).errors;
}

const OPTIONS: OpenApiOptions = {
  operationIds: new Map([['GET /pets', 'listPets']]),
  groups: [{ name: 'Pets', parent: 'All', endpoints: ['GET /pets', 'POST /pets'] }],
  provenance: {
    locate: ({ pointer }) => ({ line: pointer.length, column: 1 }),
    conflicts: new Map([
      [
        'GET /pets',
        [
          {
            field: 'operationId',
            code: 'reconcile/operation-id',
            rule: 'score',
            kept: 'findPets',
            rejected: [{ value: 'PetsGetHandler', why: 'noise', origins: [at('/x')] }],
          },
        ],
      ],
    ]),
  },
};

describe('toOpenApi', () => {
  it('is valid for an API that uses every corner of the model', async () => {
    expect(await errors(plain(BROAD))).toBeUndefined();
    expect(await errors(plain(BROAD, OPTIONS))).toBeUndefined();
  });

  it('is the same in parts, that are made when they are written', () => {
    for (const options of [{}, OPTIONS]) {
      const shared = new Set<object>();
      const parts = openApiParts(BROAD, { ...options, shared });
      const text = jsonPieces(parts, shared).join('');
      expect(text).toBe(jsonText(toOpenApi(BROAD, options)));
    }
    const [item] = (openApiParts(BROAD).get('paths') as Map<string, unknown>).values();
    expect(item).toBeTypeOf('function');
  });

  it('is valid for an API that says nothing', async () => {
    const document = plain(api());
    expect(await errors(document)).toBeUndefined();
    expect(document).toEqual({
      openapi: '3.1.1',
      info: { title: 'API', version: '0.0.0', 'x-restitch-synthetic': ['title', 'version'] },
      paths: {},
    });
  });

  it('is valid whatever the texts are', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: codePoint }),
      fc.constantFrom('__proto__', 'constructor', '#/x', 'a b', '{', '}/', '\u2028', 'x-y'),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (one, two) => {
        expect(await errors(plain(hostile(one, two)))).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('keeps one spelling where templates differ only in names', () => {
    const paths = plain(BROAD)['paths'] as Plain;
    expect(Object.keys(paths)).toEqual([
      '/pets/',
      '/pets',
      '/pets/{petId}',
      '/a%7Bb%7D%3F/{id}/{id_2}',
      '/pets/{petId}/photo{n}.json',
    ]);
    expect(dig(paths, '/pets/{petId}', 'delete', 'parameters', 0)).toMatchObject({
      name: 'petId',
      in: 'path',
      required: true,
      'x-restitch-name': 'id',
    });
    expect(dig(paths, '/pets/{petId}/photo{n}.json', 'post', 'parameters', 1)).toEqual({
      name: 'n',
      in: 'path',
      required: true,
      schema: { 'x-restitch-unknown': true },
      'x-restitch-synthetic': true,
    });
  });

  it('invents neither bodies nor responses', () => {
    const post = dig(plain(BROAD), 'paths', '/pets', 'post');
    expect(dig(post, 'requestBody')).toEqual({ content: {}, 'x-restitch-unknown': true });
    expect(dig(post, 'responses')).toEqual({
      default: { description: '', 'x-restitch-unknown': true, 'x-restitch-synthetic': true },
    });
    const photo = dig(plain(BROAD), 'paths', '/pets/{petId}/photo{n}.json', 'post', 'responses');
    expect(photo).toEqual({
      200: { description: '', 'x-restitch-bodyless': true },
      204: { description: '' },
    });
  });

  it('gives every operation its own operationId, endpoints first', () => {
    const document = plain(BROAD, OPTIONS);
    const get = dig(document, 'paths', '/pets/', 'get');
    expect(dig(get, 'operationId')).toBe('listPets');
    expect(dig(get, 'x-restitch-aliases')).toEqual(['PetsGetHandler', 'findPets']);
    expect(dig(get, 'responses', '200', 'links')).toEqual({ ok: { operationId: 'listPets' } });
    expect(dig(document, 'paths', '/pets', 'query', 'operationId')).toBe('findPets');
    expect(dig(document, 'webhooks', 'sold', 'post')).toMatchObject({
      'x-restitch-operation-id': 'upload',
    });
  });

  it('writes groups as tags, and what documents call tags as labels', () => {
    const document = plain(BROAD, OPTIONS);
    expect(dig(document, 'paths', '/pets/', 'get', 'tags')).toEqual(['Pets']);
    expect(dig(document, 'paths', '/pets/', 'get', 'x-restitch-labels')).toEqual(['of', 'the']);
    const tags = (of: Plain) => (of['tags'] as Plain[]).map((tag) => tag['name']);
    expect(tags(document)).toEqual(['Pets', 'All']);
    expect(tags(plain(BROAD))).toEqual(['of', 'Pets']);
    expect(dig(plain(BROAD), 'paths', '/pets/', 'get', 'tags')).toEqual(['of', 'the']);
  });

  it('says where facts come from, and what is disputed', () => {
    const get = dig(plain(BROAD, OPTIONS), 'paths', '/pets/', 'get');
    expect(dig(get, 'x-restitch-origins')).toEqual([
      { source: 'specs/a.yaml', line: 16, column: 1 },
    ]);
    expect(dig(get, 'x-restitch-conflicts', 0, 'rejected', 0, 'value')).toBe('PetsGetHandler');
    expect(dig(get, 'x-restitch-field-trust')).toEqual({ security: 'inferred' });
  });

  it('keeps security as stated: unknown flows, alternatives, none needed, not stated', () => {
    const document = plain(BROAD);
    expect(dig(document, 'paths', '/pets/', 'get', 'security')).toEqual([
      { o_auth: ['read:pets'] },
      {},
    ]);
    expect(dig(document, 'paths', '/pets/{petId}', 'get', 'security')).toEqual([]);
    expect(dig(document, 'paths', '/pets', 'post', 'security')).toBeUndefined();
    expect(dig(document, 'components', 'securitySchemes', 'o_auth')).toEqual({
      type: 'oauth2',
      flows: {},
      'x-restitch-name': 'o auth',
      'x-restitch-trust': 'inferred',
    });
  });

  it('takes no keyword of ours from a description', () => {
    const get = dig(plain(BROAD), 'paths', '/pets/', 'get');
    expect(dig(get, 'x-mine')).toBe('yes');
    expect(get).not.toHaveProperty('x-restitch-trust');
    expect(get).not.toHaveProperty('notmine');
  });
});

const SHAPES: [string, Schema, unknown][] = [
  ['any', schema({ kind: 'any' }), {}],
  ['unknown', { kind: 'unknown', origins: [] }, { 'x-restitch-unknown': true }],
  ['never', schema({ kind: 'never' }), false],
  ['never, with notes', schema({ kind: 'never', title: 'T' }), { not: {}, title: 'T' }],
  [
    'nullable',
    schema({ kind: 'union', members: [schema({ kind: 'string' }), schema({ kind: 'null' })] }),
    { type: ['string', 'null'] },
  ],
  [
    'nullable enum',
    schema({
      kind: 'union',
      members: [schema({ kind: 'enum', values: ['a'] }), schema({ kind: 'null' })],
    }),
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    'nullable reference',
    schema({
      kind: 'union',
      members: [schema({ kind: 'ref', id: 'Pet' }), schema({ kind: 'null' })],
    }),
    { anyOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'null' }] },
  ],
  [
    'reference with notes, to a name that is no component key',
    schema({ kind: 'ref', id: 'Owner<Pet>', description: 'D' }),
    { $ref: '#/components/schemas/Owner_Pet_', description: 'D' },
  ],
  [
    'closed object',
    schema({ kind: 'object', properties: new Map() }),
    { type: 'object', additionalProperties: false },
  ],
  [
    'map',
    schema({
      kind: 'object',
      properties: new Map(),
      rest: schema({ kind: 'any' }),
      restStated: true,
    }),
    { type: 'object', additionalProperties: true },
  ],
  ['tuple', schema({ kind: 'tuple', items: [] }), { type: 'array', items: false }],
  ['big enum', schema({ kind: 'enum', values: [1n, 2] }), { type: 'integer', enum: [1n, 2] }],
  [
    'inferred inside inferred is said once',
    schema({ kind: 'array', items: schema({ kind: 'string' }, 'inferred') }, 'inferred'),
    { type: 'array', items: { type: 'string' }, 'x-restitch-trust': 'inferred' },
  ],
  [
    'keywords that would redirect references',
    schema({
      kind: 'any',
      keywords: new Map<string, Json>([
        ['$anchor', 'a'],
        ['not', new Map([['$ref', '#/definitions/Pet']])],
      ]),
    }),
    { not: { $ref: '#/components/schemas/Pet' }, 'x-restitch-keywords': { anchor: 'a' } },
  ],
];

test.each(SHAPES)('schema: %s', (_name, given, want) => {
  const schemas = new Map([...BROAD.schemas, ['Given', given]]);
  expect(dig(plain(api({ schemas })), 'components', 'schemas', 'Given')).toEqual(want);
});

test.each([
  ['https://a.example/x?y#z', true],
  ['/a/b', true],
  ['', true],
  ['mailto:jo@a.example', true],
  ['a b', false],
  ['1:2', false],
  ['http://[x', false],
  ['%zz', false],
])('%j is a URI reference: %s', (text, want) => {
  expect(isUriReference(text)).toBe(want);
  expect(isUriReference(uriReference(text))).toBe(true);
  if (want) expect(uriReference(text)).toBe(text);
});

/** Two texts in every place where a description may put one. */
function hostile(one: string, two: string): Api {
  const named: Schema = schema({
    kind: 'ref',
    id: one,
    title: two,
    keywords: new Map([[two, one]]),
  });
  const bad: Endpoint = endpoint('GET', '/x', {
    path: [
      [
        { kind: 'literal', text: one },
        { kind: 'parameter', name: two },
      ],
      ...path('/y'),
    ],
    operationId: fact(one, at('')),
    summary: fact(two, at('')),
    externalDocs: fact({ url: one, description: two }, at('')),
    tags: [fact(one, at(''))],
    parameters: [parameter('path', two, named), parameter('query', one, named)],
    responses: [
      response(200, {
        description: fact(one, at('')),
        media: [
          {
            type: 'application/json',
            schema: named,
            encoding: new Map([[one, { headers: [], contentType: two }]]),
            examples: [
              { name: one, externalValue: two, origins: [] },
              { name: two, value: one, origins: [] },
            ],
            origins: [],
          },
        ],
        links: new Map([[one, new Map([['operationRef', two]])]]),
      }),
    ],
    security: fact([[{ scheme: one, scopes: [two] }]], at('')),
    extensions: new Map([[one, two]]),
  });
  return api({
    title: fact(one, at('')),
    termsOfService: fact(two, at('')),
    contact: fact({ name: one, url: two, email: one }, at('')),
    license: fact({ name: one, url: two }, at('')),
    servers: [{ url: one, variables: new Map([[two, { default: one }]]), origins: [] }],
    endpoints: [bad],
    webhooks: [{ name: one, endpoint: endpoint('POST', '', { origins: [] }) }],
    schemas: new Map([
      [one, schema({ kind: 'string', description: two })],
      [
        two,
        schema({ kind: 'object', properties: new Map([[one, { required: true, schema: named }]]) }),
      ],
    ]),
    securitySchemes: new Map([
      [one, { id: one, kind: 'apiKey', in: 'header', name: two, origins: [] }],
      [two, { id: two, kind: 'openIdConnect', url: one, origins: [] }],
    ]),
    tags: new Map([[one, { name: one, description: two, origins: [] }]]),
    extensions: new Map([[two, one]]),
  });
}
