/** Short descriptions, and the responses of a server. */
import type { Loop } from '../loop.js';

export const text = { type: 'string' };
export const whole = { type: 'integer' };
export const done = { 204: { description: 'Done' } };
export const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown): object => ({ content: { 'application/json': { schema } } });
export const good = (schema: unknown, more: object = {}): object => ({
  description: 'Good',
  ...json(schema),
  ...more,
});
export const body = (schema: unknown): object => ({ required: true, ...json(schema) });
export const record = (properties: object, ...required: string[]): object => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

export function openapi(paths: object, schemas: object = {}, version = '3.1.0'): object {
  return {
    openapi: version,
    info: { title: 'Field', version: '1' },
    servers: [{ url: 'https://field.test/v1' }],
    security: [],
    paths,
    components: { schemas },
  };
}

/** One operation whose request body and response body have the same schema. */
export function given(schema: unknown, schemas: object = {}): object {
  const post = {
    ...{ operationId: 'swap', requestBody: body(schema) },
    responses: { 200: good(schema) },
  };
  return openapi({ '/swap': { post } }, schemas);
}

/** Sends a body, and returns the status of the server's response. */
export async function statusOf(made: Loop, value: unknown, path = '/v1/swap'): Promise<number> {
  made.answer(({ body: sent }) => ({ status: 200, body: sent }));
  const request = new Request(`http://loop.test${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  return (await made.api.fetch(request)).status;
}

/** The exported OpenAPI document. */
export function exported(made: Loop): unknown {
  return JSON.parse(made.files.get('openapi.json') ?? '');
}

/** The text of all pages of the docs. */
export function docs(made: Loop): string {
  return [...made.files].flatMap(([path, page]) => (path.endsWith('.md') ? [page] : [])).join('\n');
}

export const named = (name: string, type: object): object => record({ [name]: type }, name);
export const multipart = (operationId: string, schema: unknown): object => ({
  post: {
    operationId,
    requestBody: { required: true, content: { 'multipart/form-data': { schema } } },
    responses: done,
  },
});

/**
 * Sends a request, and returns the status of the response, and the pointer and code of each error.
 */
export async function told(made: Loop, path: string, init: RequestInit): Promise<unknown[]> {
  made.answer({ status: 204 });
  const request = new Request(`http://loop.test/v1${path}`, { method: 'POST', ...init });
  const response = await made.api.fetch(request);
  if (response.status < 300) return [response.status];
  const { errors } = (await response.json()) as { errors: { pointer?: string; code: string }[] };
  return [
    response.status,
    ...errors.map(({ pointer, code }) => `${JSON.stringify(pointer)} ${code}`),
  ];
}

export function parts(fields: Readonly<Record<string, string | Blob>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}
