/** Descriptions of messages, with the results of client and server. */
import { expect } from 'vitest';
import type { Row } from '../program-rows.js';
import {
  docs,
  done,
  exported,
  good,
  multipart,
  openapi,
  parts,
  record,
  text,
  told,
  whole,
} from './described.js';

export const MESSAGES: readonly Row[] = [
  {
    name: '`contentEncoding: binary` results in bytes wherever the media type allows bytes',
    documents: {
      'a.json': openapi({
        '/files': multipart(
          'upload',
          record({
            file: { ...text, contentEncoding: 'binary' },
            images: {
              type: 'array',
              items: { ...text, contentEncoding: '8bit', contentMediaType: 'image/png' },
            },
            note: { ...text, contentEncoding: 'base64' },
          }),
        ),
        '/raw': {
          post: {
            operationId: 'sendRaw',
            requestBody: {
              required: true,
              content: {
                'application/octet-stream': { schema: { ...text, contentEncoding: 'binary' } },
              },
            },
            responses: {
              200: good(record({ text: { ...text, contentEncoding: 'binary' } }, 'text')),
            },
          },
        },
      }),
    },
    program: `
export async function upload(api: c.Client): Promise<void> {
  await c.upload(api, { body: { file: new Blob(), images: [new Blob()], note: 'eA==' } });
  // @ts-expect-error file must be bytes
  await c.upload(api, { body: { file: 'a' } });
}
export async function use(api: c.Client): Promise<string> {
  const { text } = await c.sendRaw(api, { body: new Blob() });
  return text;
}`,
    check: async (made) => {
      const file = new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0x00])], { type: 'image/jpeg' });
      expect(await told(made, '/files', { body: parts({ file, images: file }) })).toEqual([204]);
      await made.call(made.standard, 'upload', { body: { file, images: [file] } });
      expect(JSON.stringify(exported(made))).toContain(
        '"file":{"type":"string","format":"binary"}',
      );
      expect(docs(made)).toMatch(/--form 'file=@/);
    },
  },
  {
    name: 'a list in an exploded query object repeats its name',
    config: { targets: { postman: true } },
    documents: {
      'a.json': openapi({
        '/things': {
          get: {
            operationId: 'find',
            parameters: [
              {
                ...{ in: 'query', name: 'filter', required: true, style: 'form', explode: true },
                schema: record({ ids: { type: 'array', items: whole }, name: text }, 'ids'),
                example: { ids: [1, 2], name: 'a b' },
              },
              {
                ...{ in: 'cookie', name: 'seen', style: 'form', explode: true },
                schema: record({ pages: { type: 'array', items: text } }),
              },
            ],
            responses: done,
          },
        },
      }),
    },
    check: async (made) => {
      const sent = async (filter: object, seen?: object): Promise<unknown> => {
        made.answer({ status: 204 });
        await made.call(made.standard, 'find', { filter, ...(seen && { seen }) });
        const [{ query, cookies } = {}] = made.received;
        return [query?.['filter'], cookies?.['seen']];
      };
      const urls: string[] = [];
      const api = made.client({
        fetch: (request: Request) => {
          urls.push(request.url);
          return Promise.resolve(new Response(null, { status: 204 }));
        },
      });
      await made.call(api, 'find', { filter: { ids: [1, 2], name: 'a b' } });
      expect(urls).toEqual(['http://loop.test/v1/things?ids=1&ids=2&name=a%20b']);
      expect(await sent({ ids: [1, 2], name: 'x' }, { pages: ['a', 'b'] })).toEqual([
        { ids: [1, 2], name: 'x' },
        { pages: ['a', 'b'] },
      ]);
      expect(await sent({ ids: [7] })).toEqual([{ ids: [7] }, undefined]);
      expect(made.said).toContain('warning wire/repeated');
      expect(docs(made)).toContain('/things?ids=1&ids=2&name=a%20b');
      const collection = [...made.files].find(([path]) => path.endsWith('collection.json'))?.[1];
      expect(collection?.match(/"key": "(?:ids|name|filter)"/g)).toContain('"key": "ids"');
      expect(collection).not.toContain('"key": "filter"');
    },
  },
  {
    name: 'a success without content has no body, even if another success has one',
    documents: {
      'a.json': openapi({
        '/commit': {
          post: {
            operationId: 'commit',
            responses: { 201: good(record({ id: whole }, 'id')), 202: { description: 'Later' } },
          },
        },
        '/wake': { post: { operationId: 'wake', responses: { 200: { description: 'Awake' } } } },
      }),
    },
    program: `
export const handler: s.Handlers['POST /commit'] = () => ({ status: 202 });
export async function use(api: c.Client): Promise<void> {
  const made = await c.commit(api);
  true satisfies Is<typeof made, { id: number } | undefined>;
  made?.id satisfies number | undefined;
  const result = await c.commit(api).result();
  if (result.status === 202) true satisfies Is<typeof result.body, undefined>;
  const woken = await c.wake(api);
  true satisfies Is<typeof woken, unknown>;
}`,
    check: async (made) => {
      made.answer({ status: 202 });
      expect(await made.call(made.standard, 'commit')).toBe(undefined);
      made.answer({ status: 201, body: { id: 1 } });
      expect(await made.call(made.standard, 'commit')).toEqual({ id: 1 });
      expect(made.said).toContain('info resp/no-content');
      expect(docs(made)).toMatch(/`202` \(no content\)/);
    },
  },
];
