/** Forms with files, lists and JSON in them, uploads, downloads and streams. */
const body = (type: string, schema: object, encoding: object = {}): object => ({
  required: true,
  content: { [type]: { schema, encoding } },
});
const answer = (type: string, media: object): object => ({
  200: { description: 'ok', content: { [type]: media } },
});
const BYTES = { type: 'string', format: 'binary' };
const TEXTS = { type: 'array', items: { type: 'string' }, example: ['a b', 'c&d'] };
const META = { type: 'object', example: { a: 1, b: 'x; "y"' } };
const UPLOADED = {
  ...{ file: BYTES, more: { type: 'array', items: BYTES }, meta: META, tags: TEXTS },
  note: { type: 'string', example: '@home; sweet' },
  key: { type: 'string' },
};
const SENT = {
  ...{ tags: TEXTS, joined: TEXTS, deep: { type: 'object', example: { a: { b: 'é' }, c: [1] } } },
  json: META,
};

export const FILES = {
  openapi: '3.2.0',
  info: { title: 'Files', version: '1' },
  servers: [{ url: 'https://files.test' }],
  paths: {
    '/upload': {
      post: {
        requestBody: body(
          'multipart/form-data',
          { type: 'object', required: Object.keys(UPLOADED), properties: UPLOADED },
          { file: { contentType: 'image/png' } },
        ),
        responses: answer('application/json', {}),
      },
    },
    '/form': {
      post: {
        requestBody: body(
          'application/x-www-form-urlencoded',
          { type: 'object', required: Object.keys(SENT), properties: SENT },
          {
            joined: { style: 'pipeDelimited', explode: false },
            deep: { style: 'deepObject', explode: true },
          },
        ),
        responses: answer('application/json', {}),
      },
    },
    '/raw': {
      put: {
        requestBody: body('application/octet-stream', BYTES),
        responses: answer('application/octet-stream', { schema: BYTES }),
      },
    },
    '/events': {
      get: {
        responses: answer('text/event-stream', {
          itemSchema: { type: 'object', properties: { data: { type: 'string' } } },
        }),
      },
    },
  },
};
