/**
 * Every value arrives unchanged: the generated client calls an echo server, whose raw text is
 * decoded here by the tables of OpenAPI and RFC 6570 only, and the generated server.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLoop, type Loop } from '../loop.js';
import { fc, runs } from '../property.js';
import { file } from '../stride.js';
import { type Place, CELLS, NAME, BODIES, description, valueFor, read } from './cells.js';

interface Echo {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

let loop: Loop;
let echoing: unknown;

beforeAll(async () => {
  loop = await startLoop([file('specs/wire.json', description())]);
  echoing = loop.client({
    fetch: async (request: Request) => {
      const headers = Object.fromEntries(request.headers);
      const body = [...new Uint8Array(await request.arrayBuffer())];
      return Response.json({ url: request.url, headers, body });
    },
  });
});

afterAll(() => rmSync(loop.folder, { recursive: true }));

function operationAt(start: string): { name: string; argument: string } {
  const key = new RegExp(`^\\w+ /${start}(/|$)`);
  const signature = loop.signatures.find(({ endpoint }) => key.test(endpoint.key));
  if (signature === undefined) throw new Error(`no operation at ${start}`);
  return { name: signature.name, argument: signature.arguments[0]?.name ?? 'body' };
}

async function echo(start: string, value: unknown): Promise<Echo> {
  const { name, argument } = operationAt(start);
  const echoed = (await loop.call(echoing, name, { [argument]: value })) as Echo & {
    body: number[];
  };
  return { ...echoed, body: new Uint8Array(echoed.body) };
}

/** The raw text at the location; undefined if there is none. */
function rawOf(place: Place, { url, headers }: Echo): string | undefined {
  const [, path = '', query] = /^https?:\/\/[^/]+([^?]*)(?:\?(.*))?$/.exec(url) ?? [];
  if (place === 'path') return path.split('/').slice(2).join('/');
  if (place === 'query') return query;
  return headers[place === 'cookie' ? 'cookie' : NAME];
}

/** The arguments that the generated server passes to its handler. */
async function serve(start: string, value: unknown): Promise<Loop['received'][number] | undefined> {
  const { name, argument } = operationAt(start);
  loop.answer({ status: 200 });
  await loop.call(loop.standard, name, { [argument]: value });
  return loop.received[0];
}

const SERVED = { path: 'params', query: 'query', header: 'headers', cookie: 'cookies' } as const;
const RUNS = runs({ suite: 40, all: 40 });

describe.each(CELLS.map((cell, index) => ({ ...cell, index })))(
  '$shape in the $place, $style, explode $explode',
  (cell) => {
    const start = `cell${cell.index}`;

    test('is serialized as the standards require', async () => {
      await fc.assert(
        fc.asyncProperty(valueFor(cell), async (value) => {
          const raw = rawOf(cell.place, await echo(start, value));
          expect(read(cell, raw ?? '')).toEqual(value);
        }),
        RUNS,
      );
    });

    test('arrives unchanged', async () => {
      await fc.assert(
        fc.asyncProperty(valueFor(cell), async (value) => {
          const received = (await serve(start, value))?.[SERVED[cell.place]] ?? {};
          expect(Object.values(received)).toEqual([value]);
        }),
        RUNS,
      );
    });

    test('is omitted when it is empty', async () => {
      const empty =
        cell.shape === 'list' ? [[], [null]] : cell.shape === 'record' ? [{}, { R: null }] : [];
      for (const value of [undefined, null, ...empty]) {
        if (cell.place === 'path') await expect(echo(start, value)).rejects.toThrow(TypeError);
        else expect(rawOf(cell.place, await echo(start, value))).toBeUndefined();
      }
    });
  },
);

const FIELD_VALUES = fc.record(
  {
    a: fc.string({ unit: 'grapheme' }),
    list: fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['a'] },
);

/** The fields of a form in their order. */
function entriesOf(value: { a: string; list?: string[] }): [string, string][] {
  return Object.entries(value).flatMap(([name, one]) =>
    [one].flat().map((text): [string, string] => [name, text]),
  );
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const WELL_FORMED = (text: string): boolean => !/\p{Surrogate}/u.test(text);

describe('a body', () => {
  test('of JSON is the JSON value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ stringUnit: 'grapheme' }), async (value) => {
        const { body, headers } = await echo('json', value);
        expect(headers['content-type']).toBe(BODIES.json);
        expect(decoder.decode(body)).toBe(JSON.stringify(value));
        expect((await serve('json', value))?.body).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      RUNS,
    );
  });

  test('of text is sent unchanged', async () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter(WELL_FORMED);
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect(decoder.decode((await echo('text', value)).body)).toBe(value);
      }),
      RUNS,
    );
  });

  test('of bytes is sent unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (value) => {
        const bytes = new Uint8Array(value);
        expect([...(await echo('bytes', new Blob([bytes]))).body]).toEqual([...value]);
        expect([...(await echo('bytes', bytes)).body]).toEqual([...value]);
      }),
      RUNS,
    );
  });

  test('of a form has its fields', async () => {
    const value = FIELD_VALUES.filter((one) => WELL_FORMED(JSON.stringify(one)));
    await fc.assert(
      fc.asyncProperty(value, async (fields) => {
        const { body, headers } = await echo('form', fields);
        expect(headers['content-type']).toBe(BODIES.form);
        expect([...new URLSearchParams(decoder.decode(body))]).toEqual(entriesOf(fields));
        expect((await serve('form', fields))?.body).toEqual(fields);
      }),
      RUNS,
    );
  });

  test('of multipart has its parts', async () => {
    await fc.assert(
      fc.asyncProperty(FIELD_VALUES, async (fields) => {
        const { body, headers } = await echo('parts', fields);
        const type = headers['content-type'] ?? '';
        expect(type).toMatch(/^multipart\/form-data; boundary=\S+$/);
        const response = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
        expect([...(await response.formData())]).toEqual(entriesOf(fields));
      }),
      RUNS,
    );
  });
});

test('a value cannot end its header', async () => {
  const index = CELLS.findIndex(({ place, shape }) => place === 'header' && shape === 'text');
  for (const value of ['a\r\nb: c', 'a\nb', 'a\0', '日']) {
    await expect(echo(`cell${index}`, value)).rejects.toThrow(TypeError);
  }
});
