/** A Swagger 2.0 description that uses every construct of the format. */

type Json = unknown;

/** The shapes of a parameter's value, by name. */
const SHAPES: Readonly<Record<string, Record<string, Json>>> = {
  text: { type: 'string' },
  whole: { type: 'integer', format: 'int64' },
  real: { type: 'number' },
  flag: { type: 'boolean' },
  pick: { type: 'string', enum: ['a', 'b/c', "it's"] },
};

const FORMATS = ['csv', 'ssv', 'tsv', 'pipes'] as const;

/** One parameter for every shape and every `collectionFormat`. */
function parametersIn(place: string): Json[] {
  const required = place === 'path';
  const formats = place === 'query' || place === 'formData' ? [...FORMATS, 'multi'] : FORMATS;
  const scalars = Object.entries(SHAPES).map(([name, shape]) => ({ name, shape }));
  const lists = formats.flatMap((format) => [
    { name: `${format}_texts`, shape: list({ type: 'string' }, format) },
    { name: `${format}_numbers`, shape: list({ type: 'integer' }, format) },
  ]);
  const nested = [
    { name: 'csv_of_pipes', shape: list(list({ type: 'string' }, 'pipes'), 'csv') },
    { name: 'pipes_of_csv', shape: list(list({ type: 'integer' }), 'pipes') },
  ];
  return [...scalars, ...lists, ...nested].map(({ name, shape }) => ({
    name: place === 'header' ? `X-${name.replaceAll('_', '-')}` : name,
    in: place,
    required,
    ...shape,
  }));
}

function list(items: Json, collectionFormat?: string): Record<string, Json> {
  return { type: 'array', items, ...(collectionFormat !== undefined && { collectionFormat }) };
}

const OK = { 200: { description: 'OK', schema: { type: 'string' } } };

function operation(more: Record<string, Json> = {}): Record<string, Json> {
  return { responses: OK, ...more };
}

function body(schema: Json, more: Record<string, Json> = {}): Json {
  return { in: 'body', name: 'the body', required: true, schema, ...more };
}

function pathTemplate(): string {
  const names = (parametersIn('path') as { name: string }[]).map(({ name }) => `{${name}}`);
  return `/styles/path/${names.join('/')}`;
}

/** Names that are keywords, globals, members of every object, or invalid identifiers. */
export const NASTY_NAMES: readonly string[] = [
  ...['Promise', 'Record', 'Array', 'Error', 'Request', 'Response', 'Headers', 'Blob', 'Date'],
  ...['class', 'default', 'await', 'null', 'any', 'unknown', 'string', 'Object', 'Function'],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'arguments', 'eval'],
  ...['Client', 'ApiError', 'ApiPromise', 'Handlers', 'Operations', 'Context', 'Success', 'Auth'],
  ...[
    'a b',
    'a-b',
    'A_B',
    'aB',
    '1st',
    '$ref',
    '日本',
    'Ünï',
    '..',
    'x/y',
    "it's",
    'a"b',
    '`',
    '\\',
  ],
];

const definitions = new Map<string, Json>([
  ...NASTY_NAMES.map((name, index): [string, Json] => [
    name,
    { type: 'object', properties: { [`p${index}`]: { type: 'string' } }, title: name },
  ]),
  [
    'Pet',
    {
      type: 'object',
      discriminator: 'petType',
      required: ['petType', 'name'],
      properties: {
        petType: { type: 'string' },
        name: { type: 'string', minLength: 1, example: 'Rex */ `' },
        id: { type: 'integer', format: 'int64', readOnly: true },
        tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        parent: { $ref: '#/definitions/Pet' },
        born: { type: 'string', format: 'date-time', 'x-nullable': true },
        colours: { type: 'object', additionalProperties: { type: 'integer' } },
        ['__proto__']: { type: 'string' },
        'with space': {
          type: 'boolean',
          description: 'A name with a space.\n\n- a list\n- of two',
        },
      },
    },
  ],
  [
    'Cat',
    { allOf: [{ $ref: '#/definitions/Pet' }, { properties: { lives: { type: 'integer' } } }] },
  ],
  [
    'Dog',
    {
      allOf: [
        { $ref: '#/definitions/Pet' },
        { type: 'object', required: ['bark'], properties: { bark: { enum: ['loud', 'soft'] } } },
      ],
    },
  ],
  ['Tree', { type: 'object', properties: { kids: list({ $ref: '#/definitions/Tree' }) } }],
  ['Loop', { $ref: '#/definitions/Loop' }],
  [
    'Map of maps',
    { additionalProperties: { additionalProperties: { $ref: '#/definitions/Tree' } } },
  ],
  ['Numbers', { type: 'number', enum: [1, 2.5, -3, 1e21] }],
  ['Mixed', { enum: ['a', 1, true, null] }],
  ['Anything', {}],
  ['File', { type: 'string', format: 'binary' }],
]);

const paths: Record<string, Json> = {
  [pathTemplate()]: { get: operation({ parameters: parametersIn('path') }) },
  '/styles/query': { get: operation({ parameters: parametersIn('query') }) },
  '/styles/header': { get: operation({ parameters: parametersIn('header') }) },
  '/styles/form': {
    post: operation({
      consumes: ['application/x-www-form-urlencoded'],
      parameters: parametersIn('formData'),
    }),
  },
  '/upload': {
    post: operation({
      operationId: 'upload',
      consumes: ['multipart/form-data'],
      parameters: [
        { name: 'file', in: 'formData', type: 'file', required: true },
        { name: 'note', in: 'formData', type: 'string', description: 'What it is.' },
        { name: 'tags', in: 'formData', ...list({ type: 'string' }, 'multi') },
        { name: 'sizes', in: 'formData', ...list({ type: 'integer' }, 'csv') },
      ],
    }),
  },
  '/either-form': {
    post: operation({
      consumes: ['multipart/form-data', 'application/x-www-form-urlencoded'],
      parameters: [
        { name: 'a', in: 'formData', type: 'string', required: true },
        { name: 'b', in: 'formData', type: 'integer' },
      ],
    }),
  },
  '/pets': {
    get: operation({
      tags: ['pets & more'],
      summary: 'List pets',
      description: 'Lists | all <b>pets</b>.\n\n```\ncode\n```\n\n[link](javascript:alert(1))',
      parameters: [
        { $ref: '#/parameters/limit' },
        { name: 'limit', in: 'header', type: 'string' },
        { name: 'body', in: 'query', type: 'string' },
        { name: 'exclude-direct', in: 'query', type: 'boolean', default: false },
      ],
      responses: {
        200: {
          description: 'Pets',
          schema: list({ $ref: '#/definitions/Pet' }),
          headers: { 'X-Next': { type: 'string' }, 'X-Sizes': list({ type: 'integer' }) },
          examples: { 'application/json': [{ name: 'Rex' }] },
        },
        404: { $ref: '#/responses/gone' },
        default: { description: 'Else', schema: { $ref: '#/definitions/Error' } },
      },
    }),
    post: operation({
      operationId: 'pets create!',
      deprecated: true,
      security: [{ login: [] }, { token: ['write:pets'], key: [] }],
      parameters: [body({ $ref: '#/definitions/Cat' })],
      responses: { 201: { description: 'Made', schema: { $ref: '#/definitions/Dog' } } },
    }),
  },
  '/pets/{id}': {
    parameters: [{ name: 'id', in: 'path', required: true, type: 'string' }],
    get: operation({ responses: { 200: { description: '', schema: { type: 'file' } } } }),
    put: operation({ parameters: [body({ $ref: '#/definitions/Anything' })] }),
    delete: operation({ responses: { 204: { description: 'Gone' } }, security: [] }),
    head: operation({ responses: { 200: { description: 'There' } } }),
    options: operation(),
    patch: operation({ consumes: ['text/plain'], parameters: [body({ type: 'string' })] }),
  },
  '/slash/': { get: operation({ operationId: 'withSlash' }) },
  '/twins': { get: operation() },
  '/twins/': { get: operation() },
  '/pets/mine': { get: operation() },
  '/chat:bot': { get: operation() },
  '/chat:bot:messages': { get: operation() },
  '/files/{name}.{ext}': {
    get: operation({ parameters: [id('name'), id('ext')], produces: ['image/png', 'text/csv'] }),
  },
  '/v{n}/(x)/{a b}/ü': { get: operation({ parameters: [id('n'), id('a b')] }) },
  '/key-in-query': { get: operation({ security: [{ queryKey: [] }] }) },
  '/bytes': {
    post: operation({
      consumes: ['application/octet-stream'],
      parameters: [body({ type: 'string', format: 'binary' })],
      responses: { 200: { description: '', schema: { type: 'file' } } },
      produces: ['application/octet-stream'],
    }),
  },
  '/xml': {
    put: operation({
      consumes: ['application/xml', 'application/json'],
      produces: ['application/xml', 'application/json'],
      parameters: [body({ $ref: '#/definitions/Tree' })],
      responses: { 200: { description: '', schema: { $ref: '#/definitions/Tree' } } },
    }),
  },
  '/names': {
    post: operation({
      parameters: [
        ...NASTY_NAMES.map((name) => ({ name, in: 'query', type: 'string' })),
        body(
          {
            type: 'object',
            properties: Object.fromEntries(
              NASTY_NAMES.map((name) => [name, { $ref: `#/definitions/${pointer(name)}` }]),
            ),
          },
          { required: false },
        ),
      ],
    }),
  },
  '/shapes': {
    get: operation({
      responses: Object.fromEntries(
        ['Tree', 'Map of maps', 'Numbers', 'Mixed', 'Anything', 'File', 'Cat', 'Loop'].map(
          (name, index) => [
            index === 0 ? '200' : String(400 + index),
            { description: name, schema: { $ref: `#/definitions/${encodeURI(name)}` } },
          ],
        ),
      ),
    }),
  },
};

function id(name = 'id'): Json {
  return { name, in: 'path', required: true, type: 'string' };
}

/** A name within a URI fragment (RFC 6901 §6). */
function pointer(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

export const BROAD_SWAGGER2: Json = {
  swagger: '2.0',
  info: {
    title: 'Broad */ `${x}`',
    version: '1.0.0',
    description: 'Everything.\n\n# A heading\n\n* a\n* b',
    contact: { name: 'Jo', url: 'https://jo.example', email: 'jo@example.com' },
    license: { name: 'MIT' },
  },
  host: 'api.swagger.test',
  basePath: '/base/v1',
  schemes: ['https'],
  consumes: ['application/json'],
  produces: ['application/json'],
  tags: [{ name: 'pets & more', description: 'All <i>pets</i>' }],
  parameters: { limit: { name: 'limit', in: 'query', type: 'integer', maximum: 100, default: 20 } },
  responses: { gone: { description: 'Gone', schema: { $ref: '#/definitions/Error' } } },
  securityDefinitions: {
    login: { type: 'basic' },
    key: { type: 'apiKey', in: 'header', name: 'X-Key' },
    queryKey: { type: 'apiKey', in: 'query', name: 'api_key' },
    token: {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://a.example/o',
      tokenUrl: 'https://a.example/t',
      scopes: { 'write:pets': 'Write', 'read:pets': 'Read "all"' },
    },
  },
  security: [{ key: [] }],
  definitions: Object.fromEntries(definitions),
  paths,
};
