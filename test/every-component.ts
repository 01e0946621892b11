/** An OpenAPI 3.2 document with components of every kind, several media types, servers, alternatives of security and tags. */

const error = { $ref: '#/components/responses/Problem' };
const text = { type: 'string' };

/**
 * Similar and reserved names. The order of their declarations must not decide which of them keeps
 * its name.
 */
const RIVALS = ['Foo.Bar', 'Foo-Bar', 'FooBar', 'foobar', 'Response', 'default', 'class', '日本'];

export const EVERY_COMPONENT = {
  openapi: '3.2.0',
  info: { title: 'Every component', version: '1.2.0', license: { name: 'MIT', identifier: 'MIT' } },
  servers: [
    {
      url: 'https://{region}.shop.test/{stage}',
      variables: { stage: { default: 'v1' }, region: { default: 'eu', enum: ['eu', 'us'] } },
    },
    { url: 'https://backup.shop.test' },
  ],
  tags: [
    { name: 'pets', parent: 'animals', summary: 'Pets' },
    { name: 'animals', description: 'All of them' },
    { name: 'shop' },
  ],
  security: [{ token: [] }, { key: [], login: ['write', 'read'] }, {}],
  paths: {
    '/pets/{petId}': {
      parameters: [{ $ref: '#/components/parameters/PetId' }],
      get: {
        tags: ['pets'],
        operationId: 'getPet',
        parameters: [
          { $ref: '#/components/parameters/Fields' },
          { $ref: '#/components/parameters/If' },
        ],
        responses: {
          200: {
            description: 'The pet',
            headers: {
              ETag: { $ref: '#/components/headers/ETag' },
              Age: { schema: { type: 'integer' } },
            },
            content: {
              'application/xml': { schema: { $ref: '#/components/schemas/Pet' } },
              'application/json': {
                schema: { $ref: '#/components/schemas/Pet' },
                examples: {
                  rex: { $ref: '#/components/examples/Rex' },
                  ada: { summary: 'Ada', value: { name: 'Ada', id: 2 } },
                },
              },
              'text/csv': { schema: text },
            },
            links: { owner: { $ref: '#/components/links/Owner' } },
          },
          '4XX': error,
          default: error,
        },
      },
      put: {
        tags: ['pets', 'shop'],
        operationId: 'get-pet',
        security: [{ login: ['write'] }],
        requestBody: { $ref: '#/components/requestBodies/Pet' },
        responses: { 204: { description: 'Kept' }, default: error },
        callbacks: { kept: { $ref: '#/components/callbacks/Kept' } },
      },
    },
    '/pets/{name}/toys': { $ref: '#/components/pathItems/Toys' },
    '/pets/{petId}/food': {
      post: {
        operationId: 'feed',
        requestBody: {
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['photo', 'amount', 'unstated', 'also'],
                properties: {
                  photo: { type: 'string', format: 'binary' },
                  amount: { type: 'number' },
                },
              },
              encoding: {
                photo: { contentType: 'image/png' },
                amount: { contentType: 'text/plain' },
              },
            },
            'application/x-www-form-urlencoded': {
              schema: { type: 'object', properties: { amount: { type: 'number' }, note: text } },
            },
          },
        },
        responses: { 201: { description: 'Fed' } },
      },
    },
    '/names': {
      get: {
        operationId: 'names',
        responses: {
          200: {
            description: 'Everything with a name',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(
                    RIVALS.map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
                  ),
                },
              },
            },
          },
        },
      },
    },
  },
  webhooks: {
    petLost: {
      post: {
        requestBody: { $ref: '#/components/requestBodies/Pet' },
        responses: { 200: { description: 'Seen' } },
      },
    },
    petFound: { post: { responses: { 200: { description: 'Seen' } } } },
  },
  components: {
    schemas: {
      Pet: {
        type: 'object',
        required: ['name', 'id'],
        properties: {
          name: text,
          id: { type: 'integer', readOnly: true },
          home: { $ref: '#/components/schemas/Home' },
          past: { type: 'array', items: { $ref: '#/components/schemas/Home' } },
        },
        additionalProperties: { type: ['integer', 'string', 'null'] },
      },
      Home: {
        oneOf: [{ $ref: '#/components/schemas/Kennel' }, { $ref: '#/components/schemas/Basket' }],
        discriminator: {
          propertyName: 'kind',
          mapping: { kennel: '#/components/schemas/Kennel', basket: '#/components/schemas/Basket' },
        },
      },
      Kennel: {
        type: 'object',
        required: ['kind'],
        properties: { kind: text, size: { type: 'integer' } },
      },
      Basket: {
        allOf: [
          { type: 'object', required: ['kind'], properties: { kind: text } },
          { type: 'object', properties: { of: { enum: ['wool', 'wood'] } } },
        ],
        patternProperties: { '^y-': text, '^z-': text },
        dependentRequired: { of: ['kind'], size: ['kind'] },
      },
      ...Object.fromEntries(
        RIVALS.map((name) => [name, { type: 'object', properties: { [name]: text, own: text } }]),
      ),
    },
    parameters: {
      PetId: { name: 'petId', in: 'path', required: true, schema: { type: 'integer' } },
      Fields: {
        name: 'fields',
        in: 'query',
        explode: false,
        schema: { type: 'array', items: text },
      },
      If: { name: 'If-Match', in: 'header', schema: text },
    },
    headers: { ETag: { description: 'Its state', schema: text } },
    examples: { Rex: { summary: 'Rex', value: { name: 'Rex', id: 1 } } },
    links: { Owner: { operationId: 'getPet', parameters: { petId: '$response.body#/id' } } },
    requestBodies: {
      Pet: {
        required: true,
        content: {
          'application/json': { schema: { $ref: '#/components/schemas/Pet' } },
          'application/merge-patch+json': { schema: { $ref: '#/components/schemas/Pet' } },
        },
      },
    },
    responses: {
      Problem: {
        description: 'It went wrong',
        content: {
          'application/problem+json': {
            schema: {
              type: 'object',
              properties: { type: text, title: text, status: { type: 'integer' }, detail: text },
            },
          },
        },
      },
    },
    callbacks: {
      Kept: {
        '{$request.body#/url}': { post: { responses: { 200: { description: 'Told' } } } },
        '{$request.query.url}': { put: { responses: { 200: { description: 'Told' } } } },
      },
    },
    pathItems: {
      Toys: {
        get: { operationId: 'listToys', responses: { 200: { description: 'Toys' } } },
        delete: { operationId: 'dropToys', responses: { 204: { description: 'None left' } } },
      },
    },
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      key: { type: 'apiKey', in: 'header', name: 'X-Shop-Key' },
      login: {
        type: 'oauth2',
        flows: {
          implicit: {
            authorizationUrl: 'https://shop.test/login',
            scopes: { write: 'Change', read: 'See' },
          },
          clientCredentials: {
            tokenUrl: 'https://shop.test/token',
            scopes: { read: 'See', write: 'Change' },
          },
        },
      },
    },
    mediaTypes: { Csv: { schema: text } },
  },
};
