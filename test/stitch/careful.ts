/** A description that declares every keyword, at every location of a schema. */
export type JsonObject = { [key: string]: unknown };

/** An object with a property for each kind of schema, each with all keywords of its kind. */
function thing(): JsonObject {
  return {
    type: 'object',
    title: 'A thing',
    description: 'One thing of the store',
    required: ['text', 'amount'],
    minProperties: 2,
    maxProperties: 40,
    additionalProperties: false,
    patternProperties: { '^x-': { type: 'string' } },
    propertyNames: { maxLength: 60 },
    dependentRequired: { amount: ['text'] },
    properties: {
      text: {
        type: 'string',
        title: 'Text',
        description: 'The text of the thing',
        format: 'email',
        pattern: '^[a-z@.]+$',
        minLength: 3,
        maxLength: 40,
        default: 'a@b.example',
        not: { const: 'none@b.example' },
        'x-origin': 'store',
      },
      coded: { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' },
      amount: {
        type: 'number',
        format: 'double',
        minimum: 2,
        maximum: 90,
        multipleOf: 2,
        default: 4,
      },
      open: { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 100 },
      count: { type: 'integer', format: 'int32', minimum: 1 },
      kind: { type: 'string', enum: ['red', 'green'] },
      plain: { type: 'string' },
      flag: { type: 'boolean', default: true, readOnly: true },
      secret: { type: 'string', writeOnly: true },
      old: { type: 'string', deprecated: true },
      maybe: { type: ['string', 'null'], maxLength: 9 },
      list: {
        type: 'array',
        items: { type: 'string', maxLength: 20 },
        minItems: 1,
        maxItems: 10,
        uniqueItems: true,
        contains: { type: 'string', minLength: 1 },
      },
      pair: { type: 'array', prefixItems: [{ type: 'string' }, { type: 'number', minimum: 1 }] },
      low: { type: 'string', minLength: 10 },
      above: { type: 'number', exclusiveMinimum: 10 },
      full: { type: 'array', items: { type: 'string' }, minItems: 10 },
      map: { type: 'object', additionalProperties: { type: 'string', maxLength: 7 } },
      choice: {
        oneOf: [
          { type: 'string', maxLength: 5 },
          { type: 'integer', minimum: 5 },
        ],
      },
    },
  };
}

/** A location that contains the schema. */
export interface Place {
  readonly name: string;
  /** The path from the root to the schema. */
  readonly path: readonly string[];
  readonly schemas: JsonObject;
  readonly paths: JsonObject;
}

const REF = { $ref: '#/components/schemas/Thing' };
const DONE = { '204': { description: 'Done' } };
const JSON_BODY = ['content', 'application/json', 'schema'];

function json(schema: JsonObject): JsonObject {
  return { content: { 'application/json': { schema } } };
}

function found(schema: JsonObject): JsonObject {
  const responses = { '200': { description: 'Found', ...json(schema) } };
  return { '/things': { get: { operationId: 'getThings', tags: ['things'], responses } } };
}

function sent(schema: JsonObject): JsonObject {
  const requestBody = { required: true, ...json(schema) };
  const responses = DONE;
  return { '/things': { post: { operationId: 'send', tags: ['things'], requestBody, responses } } };
}

function named(
  name: string,
  schema: JsonObject,
  path: readonly string[],
  more: JsonObject = {},
): Place {
  const schemas = { Thing: schema, ...more };
  return { name, path: ['components', 'schemas', 'Thing', ...path], schemas, paths: found(REF) };
}

/** Creates every location. The result is new for each call, because callers change it. */
export function places(): readonly Place[] {
  const base = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
  const nest = { type: 'object', required: ['inner'], properties: { inner: thing() } };
  const composed = { allOf: [{ $ref: '#/components/schemas/Base' }, thing()] };
  return [
    {
      name: 'a request',
      path: ['paths', '/things', 'post', 'requestBody', ...JSON_BODY],
      schemas: {},
      paths: sent(thing()),
    },
    {
      name: 'a response',
      path: ['paths', '/things', 'get', 'responses', '200', ...JSON_BODY],
      schemas: {},
      paths: found(thing()),
    },
    named('a named schema', thing(), []),
    named('a nested object', nest, ['properties', 'inner']),
    named('an array', { type: 'array', items: thing() }, ['items']),
    named('a part of allOf', composed, ['allOf', '1'], { Base: base }),
  ];
}

/** The object at a location of a description. */
export function memberAt(description: JsonObject, path: readonly string[]): JsonObject {
  return path.reduce((value, step) => value[step] as JsonObject, description);
}

/**
 * A description with the schemas and paths of a location, and no other schemas except those of its
 * operations.
 */
export function carefulDescription({
  schemas,
  paths,
}: Pick<Place, 'schemas' | 'paths'>): JsonObject {
  const flow = {
    tokenUrl: 'https://store.example/token',
    refreshUrl: 'https://store.example/refresh',
    scopes: { save: 'Saves things' },
  };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Store',
      version: '1.1.0',
      summary: 'All things',
      description: 'Everything about the store',
      termsOfService: 'https://store.example/terms',
      contact: { name: 'The store', email: 'store@store.example' },
      license: { name: 'MIT' },
      'x-owner': 'store',
    },
    externalDocs: { url: 'https://docs.store.example' },
    'x-audience': 'all',
    servers: [
      {
        url: 'https://api.store.io/{version}',
        description: 'The store',
        variables: { version: { default: 'v1', description: 'Of the store' } },
      },
    ],
    security: [{ key: [] }],
    tags: [
      {
        name: 'things',
        description: 'All things',
        externalDocs: { url: 'https://docs.store.example/things' },
      },
    ],
    paths: { ...paths, ...operations() },
    webhooks: { sold: { post: { summary: 'Sold', ...sentThing('Sold'), responses: DONE } } },
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-Key', description: 'The key of a shop' },
        login: { type: 'oauth2', flows: { clientCredentials: flow } },
      },
      schemas,
    },
  };
}

function sentThing(description: string): JsonObject {
  const schema = { type: 'object', properties: { name: { type: 'string' } } };
  const example = { name: 'Chair' };
  const content = {
    'application/json': { schema, examples: { one: { summary: 'A chair', value: example } } },
  };
  return { requestBody: { description, required: true, 'x-part': 'body', content } };
}

/** The operations, which are the same in each description. */
function operations(): JsonObject {
  const found = {
    description: 'Found',
    'x-part': 'response',
    headers: {
      'X-Left': {
        description: 'Calls left',
        required: true,
        example: 5,
        schema: { type: 'integer', minimum: 0 },
      },
      'X-Range': {
        deprecated: true,
        explode: true,
        schema: { type: 'object', properties: { from: { type: 'integer', minimum: 0 } } },
      },
    },
    links: { next: { operationId: 'save', description: 'Saves what is found' } },
    ...json({ type: 'array', items: { type: 'string' } }),
  };
  return {
    '/found': {
      get: {
        operationId: 'find',
        tags: ['things'],
        summary: 'Find things',
        description: 'Finds things by a word',
        deprecated: true,
        externalDocs: { url: 'https://docs.store.example/find' },
        'x-part': 'operation',
        parameters: [
          {
            name: 'limit',
            in: 'query',
            description: 'How many things',
            example: 10,
            schema: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
          },
          {
            name: 'word',
            in: 'query',
            required: true,
            deprecated: true,
            'x-part': 'parameter',
            allowReserved: true,
            schema: { type: 'string', maxLength: 30 },
          },
          {
            name: 'kinds',
            in: 'query',
            style: 'pipeDelimited',
            explode: false,
            schema: {
              type: 'array',
              items: { type: 'array', items: { type: 'string', maxLength: 4 } },
            },
          },
          {
            name: 'filter',
            in: 'query',
            ...json({ type: 'object', properties: { text: { type: 'string', maxLength: 9 } } }),
          },
          { name: 'session', in: 'cookie', schema: { type: 'string', minLength: 8 } },
        ],
        responses: { '200': found },
      },
    },
    '/kept/{thingId}': kept('thingId'),
    '/saved': {
      post: {
        operationId: 'save',
        tags: ['things'],
        security: [{ login: ['save'] }],
        ...sentThing('What is saved'),
        responses: DONE,
        callbacks: {
          saved: { 'https://store.example/saved': { post: { summary: 'Saved', responses: DONE } } },
        },
      },
    },
  };
}

/** An operation whose response is one of several schemas, and schemas that extend each other. */
export function animals(): Pick<Place, 'schemas' | 'paths'> {
  const named = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
  const text = { type: 'string' };
  const child = (properties: JsonObject): JsonObject => ({
    allOf: [named('Pet'), { type: 'object', properties }],
  });
  const Pet = {
    type: 'object',
    required: ['kind'],
    discriminator: { propertyName: 'kind' },
    properties: { kind: text, name: { type: 'string', maxLength: 20 } },
  };
  const size = { type: 'integer', enum: [1, 2], 'x-enum-varnames': ['Small', 'Large'] };
  const Cat = child({ lives: { type: 'integer', maximum: 9 } });
  const Dog = child({ size });
  const mapping = { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' };
  const one = {
    oneOf: [named('Cat'), named('Dog')],
    discriminator: { propertyName: 'kind', mapping },
  };
  const properties = { one, all: { type: 'array', items: named('Pet') } };
  const responses = { '200': { description: 'Found', ...json({ type: 'object', properties }) } };
  const form = {
    schema: { type: 'object', properties: { meta: { type: 'object', properties: { a: text } } } },
    encoding: {
      meta: {
        contentType: 'application/json',
        headers: {
          'X-Part': { description: 'The part', schema: { type: 'string', maxLength: 5 } },
        },
      },
    },
  };
  const requestBody = { content: { 'multipart/form-data': form } };
  const post = { operationId: 'keepAnimals', tags: ['things'], requestBody, responses };
  return { schemas: { Pet, Cat, Dog }, paths: { '/animals': { post } } };
}

/** An operation on one item, with the name of its path parameter. */
export function kept(name: string): JsonObject {
  const parameters = [{ name, in: 'path', required: true, schema: { type: 'string' } }];
  return { get: { operationId: 'getKept', tags: ['things'], parameters, responses: DONE } };
}
