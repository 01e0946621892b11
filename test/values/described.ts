/** Short functions that describe values. */

export const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
export const record = (properties: object, ...required: string[]): object => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

export function openapi(paths: object, schemas: object = {}): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Values', version: '1' },
    servers: [{ url: 'https://values.test/v1' }],
    security: [],
    paths,
    components: { schemas },
  };
}

export const moment = { type: 'string', format: 'date-time' };

export const bytes = { type: 'string', format: 'binary' };
export const multipart = (schema: object): object => ({
  content: { 'multipart/form-data': { schema } },
});
export const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
export const good = (schema: object): object => ({ 200: { description: 'Good', ...json(schema) } });
