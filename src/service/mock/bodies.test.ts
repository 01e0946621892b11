/** Request and response bodies of the mock: forms are checked, deep JSON is rejected, and missing samples are reported. */
import { beforeAll, describe, expect, it } from 'vitest';
import { file, run } from '../../../test/stride.js';
import { createMock, Memory, type Mock } from './index.js';

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const responses = { 204: { description: 'Done' } };
const anything = json({});
const DESCRIPTION = {
  openapi: '3.1.0',
  info: { title: 'Bodies', version: '1' },
  paths: {
    '/forms': {
      post: {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                required: ['name'],
                properties: {
                  name: { type: 'string' },
                  color: { enum: ['red', 'blue'] },
                  count: { type: 'integer', maximum: 9 },
                  photo: { type: 'string', contentMediaType: 'image/png' },
                },
              },
              encoding: {
                photo: {
                  contentType: 'image/*',
                  headers: { 'X-Page': { required: true, schema: { type: 'integer' } } },
                },
              },
            },
          },
        },
        responses,
      },
    },
    '/notes': {
      post: { requestBody: anything, responses: { 201: { description: 'One', ...anything } } },
      get: { responses: { 200: { description: 'All', ...json({ type: 'array', items: {} }) } } },
    },
    '/impossible': {
      get: {
        responses: {
          200: {
            description: 'None',
            ...json({
              type: 'object',
              required: ['a/b'],
              properties: {
                'a/b': {
                  type: 'array',
                  minItems: 1,
                  items: { type: 'string', minLength: 3, maxLength: 2 },
                },
              },
            }),
          },
        },
      },
    },
  },
};

let mock: Mock;
const missing: string[] = [];
beforeAll(async () => {
  const { api, names } = await run([file('bodies.json', DESCRIPTION)]);
  const memory = new Memory();
  mock = createMock(api, names, { memory, onMissing: (reason) => missing.push(reason) });
});

function ask(
  path: string,
  body?: BodyInit,
  headers: Record<string, string> = {},
): Promise<Response> {
  const init = body === undefined ? {} : { method: 'POST', body, headers };
  return mock.fetch(new Request(`http://mock.test${path}`, init));
}

describe('a multipart form', () => {
  const JPEG = 'Content-Type: image/jpeg';
  it.each<[fields: readonly string[], status: number, pointer?: string]>([
    [['name'], 204],
    [['color'], 400, '/name'],
    [['name', 'color'], 204],
    [['name', 'color=green'], 400, '/color'],
    [['name', 'count=10'], 400, '/count'],
    [['name', 'count=9'], 204],
    [['name', `photo\r\n${JPEG}`], 400, '/photo'],
    [['name', `photo\r\n${JPEG}\r\nX-Page: one`], 400, '/photo'],
    [['name', `photo\r\n${JPEG}\r\nX-Page: 1`], 204],
    [['name', 'photo\r\nContent-Type: text/html\r\nX-Page: 1'], 415, '/photo'],
  ])('with %j gets %i', async (fields, status, pointer) => {
    const parts = fields.map((field) => {
      const [, name = '', value = 'red', more = ''] = /^(\w+)(?:=(\w+))?([^]*)$/.exec(field) ?? [];
      const disposition = `Content-Disposition: form-data; name="${name}"`;
      return `--b\r\n${disposition}${more}\r\n\r\n${value}\r\n`;
    });
    const type = { 'content-type': 'multipart/form-data; boundary=b' };
    const response = await ask('/forms', `${parts.join('')}--b--\r\n`, type);
    expect(response.status).toBe(status);
    if (pointer === undefined) return;
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ errors: [{ in: 'body', pointer }] });
  });
});

it('rejects JSON that is nested too deeply, and the memory stays readable', async () => {
  const type = { 'content-type': 'application/json' };
  const before: unknown = await (await ask('/notes')).json();
  const deep = '{"a":'.repeat(6000) + '1' + '}'.repeat(6000);
  expect((await ask('/notes', deep, type)).status).toBe(400);
  const after = await ask('/notes');
  expect([after.status, await after.json()]).toEqual([200, before]);
});

it('reports the place of a schema without a sample', async () => {
  const response = await ask('/impossible');
  expect(response.status).toBe(500);
  const reason = expect.stringContaining('/properties/a~1b/items in its schema') as string;
  expect(await response.json()).toMatchObject({ detail: reason });
  expect(missing).toEqual([reason]);
});
