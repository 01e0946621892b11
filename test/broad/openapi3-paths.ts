/** The operations of the broad OpenAPI 3 description. */
import { NASTY_NAMES } from './swagger2.js';

export type Json = unknown;
type Record_ = Readonly<Record<string, Json>>;

/** The styles of each parameter location (OpenAPI 3.1 §4.8.12.2). */
const STYLES: Readonly<Record<string, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

/**
 * The schema of each shape. Each object has properties with unique names, because the style `form`
 * sends every property as a separate parameter.
 */
function shapes(prefix: string): Readonly<Record<string, Record_>> {
  return {
    text: { type: 'string' },
    whole: { type: 'integer' },
    flag: { type: 'boolean' },
    texts: { type: 'array', items: { type: 'string' } },
    numbers: { type: 'array', items: { type: 'number' } },
    record: {
      type: 'object',
      properties: { [`${prefix}_r`]: { type: 'string' }, [`${prefix}_g`]: { type: 'integer' } },
      additionalProperties: false,
    },
  };
}

/** One parameter for every style, explode and shape of a location. */
function parametersIn(place: string): { name: string; in: string; schema: Json }[] {
  return (STYLES[place] ?? []).flatMap((style) =>
    [false, true].flatMap((explode) => {
      const name = `${style}${explode ? '_e' : ''}`;
      return Object.entries(shapes(name))
        .filter(([shape]) => allowed(style, explode, shape))
        .map(([shape, schema]) => ({
          name: place === 'header' ? `X-${name}-${shape}` : `${name}_${shape}`,
          in: place,
          required: place === 'path',
          style,
          explode,
          schema,
        }));
    }),
  );
}

/** Combinations that the standard does not define are omitted. */
function allowed(style: string, explode: boolean, shape: string): boolean {
  if (style === 'deepObject') return explode && shape === 'record';
  if (style.endsWith('Delimited')) return !explode && /s$|record/.test(shape);
  return true;
}

const OK = { 200: { description: 'OK', content: json({ type: 'string' }) } };

export function operation(more: Record_ = {}): Record_ {
  return { responses: OK, ...more };
}

export function json(schema: Json): Record_ {
  return { 'application/json': { schema } };
}

export function body(content: Record_, required = true): Record_ {
  return { required, content };
}

export function ref(name: string): Record_ {
  return { $ref: `#/components/schemas/${name}` };
}

function id(name = 'id', schema: Json = { type: 'string' }): Json {
  return { name, in: 'path', required: true, schema };
}

const pathParameters = parametersIn('path');

export const paths: Readonly<Record<string, Json>> = {
  [`/styles/path/${pathParameters.map(({ name }) => `{${name}}`).join('/')}`]: {
    get: operation({ parameters: pathParameters }),
  },
  '/styles/query': {
    get: operation({
      parameters: parametersIn('query').filter(({ name }) => name !== 'form_e_record'),
    }),
  },
  '/styles/spread': {
    get: operation({
      parameters: parametersIn('query').filter(({ name }) => name === 'form_e_record'),
    }),
  },
  '/styles/header': { get: operation({ parameters: parametersIn('header') }) },
  '/styles/cookie': { get: operation({ parameters: parametersIn('cookie') }) },
  '/styles/content': {
    get: operation({
      parameters: [
        { name: 'filter', in: 'query', content: json(ref('Tree')) },
        { name: 'note', in: 'query', content: { 'text/plain': { schema: { type: 'string' } } } },
        { name: 'X-Filter', in: 'header', content: json({ type: 'object' }) },
      ],
    }),
  },
  '/styles/reserved': {
    get: operation({
      parameters: [
        { name: 'reserved', in: 'query', allowReserved: true, schema: { type: 'string' } },
        { name: 'empty', in: 'query', allowEmptyValue: true, schema: { type: 'string' } },
        { name: 'either', in: 'query', schema: { type: ['integer', 'string', 'null'] } },
        { name: 'deep', in: 'query', style: 'deepObject', explode: true, schema: ref('Deep') },
      ],
    }),
  },
  '/media/json': {
    post: operation({
      requestBody: body(json(ref('Cat'))),
      responses: { 201: { description: 'Made', content: json(ref('Pet')) } },
    }),
    patch: operation({ requestBody: body({ 'application/merge-patch+json': { schema: {} } }) }),
  },
  '/media/any': { post: operation({ requestBody: body({ '*/*': { schema: {} } }, false) }) },
  '/media/text': {
    post: operation({
      requestBody: body({ 'text/plain': { schema: { type: 'string' } } }),
      responses: {
        200: { description: 'Text', content: { 'text/plain': { schema: { type: 'string' } } } },
      },
    }),
  },
  '/media/several': {
    post: operation({
      requestBody: body({
        ...json(ref('Tree')),
        'text/csv': { schema: { type: 'string' } },
        'application/xml': { schema: ref('Tree') },
        'application/x-www-form-urlencoded': {
          schema: { type: 'object', properties: { a: { type: 'integer' } } },
        },
      }),
      responses: {
        200: {
          description: 'One of several',
          headers: { 'X-Count': { required: true, schema: { type: 'integer' } } },
          content: {
            ...json(ref('Tree')),
            'text/csv': { schema: { type: 'string' } },
            'application/octet-stream': {},
          },
        },
        '4XX': { description: 'Yours', content: { 'application/problem+json': { schema: {} } } },
        default: { description: 'Else', content: json(ref('Error')) },
      },
    }),
  },
  '/media/form': {
    post: operation({
      requestBody: body({
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            required: ['text'],
            properties: {
              text: { type: 'string' },
              list: { type: 'array', items: { type: 'string' } },
              csv: { type: 'array', items: { type: 'integer' } },
              pipes: { type: 'array', items: { type: 'string' } },
              deep: { type: 'object', properties: { a: { type: 'integer' } } },
              json: { type: 'object', properties: { a: { type: 'integer' } } },
              plain: { type: 'object', properties: { a: { type: 'integer' } } },
              spread: { type: 'object', properties: { s1: { type: 'integer' } } },
              plains: { type: 'array', items: ref('Tree') },
              lists: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
            },
          },
          encoding: {
            csv: { style: 'form', explode: false },
            pipes: { style: 'pipeDelimited', explode: false },
            deep: { style: 'deepObject', explode: true },
            json: { contentType: 'application/json' },
            spread: { style: 'form', explode: true },
          },
        },
      }),
    }),
  },
  '/media/multipart': {
    post: operation({
      requestBody: body({
        'multipart/form-data': {
          schema: {
            type: 'object',
            required: ['file'],
            properties: {
              file: { type: 'string', contentMediaType: 'image/png', contentEncoding: 'binary' },
              files: { type: 'array', items: { type: 'string', format: 'binary' } },
              meta: { type: 'object', properties: { a: { type: 'integer' } } },
              names: { type: 'array', items: { type: 'string' } },
              note: { type: 'string' },
            },
          },
          encoding: { note: { contentType: 'text/markdown' }, file: { contentType: 'image/png' } },
        },
      }),
    }),
  },
  '/media/binary': {
    post: operation({
      requestBody: body({ 'application/octet-stream': {} }),
      responses: { 200: { description: '', content: { 'application/octet-stream': {} } } },
    }),
    put: operation({ requestBody: body({ 'image/*': { schema: { format: 'binary' } } }, false) }),
  },
  '/secure/{id}': {
    parameters: [id()],
    get: operation({ security: [{ bearer: [] }, { basic: [] }] }),
    put: operation({ security: [{ oauth: ['a:read', 'a:write'] }] }),
    delete: operation({ security: [{ cookieKey: [], headerKey: [] }] }),
    post: operation({ security: [{}, { oidc: ['openid'] }] }),
    patch: operation({ security: [{ queryKey: [] }] }),
  },
  '/pets/{id}': {
    summary: 'One pet',
    parameters: [id('id', { type: 'integer' })],
    get: operation({
      operationId: 'getPet',
      tags: ['class', 'Promise'],
      responses: {
        200: {
          description: 'A pet | or <two>',
          content: json(ref('Pet')),
          links: { self: { operationId: 'getPet', parameters: { id: '$response.body#/id' } } },
        },
        204: { description: 'None' },
        304: { description: 'As before' },
        404: { $ref: '#/components/responses/gone' },
      },
      callbacks: { 'on|done': { '{$request.query.url}': { post: operation() } } },
    }),
    head: operation({ responses: { 200: { description: '' } } }),
    trace: operation(),
    servers: [{ url: 'https://pets.openapi.test' }],
  },
  '/odd/{a}-{b}.json': { get: operation({ parameters: [id('a'), id('b')] }) },
  '/names': {
    get: operation({
      operationId: 'createClient',
      parameters: [
        ...NASTY_NAMES.map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
        { name: 'id', in: 'query', schema: { type: 'string' } },
        { name: 'id', in: 'header', schema: { type: 'string' } },
        { name: 'id', in: 'cookie', schema: { type: 'string' } },
      ],
      responses: { 200: { description: '', content: json(ref('Nasty')) } },
    }),
  },
  '/shapes': {
    get: operation({ responses: { 200: { description: '', content: json(ref('Shapes')) } } }),
  },
};
