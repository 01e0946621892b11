import { gzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { cursorOf } from '../../../../../test/cursor.js';
import type { Exchange } from '../../traffic/index.js';
import { HAR } from '../index.js';

function read(entries: readonly unknown[]) {
  const data = { log: { version: '1.2', creator: { name: 'x' }, entries } };
  const { root, report } = cursorOf(data);
  const exchanges = HAR.exchanges(root);
  return { exchanges, codes: report.list().map(({ code }) => code) };
}

function entry(request: object = {}, response: object = {}) {
  return {
    request: { method: 'GET', url: 'https://b.io/users?a=1&a=2', headers: [], ...request },
    response: { status: 200, headers: [], content: { size: 0, mimeType: '' }, ...response },
  };
}

function only(request: object = {}, response: object = {}): Exchange {
  const [exchange] = read([entry(request, response)]).exchanges;
  if (!exchange) throw new Error('no exchange');
  return exchange;
}

function answer(content: object, headers: readonly object[] = []): unknown {
  const body = only({}, { content, headers }).responseBody;
  return body && [body.mediaType, body.read()];
}

function sent(postData: object): unknown {
  const body = only({ method: 'POST', postData }).requestBody;
  return body && [body.mediaType, body.read()];
}

const JSON_TYPE = 'application/json; charset=utf-8';
const base64 = (bytes: Buffer): string => bytes.toString('base64');

describe('responses', () => {
  it.each<[string, object, unknown]>([
    [
      'JSON',
      { mimeType: JSON_TYPE, text: '{"a":1}' },
      ['application/json', { kind: 'json', value: { a: 1 } }],
    ],
    [
      'JSON in base64',
      { mimeType: JSON_TYPE, encoding: 'base64', text: base64(Buffer.from('[1]')) },
      ['application/json', { kind: 'json', value: [1] }],
    ],
    [
      'JSON compressed',
      { mimeType: JSON_TYPE, encoding: 'base64', text: base64(gzipSync('[1]')) },
      ['application/json', { kind: 'json', value: [1] }],
    ],
    [
      'a damaged archive',
      { mimeType: JSON_TYPE, encoding: 'base64', text: base64(gzipSync('[1]').subarray(0, 12)) },
      ['application/json', { kind: 'missing' }],
    ],
    ['cut off', { mimeType: JSON_TYPE, text: '{"a":' }, ['application/json', { kind: 'missing' }]],
    ['left out', { mimeType: JSON_TYPE, size: 7 }, ['application/json', { kind: 'missing' }]],
    ['none', { mimeType: 'x-unknown', size: 0 }, undefined],
    [
      'a picture',
      { mimeType: 'image/png', encoding: 'base64', text: 'AAAA' },
      ['image/png', { kind: 'binary' }],
    ],
    ['text', { mimeType: 'text/plain', text: 'x' }, ['text/plain', { kind: 'text', text: 'x' }]],
    [
      'events',
      { mimeType: 'text/event-stream', text: 'id: 1\ndata: {"a":1}\n\ndata: hello\n\ndata: 2\n\n' },
      ['text/event-stream', { kind: 'stream', items: [{ a: 1 }, 2] }],
    ],
    [
      'lines of JSON',
      { mimeType: 'application/x-ndjson', text: '{"a":1}\n\n[2]\n' },
      ['application/x-ndjson', { kind: 'stream', items: [{ a: 1 }, [2]] }],
    ],
  ])('%s', (_, content, want) => {
    expect(answer(content)).toEqual(want);
  });

  test('the header has the type if the content does not', () => {
    const headers = [{ name: 'content-type', value: JSON_TYPE }];
    expect(answer({ text: '1' }, headers)).toEqual([
      'application/json',
      { kind: 'json', value: 1 },
    ]);
  });
});

describe('differences between recorders', () => {
  it.each<[string, object, unknown]>([
    [
      'Playwright: the body in a file of its own',
      { mimeType: JSON_TYPE, size: 9, _file: 'a.json' },
      ['application/json', { kind: 'missing' }],
    ],
    [
      'base64 in capitals',
      { mimeType: JSON_TYPE, size: 3, encoding: 'BASE64', text: 'WzFd' },
      ['application/json', { kind: 'json', value: [1] }],
    ],
    ['nothing but a size', { mimeType: '', size: 12 }, undefined],
    [
      'a type in capitals',
      { mimeType: 'Application/JSON', size: 3, text: '[1]' },
      ['application/json', { kind: 'json', value: [1] }],
    ],
  ])('%s', (_, content, want) => {
    expect(answer(content)).toEqual(want);
  });

  test('a status of 0 is omitted', () => {
    for (const status of [0, -1, '200', null]) expect(only({}, { status }).status).toBe(0);
  });
});

describe('requests', () => {
  it.each<[string, object, unknown]>([
    ['JSON', { mimeType: JSON_TYPE, text: '1' }, ['application/json', { kind: 'json', value: 1 }]],
    [
      'a form as Chrome writes it',
      {
        mimeType: 'application/x-www-form-urlencoded',
        text: 'a=1&b=x+y',
        params: [{ name: 'a', value: '1' }],
      },
      [
        'application/x-www-form-urlencoded',
        { kind: 'fields', fields: [{ name: 'a', value: '1', isFile: false }] },
      ],
    ],
    [
      'a form as a text',
      { mimeType: 'application/x-www-form-urlencoded', text: 'b=x+y' },
      [
        'application/x-www-form-urlencoded',
        { kind: 'fields', fields: [{ name: 'b', value: 'x y', isFile: false }] },
      ],
    ],
    [
      'parts with a file',
      {
        mimeType: 'multipart/form-data; boundary=----X',
        text: [
          '------X',
          'Content-Disposition: form-data; name="note"',
          '',
          'hello',
          '------X',
          'Content-Disposition: form-data; name="file"; filename="a.png"',
          'Content-Type: image/png',
          '',
          'PNG',
          '------X--',
          '',
        ].join('\r\n'),
      },
      [
        'multipart/form-data',
        {
          kind: 'fields',
          fields: [
            { name: 'note', value: 'hello', isFile: false },
            { name: 'file', value: 'PNG', isFile: true },
          ],
        },
      ],
    ],
    [
      'a form as Firefox writes it, with its headers',
      {
        mimeType: 'application/x-www-form-urlencoded',
        params: [],
        text: 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=1',
      },
      [
        'application/x-www-form-urlencoded',
        { kind: 'fields', fields: [{ name: 'a', value: '1', isFile: false }] },
      ],
    ],
    [
      'JSON with an empty list of parameters',
      { mimeType: 'application/json', text: '{"a":1}', params: [] },
      ['application/json', { kind: 'json', value: { a: 1 } }],
    ],
    [
      'JSON behind a byte order mark',
      { mimeType: JSON_TYPE, text: '\uFEFF[1]' },
      ['application/json', { kind: 'json', value: [1] }],
    ],
    ['nothing', { mimeType: JSON_TYPE, text: '' }, undefined],
  ])('%s', (_, postData, want) => {
    expect(sent(postData)).toEqual(want);
  });

  // A body in base64 is read like the same body as a text, in any spelling, and compressed too.
  const PART = '--X\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--X--\r\n';
  const TEXTS = [
    [JSON_TYPE, '{"title":"x","n":[1,true,null,"é"]}'],
    ['application/vnd.api+json', '[]'],
    [JSON_TYPE, 'true'],
    ['application/x-www-form-urlencoded', 'a=1&b=x+y'],
    ['multipart/form-data; boundary=X', PART],
    ['multipart/form-data', PART],
    ['text/plain; charset=utf-8', 'hello wörld'],
    ['application/xml', '<a/>'],
    ['application/x-ndjson', '{"a":1}\n[2]\n'],
    ['', '{"a":1}'],
    ['', 'hello'],
    ['', '<html></html>'],
  ] as const;
  test.each(TEXTS)('%s in base64: %s', (mimeType, text) => {
    const want = sent({ mimeType, text });
    const bytes = Buffer.from(text);
    for (const one of [bytes, gzipSync(bytes)]) {
      for (const encoding of ['base64', 'BASE64', ' Base64 ']) {
        const lines = base64(one).replace(/.{4}/g, '$&\r\n');
        expect(sent({ mimeType, text: base64(one), encoding })).toEqual(want);
        expect(sent({ mimeType, text: lines, encoding })).toEqual(want);
        expect(sent({ mimeType, text: one.toString('base64url'), encoding })).toEqual(want);
      }
    }
  });

  test.each(TEXTS)('%s called base64, but plain: %s', (mimeType, text) => {
    const isReadable = !/^\w+$/.test(text) || mimeType === JSON_TYPE;
    if (!isReadable) return;
    const { exchanges, codes } = read([
      entry({ method: 'POST', postData: { mimeType, text, encoding: 'base64' } }),
    ]);
    const body = exchanges[0]?.requestBody;
    expect(body && [body.mediaType, body.read()]).toEqual(sent({ mimeType, text }));
    expect(codes).toEqual(['traffic/not-base64']);
  });

  test('other charsets in base64', () => {
    const text = base64(Buffer.from('é', 'latin1'));
    expect(sent({ mimeType: 'text/plain; charset=ISO-8859-1', text, encoding: 'base64' })).toEqual([
      'text/plain',
      { kind: 'text', text: 'é' },
    ]);
  });

  it.each([
    ['', '{"a":1}', 'application/json', 'json'],
    ['', '{"a":', 'text/plain', 'text'],
    ['no type', '[1]', 'application/json', 'json'],
    ['', '<a/>', 'application/xml', 'text'],
  ])('a missing media type (%j) of %s is inferred', (mimeType, text, type, kind) => {
    expect(sent({ mimeType, text })).toEqual([type, expect.objectContaining({ kind })]);
    expect(sent({ text })).toEqual([type, expect.objectContaining({ kind })]);
  });

  it.each([
    [[{ name: 'a', value: '1' }], 'application/x-www-form-urlencoded'],
    [[{ name: 'a', fileName: 'a.png' }], 'multipart/form-data'],
  ])('fields without a media type, %j, are a form', (params, type) => {
    expect(sent({ mimeType: '', params })).toEqual([
      type,
      expect.objectContaining({ kind: 'fields' }),
    ]);
  });

  test('URLs are parsed, and pseudo-headers of HTTP/2 are omitted', () => {
    const exchange = only({
      url: 'https://me:secret@b.io/a%20b//c/?x=1&x=2#top',
      headers: [
        { name: ':authority', value: 'b.io' },
        { name: 'X-A', value: '1' },
      ],
    });
    expect(exchange.address).toEqual({
      origin: 'https://b.io',
      segments: ['a%20b', 'c'],
      trailingSlash: true,
      query: [
        ['x', '1'],
        ['x', '2'],
      ],
      search: '?x=1&x=2',
    });
    expect(exchange.requestHeaders).toEqual([['X-A', '1']]);
  });
});

test('entries without a request are reported, and web sockets are omitted', () => {
  const { exchanges, codes } = read([
    {},
    null,
    entry({ url: 'about:blank' }),
    entry({ method: 'G T' }),
    entry({ url: 'wss://b.io/live' }),
    entry(),
  ]);
  expect(exchanges).toHaveLength(1);
  expect(codes).toEqual(['traffic/no-request']);
});

test('a value of a wrong type does not stop the reader', () => {
  for (const odd of [null, 1, 'x', [], {}, [[]], [null]]) {
    for (const request of ['method', 'url', 'headers', 'postData'])
      read([entry({ [request]: odd })]);
    for (const response of ['status', 'headers', 'content']) read([entry({}, { [response]: odd })]);
    read([entry({ postData: { mimeType: odd, text: odd, params: odd } })]);
    expect(() => read([odd])).not.toThrow();
  }
});
