/** An operation without a body parameter has no body if the document describes bodies of other operations. */
import { describe, expect, test } from 'vitest';
import { file, run } from '../../../../../../test/stride.js';

const DONE = { responses: { 204: { description: 'Done' } } };
const BODY = { name: 'b', in: 'body', schema: { type: 'object' } };
const FIELD = { name: 'f', in: 'formData', type: 'string' };

/** A document with `/a`, whose body is undescribed, and with these other paths. */
function swagger(method: string, paths: object = {}, more: object = {}): object {
  const head = {
    swagger: '2.0',
    info: { title: 'A', version: '1' },
    host: 'a.test',
    schemes: ['https'],
    security: [],
  };
  return { ...head, ...more, paths: { '/a': { [method]: DONE }, ...paths } };
}

/** Returns the media types of the body of `/a`, and the number of messages about it. */
async function bodyOf(...documents: readonly object[]): Promise<string> {
  const { api, report } = await run(documents.map((one, index) => file(`${index}.json`, one)));
  const body = api.endpoints.find(({ key }) => key.endsWith('/a'))?.body;
  const types = body?.media.map(({ type }) => type).join() ?? 'none';
  return `${types || 'unknown'} ${report.list().filter(({ code }) => code.startsWith('body/')).length}`;
}

const other = (parameter: object): object => ({
  '/b': { post: { parameters: [parameter], ...DONE } },
});

describe('an operation that declares no body', () => {
  test.each<[string, object, string]>([
    ['POST beside a body', swagger('post', other(BODY)), 'none 0'],
    ['PUT beside a body', swagger('put', other(BODY)), 'none 0'],
    ['PATCH beside a form', swagger('patch', other(FIELD)), 'none 0'],
    [
      'beside a body of a path item',
      swagger('post', { '/b': { parameters: [BODY], put: DONE } }),
      'none 0',
    ],
    [
      'beside a body by reference',
      swagger('post', other({ $ref: '#/parameters/b' }), { parameters: { b: BODY } }),
      'none 0',
    ],
    ['beside a misspelt form', swagger('post', other({ ...FIELD, in: 'formdata' })), 'none 0'],
    ['beside an unused body', swagger('post', {}, { parameters: { b: BODY } }), 'unknown 1'],
    ['beside a query parameter', swagger('post', other({ ...FIELD, in: 'query' })), 'unknown 1'],
    ['POST in a document without bodies', swagger('post'), 'unknown 1'],
    ['PUT in a document without bodies', swagger('put'), 'unknown 1'],
    ['DELETE in a document without bodies', swagger('delete'), 'none 0'],
  ])('%s', async (_, document, found) => {
    expect(await bodyOf(document)).toBe(found);
  });

  test('gets the body that a collection contains', async () => {
    const body = { mode: 'raw', raw: '{"x":1}', options: { raw: { language: 'json' } } };
    const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
    const request = { method: 'POST', url: 'https://a.test/a', body };
    const collection = { info: { name: 'A', schema }, item: [{ name: 'A', request }] };
    expect(await bodyOf(swagger('post', other(BODY)), collection)).toBe('application/json 0');
  });

  test('gets the body of a recording', async () => {
    const response = {
      status: 204,
      statusText: '',
      headers: [],
      content: { size: 0, mimeType: '' },
    };
    const postData = { mimeType: 'application/json', text: '{"x":1}' };
    const request = {
      method: 'POST',
      url: 'https://a.test/a',
      headers: [],
      queryString: [],
      cookies: [],
      postData,
    };
    const har = { log: { version: '1.2', entries: [{ request, response }] } };
    expect(await bodyOf(swagger('post', other(BODY)), har)).toBe('application/json 0');
  });
});
