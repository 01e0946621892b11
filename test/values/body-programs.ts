/** Values in other bodies that are often transferred wrongly, and the expected results. */
import { expect } from 'vitest';
import type { Row } from '../program-rows.js';
import { ref, record, openapi, bytes, multipart, json, good } from './described.js';

export const BYTES: readonly Row[] = [
  {
    name: 'bytes are text in JSON, and bytes in forms',
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
  true satisfies Is<Extract<c.UploadArgs['body']['image'], Blob>, Blob>,
  true satisfies c.OnlyForm extends c.SendArgs['body'] ? true : never,
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

export const TEXTS: readonly Row[] = [
  {
    name: 'XML is text, both as a body and as a part of a form',
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
  true satisfies Is<Extract<c.SendArgs['body']['meta'], string>, string>,
  true satisfies Is<Extract<NonNullable<c.SendArgs['body']['all']>, string[]>, string[]>,
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
      await expect(wrong).rejects.toThrow('"meta": an object cannot be sent as "application/xml"');
      expect(made.said.filter((one) => one.endsWith('media/xml'))).toEqual(['info media/xml']);
    },
  },
];
