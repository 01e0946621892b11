/**
 * Invalid requests to a mock. The response is the declared error, and describes what is invalid.
 */
import { describe, expect, it } from 'vitest';
import { file, run } from '../../../test/stride.js';
import { createMock } from './index.js';

const PET = { type: 'object', properties: { name: { type: 'string', minLength: 1 } } };
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });

interface Refused {
  readonly status: number;
  readonly type: string | null;
  readonly body: unknown;
}

describe('a rejected request with a declared error', () => {
  const error = {
    type: 'object',
    required: ['error'],
    properties: {
      error: {
        type: 'object',
        properties: {
          code: { enum: ['invalid', 'denied'] },
          status: { type: 'integer' },
          message: { type: 'string' },
        },
      },
      details: {
        type: 'array',
        items: {
          type: 'object',
          properties: { field: { type: 'string' }, message: { type: 'string' } },
        },
      },
    },
  };
  const short = { type: 'object', properties: { message: { type: 'string', maxLength: 9 } } };
  const asked = async (responses: object): Promise<() => Promise<Refused>> => {
    const paths = {
      '/pets': { post: { requestBody: { required: true, ...json(PET) }, responses } },
    };
    const info = { title: 'Pets', version: '1' };
    const { api, names } = await run([file('pets.json', { openapi: '3.1.0', info, paths })]);
    const mock = createMock(api, names);
    return async () => {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: '{"name":""}' };
      const response = await mock.fetch(new Request('http://mock.test/pets', init));
      const type = response.headers.get('content-type');
      return { status: response.status, type, body: await response.json() };
    };
  };

  it.each([
    [{ 422: { description: 'Wrong', ...json(error) } }, 422],
    [{ 400: { description: 'Wrong', ...json(error) }, 422: { description: 'Wrong' } }, 400],
    [{ '4XX': { description: 'Wrong', ...json(error) } }, 400],
    [{ default: { description: 'Wrong', ...json(error) } }, 400],
  ])('gets the declared body, with the location and the reason: %j', async (responses, status) => {
    const ask = await asked({ 201: { description: 'Created' }, ...responses });
    const refused = await ask();
    const message = 'must have at least 1 characters';
    expect(refused).toMatchObject({
      status,
      body: {
        error: { code: 'invalid', status, message: expect.stringContaining(message) as string },
        details: [{ field: '/name', message: `body /name: ${message}` }],
      },
    });
    expect(refused.type).toBe('application/json');
  });

  it('gets the sample if the reason does not fit, and problem details if no body is declared', async () => {
    const fixed = await asked({ 400: { description: 'Wrong', ...json(short) } });
    expect((await fixed()).body).toEqual({ message: 'message' });
    const none = await asked({ 400: { description: 'Wrong' } });
    expect((await none()).body).toMatchObject({ title: 'Bad Request' });
  });
});
