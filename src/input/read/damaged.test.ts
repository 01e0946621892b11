import { expect, test } from 'vitest';
import { sampled } from '../../../test/property.js';
import { createReport } from '../../base/diagnostics/report.js';
import type { Document } from '../source/document.js';
import { readDocument } from './index.js';

const schema = {
  type: 'object',
  required: ['a'],
  properties: {
    a: { type: ['string', 'null'], enum: ['x', null], default: 'x' },
    b: { $ref: '#/components/schemas/Pet', description: 'd' },
    c: { type: 'array', items: { $ref: '#/definitions/Pet' }, prefixItems: [{}] },
    d: { oneOf: [{ type: 'integer', minimum: 1, exclusiveMinimum: true }], discriminator: 't' },
  },
  additionalProperties: { type: 'string', format: 'byte' },
  discriminator: { propertyName: 'a', mapping: { x: 'Pet' } },
  externalDocs: { url: 'u' },
  'x-enum-varnames': ['A'],
};
/** A small schema. The full one would be visited too often. */
const short = { type: 'array', items: { $ref: '#/components/schemas/Pet' } };
const parameter = {
  name: 'id',
  in: 'path',
  required: true,
  type: 'array',
  items: { type: 'array', collectionFormat: 'csv' },
  collectionFormat: 'multi',
  schema: short,
  style: 'simple',
  examples: { e: { value: 1 } },
  content: { 'a/b': { schema: short } },
};
const operation = {
  operationId: 'o',
  tags: ['t'],
  summary: 's',
  description: 'Deprecated.',
  parameters: [
    parameter,
    { $ref: '#/parameters/p' },
    { in: 'body', schema: short },
    { in: 'formData', name: 'f', type: 'file' },
  ],
  requestBody: {
    content: { 'a/b': { schema: short, encoding: { a: { headers: { h: { schema: short } } } } } },
  },
  responses: {
    200: {
      description: 'd',
      schema: short,
      headers: { h: { type: 'string' } },
      examples: { 'a/b': 1 },
      content: { 'a/b': { schema: short, example: 1 } },
      links: { l: {} },
    },
    default: { $ref: '#/responses/r' },
  },
  security: [{ s: ['x'] }],
  schemes: ['https'],
  servers: [{ url: 'https://{a}.acme.io', variables: { a: { default: 'b', enum: ['b'] } } }],
  callbacks: { c: { '{$url}': { post: { responses: {} } } } },
};
const ROOT = {
  info: { title: 't', version: '1', contact: { email: 'e' }, license: { name: 'n' } },
  host: 'acme.io',
  schemes: ['https'],
  servers: operation.servers,
  paths: {
    '/x/{id}': { get: operation, parameters: [parameter] },
    '/y': { $ref: '#/paths/~1x~1{id}' },
  },
  webhooks: { w: { post: { responses: {} } } },
  definitions: { Pet: schema, Cat: { allOf: [{ $ref: '#/definitions/Pet' }, schema] } },
  parameters: { p: parameter },
  responses: { r: { description: 'd' } },
  securityDefinitions: { s: { type: 'oauth2', flow: 'implicit', scopes: { x: 'X' } } },
  components: {
    schemas: { Pet: schema, Cat: { allOf: [{ $ref: '#/components/schemas/Pet' }, schema] } },
    securitySchemes: { s: { type: 'oauth2', flows: { implicit: { scopes: { x: 'X' } } } } },
  },
  security: [{ s: [] }],
  tags: [{ name: 't' }],
  externalDocs: { url: 'u' },
};

/** Every location of a value, as keys from the root. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => places(item, [...path, key]))];
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return by;
  const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  const object = copy as Record<string, unknown>;
  object[key] = replaced(object[key], rest, by);
  return copy;
}

function read(data: unknown) {
  const report = createReport();
  const document: Document = {
    source: 'x.json',
    syntax: 'json',
    text: '',
    data,
    hash: '',
    locate: () => ({ line: 1, column: 1, length: 0 }),
    line: () => '',
    scalarText: () => undefined,
  };
  return readDocument(document, report);
}

const ODD = [null, 0, '', 'odd', true, [], {}, [1], { a: 1 }, { $ref: '#' }, [{ $ref: 'x' }]];

test.each([{ swagger: '2.0' }, { openapi: '3.0.3' }, { openapi: '3.1.0' }])(
  'whatever value %j has, the rest is read',
  (version) => {
    const whole = { ...version, ...ROOT };
    const paths = sampled(places(ROOT).slice(1), 1);
    paths.forEach((path, index) => {
      // Each location gets two of the values, so that every value is tried in many locations.
      for (const step of [0, 4]) {
        const api = read(replaced(whole, path, ODD[(index + step) % ODD.length]));
        expect(api?.document, path.join('/')).toBeDefined();
        if (path.length < 2 || path[0] === 'paths') continue;
        expect(api?.endpoints.length, path.join('/')).toBeGreaterThan(0);
      }
    });
  },
);
