/** An API and exchanges with it, for tests. */

const PET = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    state: { enum: ['open', 'sold'] },
  },
};

/** An API of pets with one constraint of each kind. */
export const API = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  servers: [{ url: 'https://api.b.io/v1' }],
  paths: {
    '/pets': {
      get: {
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', maximum: 100 } },
          {
            name: 'tags',
            in: 'query',
            explode: false,
            schema: { type: 'array', items: { type: 'integer' } },
          },
        ],
        responses: {
          200: {
            description: 'OK',
            headers: { 'X-Total': { required: true, schema: { type: 'integer' } } },
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Pet' } },
              },
            },
          },
        },
      },
      post: {
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } },
        },
        responses: { 201: { description: 'Created' }, 422: { description: 'Wrong' } },
      },
    },
    '/pets/{id}': { delete: { responses: { 204: { description: 'Gone' } } } },
    '/pets/me': { get: { responses: { 200: { description: 'OK' } } } },
  },
  components: { schemas: { Pet: PET } },
};

/** Overrides for an exchange; the rest is valid. */
export interface EntryWords {
  readonly status?: number;
  readonly sent?: unknown;
  readonly answer?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly total?: string;
  readonly responseHeaders?: Readonly<Record<string, string>>;
}

/** An entry of an archive: `GET /pets`. */
export function entry(request: string, words: EntryWords = {}): object {
  const [method, url] = request.split(' ');
  const { status = 200, type = 'application/json' } = words;
  const headers = Object.entries(words.headers ?? {}).map(([name, value]) => ({ name, value }));
  const json = words.answer === undefined ? '' : JSON.stringify(words.answer);
  return {
    request: {
      method,
      url: `https://api.b.io/v1${url}`,
      headers,
      ...(words.sent !== undefined && {
        postData: { mimeType: 'application/json', text: JSON.stringify(words.sent) },
      }),
    },
    response: {
      status,
      headers: Object.entries({
        ...(words.total !== undefined && { 'X-Total': words.total }),
        ...words.responseHeaders,
      }).map(([name, value]) => ({ name, value })),
      content:
        json === ''
          ? { size: 0, mimeType: 'x-unknown' }
          : { size: json.length, mimeType: type, text: json },
    },
  };
}
