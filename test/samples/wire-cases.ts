/** Thirty kinds of parameters, bodies and credentials, and the expected request for each. */

/** A received part of a form. */
export interface WiredField {
  readonly name: string;
  readonly value: string;
  /** Compared if given. */
  readonly type?: string;
}

export interface WireCase {
  readonly method?: 'get' | 'post' | 'put' | 'patch';
  /** The path of the description; by default `/NAME`. */
  readonly path?: string;
  readonly parameters?: readonly object[];
  readonly body?: object;
  readonly security?: readonly object[];
  /** The received path and query. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body of text or JSON. */
  readonly sent?: { readonly type: string; readonly text?: string; readonly json?: unknown };
  readonly fields?: readonly WiredField[];
  /** True if a web page cannot send the request, because browsers set this header themselves. */
  readonly isNoPage?: true;
}

const STRING = { type: 'string' };
const STRINGS = { type: 'array', items: STRING };
const FILE = { type: 'string', format: 'binary' };

const parameter = (place: string, name: string, example: unknown, more: object = {}): object => ({
  ...{ name, in: place, required: true, example, schema: schemaOf(example) },
  ...more,
});

function schemaOf(example: unknown): object {
  if (Array.isArray(example)) return STRINGS;
  return typeof example === 'object' ? { type: 'object' } : STRING;
}

const content = (type: string, media: object): object => ({
  required: true,
  content: { [type]: media },
});
const object = (properties: object, required: readonly string[] = []): object => ({
  ...{ type: 'object', properties, required },
});

const NASTY = '@a "b" \'c\' $HOME `id` \\ 🦊 %41 & = ; # <d> {e}';
const LONG = '9007199254740993';

export const WIRE_CASES: Readonly<Record<string, WireCase>> = {
  'list-form': {
    parameters: [parameter('query', 'ids', ['a b', 'c&d'])],
    url: '/list-form?ids=a%20b&ids=c%26d',
  },
  'list-comma': {
    parameters: [parameter('query', 'ids', ['a b', 'c,d'], { explode: false })],
    url: '/list-comma?ids=a%20b,c%2Cd',
  },
  'list-pipe': {
    parameters: [parameter('query', 'ids', ['a', 'b'], { style: 'pipeDelimited', explode: false })],
    url: '/list-pipe?ids=a%7Cb',
  },
  'list-space': {
    parameters: [
      parameter('query', 'ids', ['a', 'b'], { style: 'spaceDelimited', explode: false }),
    ],
    url: '/list-space?ids=a%20b',
  },
  'object-deep': {
    parameters: [
      parameter('query', 'filter', { state: 'open', at: { gte: '1' } }, { style: 'deepObject' }),
    ],
    url: '/object-deep?filter%5Bstate%5D=open&filter%5Bat%5D%5Bgte%5D=1',
  },
  'object-spread': {
    parameters: [parameter('query', 'color', { R: '100', G: '2 0' })],
    url: '/object-spread?R=100&G=2%200',
  },
  'object-comma': {
    parameters: [parameter('query', 'color', { R: '100', G: '200' }, { explode: false })],
    url: '/object-comma?color=R,100,G,200',
  },
  'query-json': {
    parameters: [
      {
        ...{ name: 'q', in: 'query', required: true },
        content: {
          'application/json': { schema: { type: 'object' }, example: { a: ['x y', 1], b: null } },
        },
      },
    ],
    url: '/query-json?q=%7B%22a%22%3A%5B%22x%20y%22%2C1%5D%2C%22b%22%3Anull%7D',
  },
  'query-text': {
    parameters: [parameter('query', 'text', NASTY)],
    url:
      '/query-text?text=%40a%20%22b%22%20%27c%27%20%24HOME%20%60id%60%20%5C%20%F0%9F%A6%8A%20%2541%20%26%20%3D%20%3B%20%23%20' +
      '%3Cd%3E%20%7Be%7D',
  },
  'query-int64': {
    parameters: [
      {
        ...{ name: 'id', in: 'query', required: true },
        schema: { type: 'integer', format: 'int64', example: 9007199254740993n },
      },
    ],
    url: `/query-int64?id=${LONG}`,
  },
  'path-simple': {
    path: '/path-simple/{ids}/{name}',
    parameters: [parameter('path', 'ids', ['a', 'b']), parameter('path', 'name', 'a/b ?é')],
    url: '/path-simple/a,b/a%2Fb%20%3F%C3%A9',
  },
  'path-matrix': {
    path: '/path-matrix/{ids}/{color}',
    parameters: [
      parameter('path', 'ids', ['3', '4'], { style: 'matrix' }),
      parameter('path', 'color', { R: '1', G: '2' }, { style: 'matrix', explode: true }),
    ],
    url: '/path-matrix/;ids=3,4/;R=1;G=2',
  },
  'path-label': {
    path: '/path-label/{ids}/{name}',
    parameters: [
      parameter('path', 'ids', ['3', '4'], { style: 'label', explode: true }),
      parameter('path', 'name', 'x', { style: 'label' }),
    ],
    url: '/path-label/.3.4/.x',
  },
  cookies: {
    parameters: [
      parameter('cookie', 'session', 'abc=1'),
      parameter('cookie', 'tags', ['a', 'b'], { explode: false }),
    ],
    url: '/cookies',
    headers: { cookie: 'session=abc%3D1; tags=a,b' },
    isNoPage: true,
  },
  headers: {
    parameters: [
      parameter('header', 'X-Ids', ['1', '2']),
      parameter('header', 'X-Color', { R: '1', G: '2' }, { explode: true }),
      parameter('header', 'X-Text', 'it\'s "$HOME" `id`'),
    ],
    url: '/headers',
    headers: { 'x-ids': '1,2', 'x-color': 'R=1,G=2', 'x-text': 'it\'s "$HOME" `id`' },
  },
  'json-nasty': {
    method: 'post',
    body: content('application/json', {
      schema: object({ text: STRING, none: { type: ['string', 'null'] }, tags: STRINGS }),
      example: { text: `${NASTY}\n\u2028`, none: null, tags: [] },
    }),
    url: '/json-nasty',
    sent: { type: 'application/json', json: { text: `${NASTY}\n\u2028`, none: null, tags: [] } },
  },
  'json-int64': {
    method: 'post',
    body: content('application/json', {
      schema: object({ id: { type: 'integer', format: 'int64' }, name: STRING }),
      example: { id: 9007199254740993n, name: 'a  b' },
    }),
    url: '/json-int64',
    sent: { type: 'application/json', text: `{"id":${LONG},"name":"a  b"}` },
  },
  'json-text': {
    method: 'put',
    body: content('application/json', { schema: STRING, example: '@file' }),
    url: '/json-text',
    sent: { type: 'application/json', json: '@file' },
  },
  'merge-patch': {
    method: 'patch',
    body: content('application/merge-patch+json', {
      schema: object({ name: { type: ['string', 'null'] } }),
      example: { name: null },
    }),
    url: '/merge-patch',
    sent: { type: 'application/merge-patch+json', json: { name: null } },
  },
  xml: {
    method: 'post',
    body: content('application/xml', {
      schema: object({ name: STRING }),
      example: '<?xml version="1.0"?>\n<pet id="1">\n  <name>it\'s $Rex &amp; `Co`</name>\n</pet>',
    }),
    url: '/xml',
    sent: {
      type: 'application/xml',
      text: '<?xml version="1.0"?>\n<pet id="1">\n  <name>it\'s $Rex &amp; `Co`</name>\n</pet>',
    },
  },
  text: {
    method: 'post',
    body: content('text/plain', { schema: STRING, example: `@line 1\n${NASTY}` }),
    url: '/text',
    sent: { type: 'text/plain', text: `@line 1\n${NASTY}` },
  },
  form: {
    method: 'post',
    body: content('application/x-www-form-urlencoded', {
      schema: object({
        ...{ text: STRING, tags: STRINGS, joined: STRINGS, rest: STRING },
        ...{ deep: { type: 'object' }, spread: { type: 'object' }, json: { type: 'object' } },
      }),
      example: {
        ...{ text: `${NASTY}\nb`, tags: ['a b', 'c&d'], joined: ['a', 'b'] },
        ...{ deep: { a: { b: 'é' } }, spread: { R: '1', G: '2' }, json: { a: [1] } },
      },
      encoding: {
        joined: { style: 'pipeDelimited', explode: false },
        deep: { style: 'deepObject', explode: true },
        spread: { style: 'form', explode: true },
      },
    }),
    url: '/form',
    fields: [
      { name: 'text', value: `${NASTY}\nb` },
      { name: 'tags', value: 'a b' },
      { name: 'tags', value: 'c&d' },
      { name: 'joined', value: 'a|b' },
      { name: 'deep[a][b]', value: 'é' },
      { name: 'R', value: '1' },
      { name: 'G', value: '2' },
      { name: 'json', value: '{"a":[1]}' },
    ],
  },
  'form-required': {
    method: 'post',
    body: content('application/x-www-form-urlencoded', {
      schema: object({ amount: { type: 'integer', example: 5 }, note: STRING }, ['amount']),
    }),
    url: '/form-required',
    fields: [{ name: 'amount', value: '5' }],
  },
  multipart: {
    method: 'post',
    body: content('multipart/form-data', {
      schema: object({ file: FILE, meta: { type: 'object' }, note: STRING, tags: STRINGS }, [
        'file',
        'meta',
      ]),
      example: { meta: { a: 'x; "y"' }, note: '@home; sweet', tags: ['a', 'b'] },
      encoding: { file: { contentType: 'image/png' } },
    }),
    url: '/multipart',
    fields: [
      { name: 'file', value: 'bytes', type: 'image/png' },
      { name: 'meta', value: '{"a":"x; \\"y\\""}', type: 'application/json' },
      { name: 'note', value: '@home; sweet' },
      { name: 'tags', value: 'a' },
      { name: 'tags', value: 'b' },
    ],
  },
  'multipart-types': {
    method: 'post',
    body: content('multipart/form-data', {
      schema: object({ page: STRING, data: { type: 'object' } }),
      example: { page: '<p>"a"</p>', data: { id: 1 } },
      encoding: {
        page: { contentType: 'text/html' },
        data: { contentType: 'application/vnd.a+json' },
      },
    }),
    url: '/multipart-types',
    fields: [
      { name: 'page', value: '<p>"a"</p>', type: 'text/html' },
      { name: 'data', value: '{"id":1}', type: 'application/vnd.a+json' },
    ],
  },
  binary: {
    method: 'put',
    body: content('application/octet-stream', { schema: FILE }),
    url: '/binary',
    sent: { type: 'application/octet-stream', text: 'bytes' },
  },
  nothing: { method: 'post', url: '/nothing' },
  examples: {
    method: 'post',
    body: content('application/json', {
      schema: object({ kind: STRING }),
      examples: { second: { value: { kind: 'b' } }, first: { value: { kind: 'a' } } },
    }),
    url: '/examples',
    sent: { type: 'application/json', json: { kind: 'b' } },
  },
  'key-and-token': {
    security: [{ bearer: [], key: [], inQuery: [] }],
    url: '/key-and-token?api%20key=secret',
    headers: { authorization: 'Bearer secret', 'x-key': 'secret' },
  },
  'basic-and-cookie': {
    security: [{ basic: [], inCookie: [] }],
    url: '/basic-and-cookie',
    headers: { authorization: `Basic ${btoa('user:secret')}`, cookie: 'sid=secret' },
    isNoPage: true,
  },
};

/**
 * A description of all cases as JSON text, because JavaScript cannot represent some of its numbers.
 */
export function wireText(server: string): string {
  return JSON.stringify(wireApi(server), (_, value: unknown) =>
    typeof value === 'bigint' ? `bigint:${value}` : value,
  ).replace(/"bigint:(\d+)"/g, '$1');
}

function wireApi(server: string): object {
  const paths = Object.entries(WIRE_CASES).map(([name, one]) => {
    const { method = 'get', path = `/${name}`, parameters, body, security } = one;
    const operation = {
      operationId: name,
      tags: ['Wire'],
      ...(parameters && { parameters }),
      ...(body && { requestBody: body }),
      ...(security && { security }),
      responses: { 200: { description: 'ok' } },
    };
    return [path, { [method]: operation }];
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Wire', version: '1' },
    servers: [{ url: server }],
    paths: Object.fromEntries(paths),
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        basic: { type: 'http', scheme: 'basic' },
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
        inQuery: { type: 'apiKey', in: 'query', name: 'api key' },
        inCookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
      },
    },
  };
}
