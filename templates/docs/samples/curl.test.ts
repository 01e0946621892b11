/** A shell reads a printed command as a single call, whatever characters the names contain. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { BROAD } from '../../../test/broad/api.js';
import { api, at, endpoint, media, parameter, schema, server } from '../../../test/model-parts.js';
import type { Api, Endpoint } from '../../../src/model/api.js';
import { fact } from '../../../src/model/origin.js';
import { curlSample, shellWord } from './curl.js';
import { sampleRequest } from './request.js';

const SHOP = api({
  ...BROAD,
  servers: [
    server('https://{v}.shop.example', {
      variables: new Map([['v', { default: 'eu' }]]),
    }),
  ],
});

const N = { required: true, schema: schema({ kind: 'integer' }) };

const CASES: [string, Endpoint, Api, string[]][] = [
  ['no server', endpoint('GET', '/a'), api(), ['--request', 'GET', '--url', '<baseUrl>/a']],
  [
    'path, and required parameters only',
    endpoint('GET', '/a/{id}/v{n}.json', {
      trailingSlash: true,
      parameters: [
        parameter('query', 'ids[]', schema({ kind: 'string' }), { required: fact(true) }),
        parameter('query', 'more'),
        parameter('header', 'X-A', schema({ kind: 'string' }), { required: fact(true) }),
      ],
    }),
    SHOP,
    [
      '--request',
      'GET',
      '--url',
      'https://eu.shop.example/a/<id>/v<n>.json/?ids%5B%5D=<ids[]>',
      '--header',
      'X-A: <X-A>',
    ],
  ],
  [
    'a body under a range',
    endpoint('POST', '/a', {
      body: {
        required: fact(true),
        origins: [],
        media: [media('*/*', schema({ kind: 'object', properties: new Map([['n', N]]) }))],
      },
    }),
    SHOP,
    [
      ...['--request', 'POST', '--url', 'https://eu.shop.example/a'],
      ...['--header', 'Content-Type: application/json', '--data', '{', '  "n": 1', '}'],
    ],
  ],
  [
    'a picture of any kind',
    endpoint('POST', '/a', {
      body: {
        required: fact(true),
        origins: [],
        media: [media('image/*', schema({ kind: 'binary' }))],
      },
    }),
    SHOP,
    [
      ...['--request', 'POST', '--url', 'https://eu.shop.example/a'],
      ...['--header', 'Content-Type: image/png', '--data-binary', '@<file>'],
    ],
  ],
  [
    'a form',
    endpoint('POST', '/a', {
      body: {
        required: fact(true),
        origins: [],
        media: [
          media(
            'multipart/form-data',
            schema({
              kind: 'object',
              properties: new Map([
                ['f', { required: true, schema: schema({ kind: 'binary' }) }],
                ['g', { required: false, schema: schema({ kind: 'string' }) }],
              ]),
            }),
          ),
        ],
      },
    }),
    SHOP,
    ['--request', 'POST', '--url', 'https://eu.shop.example/a', '--form', 'f=@<f>'],
  ],
  [
    'JSON and a key',
    endpoint('POST', '/a', {
      security: fact(
        [
          [
            { scheme: 'key', scopes: [] },
            { scheme: 'bearer', scopes: [] },
          ],
        ],
        at(''),
      ),
      body: {
        required: fact(true),
        origins: [],
        media: [media('application/json', schema({ kind: 'any' }))],
      },
    }),
    SHOP,
    [
      '--request',
      'POST',
      '--url',
      'https://eu.shop.example/a?k=<k>',
      '--header',
      'Authorization: Bearer <token>',
      '--header',
      'Content-Type: application/json',
      '--data',
      '{}',
    ],
  ],
  [
    'hostile names',
    endpoint('GET', '', {
      path: [
        [{ kind: 'literal', text: "'; rm -rf / #$(id)`id`" }],
        [{ kind: 'parameter', name: "x'\n$(id)" }],
      ],
    }),
    SHOP,
    [
      '--request',
      'GET',
      '--url',
      "https://eu.shop.example/';%20rm%20-rf%20%2F%20%23$(id)%60id%60/<x' $(id)>",
    ],
  ],
];

test.each(CASES)('%s', (_name, given, shop, want) => {
  const command = curlSample(sampleRequest(given, shop));
  const script = command.replace(/^curl /, "printf '%s\\n' ");
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n').slice(0, -1)).toEqual(
    want,
  );
});

test('breaks long commands between options', () => {
  const command = curlSample(sampleRequest(endpoint('GET', `/${'a'.repeat(80)}`), api()));
  expect(command).toBe(`curl --request GET \\\n  --url '<baseUrl>/${'a'.repeat(80)}'`);
});

test.each([
  ['plain/word-1.0', 'plain/word-1.0'],
  ["it's", "'it'\\''s'"],
  ['a\nb', "'a b'"],
  ['', "''"],
])('shellWord(%j)', (text, want) => {
  expect(shellWord(text)).toBe(want);
});
