/** Exported documents as plain data, and whether they are valid. */
import { Validator } from '@seriousme/openapi-schema-validator';
import {
  api,
  at,
  endpoint,
  parameter,
  path,
  response,
  schema,
} from '../../../../test/model-parts.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { fact } from '../../../model/origin.js';
import type { Schema } from '../../../model/schema.js';
import { toOpenApi } from '../document.js';
import type { OpenApiOptions } from '../export-state.js';
import { plainData } from '../../../model/json.js';

export type Plain = Record<string, unknown>;

export function plain(input: Api, options?: OpenApiOptions): Plain {
  return plainData(toOpenApi(input, options)) as Plain;
}

export function dig(value: unknown, ...keys: (string | number)[]): unknown {
  return keys.reduce<unknown>((inner, key) => (inner as Plain | undefined)?.[key], value);
}

/** One validator for all tests, because it caches compiled schemas. */
const validator = new Validator();

export async function errors(document: Plain): Promise<unknown> {
  return (await validator.validate(structuredClone(document))).errors;
}

export const OPTIONS: OpenApiOptions = {
  operationIds: new Map([['GET /pets', 'listPets']]),
  groups: [{ name: 'Pets', label: 'Pets', parent: 'All', endpoints: ['GET /pets', 'POST /pets'] }],
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

/** An API in which every text consists of two hostile texts. */
export function hostile(one: string, two: string): Api {
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
