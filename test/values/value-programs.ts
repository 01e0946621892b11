/** Descriptions of values that are easily carried wrongly, and how each must arrive. */
import { expect } from 'vitest';
import type { Row } from '../program-rows.js';

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const record = (properties: object, ...required: string[]): object => ({
  type: 'object',
  properties,
  ...(required.length > 0 && { required }),
});

function openapi(paths: object, schemas: object = {}): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Values', version: '1' },
    servers: [{ url: 'https://values.test/v1' }],
    security: [],
    paths,
    components: { schemas },
  };
}

const moment = { type: 'string', format: 'date-time' };

const CONVERTED: readonly Row[] = [
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

const SENT: readonly Row[] = [
  {
    name: 'an Authorization header of Swagger 2.0 beside an API key',
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
export const api = c.createClient({ auth: { bearer: 'a', key: 'b' } });`,
    check: async (made) => {
      made.answer({ status: 204 });
      await made.call(made.standard, 'things');
      expect(made.checked.map(({ scheme, credential }) => [scheme, credential])).toEqual([
        ['bearer', { token: 'secret-of-http' }],
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
      expect(made.said).toContain('info pm/dynamic-name');
      expect([...made.files.values()].join()).not.toContain('hush-7');
    },
  },
  {
    name: 'a Cookie header among the parameters',
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

const bytes = { type: 'string', format: 'binary' };
const multipart = (schema: object): object => ({
  content: { 'multipart/form-data': { schema } },
});
const json = (schema: object): object => ({ content: { 'application/json': { schema } } });
const good = (schema: object): object => ({ 200: { description: 'Good', ...json(schema) } });

const BYTES: readonly Row[] = [
  {
    name: 'bytes in JSON are text, in a form they are bytes',
    documents: {
      'a.json': openapi(
        {
          '/icons': {
            post: {
              operationId: 'draw',
              parameters: [{ in: 'query', name: 'mask', schema: bytes }],
              requestBody: { required: true, ...json(ref('Icon')) },
              responses: good(ref('Icon')),
            },
            put: {
              operationId: 'upload',
              requestBody: { required: true, ...multipart(ref('Icon')) },
              responses: good(record({ inline: { type: 'array', items: bytes } })),
            },
          },
          '/files': {
            get: {
              operationId: 'download',
              responses: { 200: { description: 'Good', ...json(ref('Export')) } },
            },
            put: {
              operationId: 'send',
              requestBody: { required: true, ...multipart(ref('OnlyForm')) },
              responses: { 200: { description: 'Good', ...json(ref('File')) } },
            },
          },
        },
        {
          File: bytes,
          Export: bytes,
          Icon: record({ image: ref('File'), extra: record({ deep: bytes }) }, 'image'),
          OnlyForm: record(
            { file: bytes, more: { type: 'array', items: bytes }, about: record({ icon: bytes }) },
            'file',
          ),
        },
      ),
    },
    program: `
export const proofs: true[] = [
  true satisfies Is<c.Icon['image'], string>,
  true satisfies Is<c.DrawArgs['body']['image'], string>,
  true satisfies Is<NonNullable<c.DrawArgs['body']['extra']>['deep'], string | undefined>,
  true satisfies Is<c.DrawArgs['mask'], string | undefined>,
  true satisfies Is<c.UploadArgs['body']['image'], Blob>,
  true satisfies Is<c.SendArgs['body'], c.OnlyForm>,
  true satisfies Is<c.OnlyForm['file'], Blob>,
  true satisfies Is<NonNullable<c.OnlyForm['more']>, Blob[]>,
  true satisfies Is<NonNullable<c.OnlyForm['about']>['icon'], string | undefined>,
  true satisfies Is<s.Req<'POST /icons'>['body']['image'], string>,
];
export async function use(api: c.Client): Promise<unknown> {
  (await c.send(api, { body: { file: new Blob([]) } })) satisfies Blob;
  return (await c.upload(api, { body: { image: new Blob([]) } })).inline satisfies string[] | undefined;
}`,
    check: async (made) => {
      const icon = { image: 'aGk=', extra: { deep: 'é' } };
      made.answer(({ body }) => ({ status: 200, body }));
      const sent = { body: icon, mask: 'a b' };
      expect(await made.call(made.standard, 'draw', sent)).toEqual(icon);
      expect({ ...made.received[0]?.query }).toEqual({ mask: 'a b' });
      made.answer({ status: 200, body: new Uint8Array([1]), contentType: 'application/json' });
      expect(await made.call(made.standard, 'download')).toBeInstanceOf(Blob);
      made.answer({ status: 200, body: { inline: ['a'] } });
      const form = { body: { image: new Blob(['abc']), extra: { deep: 'x' } } };
      expect(await made.call(made.standard, 'upload', form)).toEqual({ inline: ['a'] });
      const got = made.received[0]?.body as FormData;
      expect([(got.get('image') as File).size, got.get('extra')]).toEqual([3, '{"deep":"x"}']);
    },
  },
];

const TEXTS: readonly Row[] = [
  {
    name: 'XML is text, as a body and as a part of a form',
    documents: {
      'a.json': openapi(
        {
          '/things': {
            post: {
              operationId: 'send',
              requestBody: {
                required: true,
                content: {
                  'multipart/form-data': {
                    schema: ref('Form'),
                    encoding: {
                      meta: { contentType: 'application/xml' },
                      all: { contentType: 'text/xml' },
                      tags: { contentType: 'text/plain' },
                    },
                  },
                },
              },
              responses: {
                200: {
                  description: 'Good',
                  content: { 'application/xml': { schema: ref('Form') } },
                },
              },
            },
          },
        },
        {
          Form: record(
            {
              meta: record({ a: { type: 'string' } }),
              all: { type: 'array', items: ref('Form') },
              tags: { type: 'array', items: { type: 'string' } },
              plain: record({ b: { type: 'integer' } }),
            },
            'meta',
          ),
        },
      ),
    },
    program: `
export const proofs: true[] = [
  true satisfies Is<c.SendArgs['body']['meta'], string>,
  true satisfies Is<NonNullable<c.SendArgs['body']['all']>, string[]>,
];
export const use = async (api: c.Client): Promise<string> =>
  c.send(api, { body: { meta: '<a/>' } });`,
    check: async (made) => {
      made.answer({ status: 200, body: '<b/>' });
      const body = { meta: '<a/>', all: ['<x/>', '<y/>'], tags: ['1', '2'], plain: { b: 1 } };
      expect(await made.call(made.standard, 'send', { body })).toBe('<b/>');
      const got = made.received[0]?.body as FormData;
      expect([...got].map(([name, value]) => [name, value])).toEqual([
        ...[
          ['meta', '<a/>'],
          ['all', '<x/>'],
          ['all', '<y/>'],
          ['tags', '1'],
          ['tags', '2'],
        ],
        ['plain', '{"b":1}'],
      ]);
      const wrong = made.call(made.standard, 'send', { body: { meta: { a: 'b' } } });
      await expect(wrong).rejects.toThrow('meta: an object cannot be written as application/xml');
      expect(made.said.filter((one) => one.endsWith('media/xml'))).toEqual(['info media/xml']);
    },
  },
];

export const VALUE_PROGRAMS: readonly Row[] = [...CONVERTED, ...SENT, ...BYTES, ...TEXTS];
