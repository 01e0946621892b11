/**
 * An OpenAPI 3.1 description that uses every construct of the format: styles, media types, schemas,
 * names.
 */
import { type Json, operation, json, body, ref, paths } from './openapi3-paths.js';
import { NASTY_NAMES } from './swagger2.js';

const schemas = new Map<string, Json>([
  ...NASTY_NAMES.filter((name) => /^[\w.-]+$/.test(name)).map((name): [string, Json] => [
    name,
    { type: 'object', properties: { why: { const: name } } },
  ]),
  [
    'Nasty',
    {
      type: 'object',
      required: NASTY_NAMES,
      properties: Object.fromEntries(
        NASTY_NAMES.map((name) => [name, /^[\w.-]+$/.test(name) ? ref(name) : { type: 'string' }]),
      ),
    },
  ],
  [
    'Pet',
    {
      oneOf: [ref('Cat'), ref('Dog')],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', dog: 'Dog' },
      },
    },
  ],
  [
    'Cat',
    {
      type: 'object',
      required: ['kind', 'name', 'id'],
      properties: {
        kind: { const: 'cat' },
        name: { type: 'string' },
        id: { type: 'integer', readOnly: true },
        secret: { type: 'string', writeOnly: true },
      },
    },
  ],
  [
    'Dog',
    {
      allOf: [
        { type: 'object', required: ['kind'], properties: { kind: { const: 'dog' } } },
        { type: 'object', properties: { friend: ref('Pet') } },
      ],
      unevaluatedProperties: false,
    },
  ],
  [
    'Tree',
    {
      type: 'object',
      properties: {
        name: { type: 'string' },
        kids: { type: 'array', items: ref('Tree') },
      },
    },
  ],
  [
    'Deep',
    {
      type: 'object',
      properties: {
        texts: { type: 'array', items: { type: 'string' } },
        inner: { type: 'object', properties: { n: { type: 'integer' }, t: { type: 'string' } } },
        list: { type: 'array', items: { type: 'object', properties: { n: { type: 'number' } } } },
      },
    },
  ],
  [
    'Shapes',
    {
      type: 'object',
      properties: {
        tuple: {
          type: 'array',
          prefixItems: [{ type: 'string' }, { type: 'integer' }],
          items: false,
        },
        pair: { type: 'array', prefixItems: [{ const: 'a' }], items: { type: 'number' } },
        nullable: { type: ['string', 'null'] },
        either: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
        enumerated: { enum: ['a', 'b"c', "d'e", 'f\\g', '', 1, null, true, -2.5] },
        map: { type: 'object', additionalProperties: { type: ['integer', 'null'] } },
        open: { type: 'object', properties: { a: {} }, additionalProperties: true },
        closed: { type: 'object', additionalProperties: false },
        never: false,
        always: true,
        not: { not: { type: 'string' } },
        pattern: { type: 'string', pattern: '^[a-z]+$' },
        patterns: { type: 'object', patternProperties: { '^x-': { type: 'string' } } },
        bytes: { type: 'string', contentEncoding: 'base64' },
        recursive: { $ref: '#/components/schemas/Shapes' },
        deep: {
          type: 'array',
          items: { type: 'array', items: { oneOf: [{ type: 'null' }, ref('Pet'), ref('Tree')] } },
        },
        documented: {
          type: 'string',
          description: 'Ends a comment: */ and opens `${one}` /*.\n\n@see nothing',
          deprecated: true,
          default: 'x',
          examples: ['y'],
        },
      },
    },
  ],
  ['Error', { type: 'object', required: ['message'], properties: { message: { type: 'string' } } }],
]);

export const BROAD_OPENAPI3: Json = {
  openapi: '3.1.0',
  info: {
    title: 'Broad 3.1',
    version: '0',
    summary: 'All of it',
    license: { name: 'MIT', identifier: 'MIT' },
  },
  servers: [
    {
      url: 'https://{region}.openapi.test/v3',
      variables: { region: { default: 'eu', enum: ['eu', 'us'] } },
    },
  ],
  tags: [{ name: 'class', externalDocs: { url: 'https://docs.example.com' } }, { name: 'Promise' }],
  paths,
  webhooks: { sold: { post: operation({ requestBody: body(json(ref('Pet'))) }) } },
  components: {
    schemas: Object.fromEntries(schemas),
    responses: { gone: { description: 'Gone', content: json(ref('Error')) } },
    securitySchemes: {
      bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      basic: { type: 'http', scheme: 'basic' },
      headerKey: { type: 'apiKey', in: 'header', name: 'X-Key' },
      cookieKey: { type: 'apiKey', in: 'cookie', name: 'session' },
      queryKey: { type: 'apiKey', in: 'query', name: 'api key' },
      oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example.com' },
      oauth: {
        type: 'oauth2',
        flows: {
          clientCredentials: {
            tokenUrl: 'https://t.example.com',
            scopes: { 'a:read': 'Read', 'a:write': 'Write' },
          },
        },
      },
    },
  },
};
