import { describe, expect, test } from 'vitest';
import { file, run } from '../../../../../test/stride.js';

const DONE = { responses: { 204: { description: 'Done' } } };

/** Reads `POST /x/{id}` with one parameter. Returns the locations of all inputs, and the codes of messages about them. */
async function placed(version: 2 | 3, parameter: object, operation: object = {}): Promise<string> {
  const head =
    version === 2
      ? { swagger: '2.0', host: 'a.test', schemes: ['https'] }
      : { openapi: '3.0.3', servers: [{ url: 'https://a.test' }] };
  const paths = { '/x/{id}': { post: { parameters: [parameter], ...operation, ...DONE } } };
  const { api, report } = await run([
    file('a.json', { ...head, info: { title: 'A', version: '1' }, security: [], paths }),
  ]);
  const [endpoint] = api.endpoints;
  const found = endpoint?.parameters.map((one) => `${one.in} ${one.name}`) ?? [];
  const body =
    endpoint?.body?.media.map(
      ({ type, schema }) =>
        `${type} ${schema.kind === 'object' ? [...schema.properties.keys()].join() : schema.kind}`,
    ) ?? [];
  const codes = report
    .list()
    .filter(
      ({ code, severity }) =>
        code.startsWith('param/in') || code.startsWith('param/body') || severity === 'error',
    )
    .map(({ code }) => code);
  return [...found.filter((one) => one !== 'path id'), ...body, ...codes].join(' | ');
}

const schema = { type: 'string' };

describe('a misspelt location means the nearest word', () => {
  test.each([
    ['headers', 'header'],
    ['Header', 'header'],
    ['HEADERS', 'header'],
    ['heder', 'header'],
    ['header-param', 'header'],
    ['cookies', 'cookie'],
    ['Cookie', 'cookie'],
    ['cooky', 'cookie'],
    ['query_string', 'query'],
    ['querystring', 'query'],
    ['queryString', 'query'],
    ['Query', 'query'],
    ['qurey', 'query'],
    ['queryParameters', 'query'],
    ['query_param', 'query'],
    ['qs', 'query'],
    ['url', 'query'],
    ['uri', 'query'],
    ['params', 'query'],
    ['whatever', 'query'],
  ])('%s', async (word, location) => {
    for (const version of [2, 3] as const)
      expect(await placed(version, { name: 'tt', in: word, schema })).toBe(
        `${location} tt | param/in`,
      );
  });

  test.each(['url', 'uri', 'params', 'Path', 'paths', 'pathParam', 'route'])(
    '%s of a name in the path',
    async (word) => {
      expect(await placed(3, { name: 'id', in: word, required: true, schema })).toBe('param/in');
    },
  );

  test.each([
    ['formdata', 'application/x-www-form-urlencoded tt | param/in | param/body'],
    ['form-data', 'application/x-www-form-urlencoded tt | param/in | param/body'],
    ['formData', 'application/x-www-form-urlencoded tt | param/body'],
    ['form', 'application/x-www-form-urlencoded tt | param/in | param/body'],
    ['body', 'application/json string | param/body'],
    ['requestBody', 'application/json string | param/in | param/body'],
  ])('%s of OpenAPI 3 is part of the body', async (word, found) => {
    expect(await placed(3, { name: 'tt', in: word, schema })).toBe(found);
  });

  test('a file of OpenAPI 3 is sent as multipart/form-data', async () => {
    const file = { type: 'string', format: 'binary' };
    expect(await placed(3, { name: 'tt', in: 'formData', schema: file })).toBe(
      'multipart/form-data tt | param/body',
    );
  });

  test('a declared request body is kept', async () => {
    const requestBody = { content: { 'text/plain': { schema } } };
    expect(await placed(3, { name: 'tt', in: 'formData', schema }, { requestBody })).toBe(
      'text/plain string | param/body',
    );
  });

  test.each([
    ['formdata', { type: 'string' }, 'application/x-www-form-urlencoded tt | param/in'],
    ['file', { type: 'file' }, 'multipart/form-data tt | param/in'],
    [
      'requestBody',
      { schema: { type: 'object', properties: { a: schema } } },
      'application/json a | param/in',
    ],
    [
      undefined,
      { schema: { type: 'object', properties: { a: schema } } },
      'application/json a | param/in',
    ],
  ])('%s of Swagger 2.0', async (word, more, found) => {
    expect(await placed(2, { name: 'tt', ...(word !== undefined && { in: word }), ...more })).toBe(
      found,
    );
  });

  test('a location that is missing in OpenAPI 3 is the query', async () => {
    expect(await placed(3, { name: 'tt', schema })).toBe('query tt | param/in');
  });
});

describe('a wildcard parameter', () => {
  const wildcard = { name: '*', in: 'path', required: true, schema };

  test.each([
    ['/files/{id}/{wildcard}', 'id,wildcard'],
    ['/files/{wildcard}', 'wildcard'],
    ['/files/{id}', 'id'],
    ['/files', ''],
    ['/files/*', 'wildcard'],
    ['/files/{*}', '*'],
  ])('in %s', async (path, names) => {
    const id = { ...wildcard, name: 'id' };
    const parameters = path.includes('{id}') ? [id, wildcard] : [wildcard];
    const document = {
      openapi: '3.0.3',
      info: { title: 'A', version: '1' },
      servers: [{ url: 'https://a.test' }],
      paths: { [path]: { get: { parameters, ...DONE } } },
    };
    const { api, report } = await run([file('a.json', document)]);
    expect(api.endpoints[0]?.parameters.map(({ name }) => name).join()).toBe(names);
    expect(report.list().filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
