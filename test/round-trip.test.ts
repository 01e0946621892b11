/** The reader of OpenAPI 3 reads the export back as the same model. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createReport } from '../src/base/diagnostics/report.js';
import type { Api } from '../src/model/api.js';
import type { Schema } from '../src/model/schema.js';
import { isAsserted } from '../src/print/openapi/assertions.js';
import { toOpenApi } from '../src/print/openapi/document.js';
import { plainData } from '../src/model/json.js';
import { readDocument } from '../src/input/read/index.js';
import { loadDocuments } from '../src/input/source/index.js';

const FILES = [
  'specs/stride/stride.swagger.yaml',
  'specs/stride/direct-messages.swagger.yaml',
  'specs/stride/messages.swagger.yaml',
  'test/cases/openapi-newest-keywords/input/api.yaml',
  'test/cases/openapi-schema-keywords/input/api.yaml',
];

async function read(text: string): Promise<Api> {
  const report = createReport();
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'api', bytes }], report);
  const api = document && readDocument(document, report);
  if (!api) throw new Error('no api');
  return api;
}

const written = (api: Api): string => JSON.stringify(plainData(toOpenApi(api)));

/**
 * The contents of a model without their order: the export orders parameters and methods
 * differently.
 */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said);
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, said(item)]));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
    if (key === 'document') return [];
    if (key === 'keywords') return [[key, said(unasserted(value as Schema))]];
    if (key === 'parameters' || key === 'endpoints')
      return [[key, ordered((item as unknown[]).map(said))]];
    if (key !== 'origins') return [[key, said(item)]];
    return [[key, [...new Set((item as { trust: string }[]).map(({ trust }) => trust))]]];
  });
  return Object.fromEntries(entries);
}

/** Omits keywords that assertions repeat, because the export spells them differently. */
function unasserted({ keywords, assertions }: Schema): ReadonlyMap<string, unknown> {
  const kept = [...(keywords ?? [])].filter(([key]) => !assertions || !isAsserted(key, assertions));
  return new Map(kept);
}

function ordered(items: unknown[]): unknown[] {
  const name = (item: unknown): string => {
    const { key = '', name = '' } = item as { key?: string; name?: string };
    return `${key} ${name}`;
  };
  return items.sort((a, b) => (name(a) < name(b) ? -1 : 1));
}

test.each(FILES)('%s', async (file) => {
  const api = await read(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'));
  expect(said(await read(written(api)))).toEqual(said(api));
});

const schema = { type: 'string' };
const BROAD = {
  openapi: '3.2.0',
  info: {
    title: 'T',
    version: '1',
    termsOfService: 'https://a | https://b',
    contact: { name: 'n', email: 'no mail', url: 'no url' },
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [
    {
      url: 'https://{t}.acme.io/v1',
      name: 'n',
      variables: { t: { default: 'eu', enum: ['eu'] }, u: {} },
    },
    { url: '/' },
  ],
  tags: [{ name: 'a', summary: 's', parent: 'b', kind: 'nav' }],
  paths: {
    '/a/{id}.json': {
      parameters: [{ name: 'id', in: 'path', required: true, schema }],
      get: {
        operationId: 'get',
        deprecated: false,
        security: [{ o: ['r'] }, {}],
        parameters: [
          {
            name: 'q',
            in: 'query',
            style: 'pipeDelimited',
            schema: { type: 'array', items: schema },
          },
          { name: 'c', in: 'cookie', style: 'cookie', schema },
          { name: 'j', in: 'query', content: { 'application/json': { schema, example: 1 } } },
        ],
        responses: {
          200: {
            summary: 's',
            description: 'd',
            headers: { 'X-A': { required: true, schema } },
            content: { 'text/event-stream': { itemSchema: schema } },
            links: { l: { operationId: 'get' } },
          },
          204: { description: '' },
          400: {
            description: 'd',
            content: {
              'a/b': { schema, examples: { 'no value': { summary: 's' }, example: { value: 1 } } },
              'a/c': { schema, examples: [1, 2] },
            },
          },
          default: { description: 'd' },
        },
        callbacks: {
          done: {
            '{$url}': {
              post: { requestBody: { content: {} }, responses: { 200: { description: 'd' } } },
            },
          },
        },
      },
      query: { responses: { 200: { description: 'd' } } },
      additionalOperations: { COPY: { responses: { 200: { description: 'd' } } } },
    },
    '/a/{key}.json': {
      put: {
        parameters: [{ name: 'key', in: 'path', required: true, schema: { type: 'integer' } }],
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: { type: 'object', properties: { f: { type: 'string', format: 'binary' } } },
              encoding: { f: { contentType: 'image/png' } },
            },
          },
        },
        responses: {},
      },
    },
  },
  webhooks: { w: { post: { responses: { 200: { description: 'd' } } } } },
  components: {
    schemas: {
      'Odd name': { type: ['string', 'null'], description: 'd' },
      Pet: {
        type: 'object',
        discriminator: { propertyName: 'k' },
        required: ['k', 'z'],
        properties: {
          k: schema,
          o: { $ref: '#/components/schemas/Odd name' },
          ['__proto__']: schema,
        },
      },
      Cat: {
        allOf: [
          { $ref: '#/components/schemas/Pet' },
          { type: 'object', additionalProperties: false },
        ],
      },
      Tuple: { type: 'array', prefixItems: [schema], items: false, minItems: 1 },
      Enum: {
        type: 'string',
        enum: ['a', 'b', null],
        'x-enum-varnames': ['A', 'B', 'N'],
        format: 'f',
        'x-extensible-enum': [],
      },
      Gone: { $ref: '#/components/schemas/Nowhere', title: 't' },
      Elsewhere: { $ref: '#/components/responses/R/content/a~1b/schema' },
      Kept: {
        type: 'number',
        exclusiveMinimum: 1,
        not: { const: 2 },
        if: { $ref: '#/components/schemas/Pet' },
      },
      Annotated: { type: 'string', 'x-policies': [{ $ref: '#/components/x-policies/P' }] },
      Constrained: {
        allOf: [{ $ref: '#/components/schemas/Pet' }],
        additionalProperties: false,
        pattern: 'p',
      },
      Either: {
        oneOf: [{ $ref: '#/components/schemas/Pet' }, { type: 'boolean' }, true, false],
        default: false,
      },
    },
    responses: { R: { description: 'd', content: { 'a/b': { schema } } } },
    securitySchemes: {
      o: {
        type: 'oauth2',
        flows: {
          implicit: { authorizationUrl: 'a', scopes: { r: '' } },
          deviceAuthorization: { tokenUrl: 't', deviceAuthorizationUrl: 'd', scopes: {} },
        },
      },
      'odd key': { type: 'apiKey', in: 'cookie', name: 'k', deprecated: true },
    },
  },
};

test('every construct of OpenAPI 3.2 is read back', async () => {
  const api = await read(JSON.stringify(BROAD));
  expect(said(await read(written(api)))).toEqual(said(api));
});

test('an undeclared security scheme remains undeclared', async () => {
  const { securitySchemes } = BROAD.components;
  const unknown = { type: 'http', scheme: 'unknown', 'x-restitch-unknown': true };
  const api = await read(
    JSON.stringify({
      ...BROAD,
      security: [{ key: [] }],
      components: { securitySchemes: { ...securitySchemes, key: unknown } },
    }),
  );
  expect([...api.securitySchemes.keys()]).toEqual(Object.keys(securitySchemes));
});
