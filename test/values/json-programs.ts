/** Values in JSON and in URLs that are often transferred wrongly, and the expected results. */
import { expect } from 'vitest';
import type { Row } from '../program-rows.js';
import { ref, record, openapi, moment } from './described.js';

export const CONVERTED: readonly Row[] = [
  {
    name: 'dates in media types that differ only in their parameters',
    config: { targets: { client: { dates: 'Date' } } },
    documents: {
      'a.json': openapi(
        {
          '/pods': {
            get: {
              operationId: 'pods',
              responses: {
                200: {
                  description: 'Good',
                  content: {
                    'application/json': { schema: ref('Pod') },
                    'application/json;stream=watch': { schema: ref('Pod') },
                    'application/json;as=Table': { schema: ref('Table') },
                    'application/yaml': { schema: ref('Pod') },
                  },
                },
                404: {
                  description: 'Gone',
                  content: {
                    'application/json': { schema: record({ since: moment }, 'since') },
                    'application/json;v=2': { schema: record({ until: moment }, 'until') },
                  },
                },
              },
            },
          },
        },
        { Pod: record({ at: moment }, 'at'), Table: record({ made: moment }, 'made') },
      ),
    },
    program: `
export async function use(api: c.Client): Promise<unknown> {
  const body = await c.pods(api);
  if (typeof body === 'string') return body;
  return 'at' in body ? (body.at satisfies Date) : (body.made satisfies Date);
}`,
    check: async (made) => {
      const at = '2020-02-03T04:05:06.000Z';
      const reply = async (status: number, content: object, type = ''): Promise<unknown> => {
        const headers = { 'content-type': `application/json${type}` };
        const fetch = (): Response => new Response(JSON.stringify(content), { status, headers });
        return (await made.call(made.client({ fetch }), 'pods').result()).body;
      };
      expect(await reply(200, { at })).toEqual({ at: new Date(at) });
      expect(await reply(200, { at }, ';stream=watch')).toEqual({ at: new Date(at) });
      expect(await reply(200, { made: at }, ';as=Table')).toEqual({ made: new Date(at) });
      expect(await reply(404, { since: at })).toEqual({ since: new Date(at) });
      expect(await reply(404, { until: at }, ';v=2')).toEqual({ until: new Date(at) });
    },
  },
];

const collection = {
  schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
};

export const SENT: readonly Row[] = [
  {
    name: 'an Authorization header of Swagger 2.0 next to an API key',
    documents: {
      'a.json': {
        swagger: '2.0',
        info: { title: 'Values', version: '1' },
        ...{ host: 'values.test', basePath: '/v1', schemes: ['https'] },
        securityDefinitions: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
        security: [{ key: [] }],
        paths: {
          '/things': {
            get: {
              operationId: 'things',
              parameters: [{ in: 'header', name: 'Authorization', type: 'string', required: true }],
              responses: { 204: { description: 'Done' } },
            },
          },
        },
      },
    },
    program: `
export const api = c.createClient({ auth: { authorization: 'a', key: 'b' } });`,
    check: async (made) => {
      made.answer({ status: 204 });
      await made.call(made.standard, 'things');
      expect(made.checked.map(({ scheme, credential }) => [scheme, credential])).toEqual([
        ['authorization', { key: 'secret-of-apiKey' }],
        ['key', { key: 'secret-of-apiKey' }],
      ]);
      const reply = made.call(made.client({ auth: { key: 'b' } }), 'things').response();
      expect((await reply).status).toBe(401);
    },
  },
  {
    name: 'the cookies of a Postman request',
    documents: {
      'a.json': {
        info: { name: 'Values', ...collection },
        item: [
          {
            name: 'List things',
            request: {
              method: 'GET',
              url: 'https://values.test/things',
              header: [{ key: 'Cookie', value: 'tenant=hush-7; sid={{session}}; {{more}}; ;=x' }],
            },
          },
        ],
      },
    },
    program: `
export const use = (api: c.Client): unknown =>
  c.listThings(api, { tenant: 'a', sid: 'b' });`,
    check: async (made) => {
      made.answer({ status: 200 });
      await made.call(made.standard, 'listThings', { tenant: 'red; x=1', sid: 'b' });
      expect(made.received.map(({ cookies }) => ({ ...cookies }))).toEqual([
        { tenant: 'red; x=1', sid: 'b' },
      ]);
      expect(made.said).toContain('info collection/dynamic-name');
      expect([...made.files.values()].join()).not.toContain('hush-7');
    },
  },
  {
    name: 'a Cookie header in the list of parameters',
    documents: {
      'a.json': openapi({
        '/things': {
          get: {
            operationId: 'things',
            parameters: [
              { in: 'header', name: 'Cookie', required: true, schema: { type: 'string' } },
            ],
            responses: { 204: { description: 'Done' } },
          },
        },
      }),
    },
    check: async (made) => {
      made.answer({ status: 204 });
      await made.call(made.standard, 'things', { cookie: 'a=1; b=2' });
      expect(made.received.map(({ headers }) => ({ ...headers }))).toEqual([
        { Cookie: 'a=1; b=2' },
      ]);
    },
  },
];
