/**
 * Credentials in collections and recordings appear neither in the output, nor in the lock, nor in a
 * diagnostic with its excerpt.
 */
import { expect, test } from 'vitest';
import { formatDiagnostic } from '../../src/base/diagnostics/frame.js';
import { createReport } from '../../src/base/diagnostics/report.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { formatOf, FORMATS, WHOLE_FORMATS, type Format } from '../../src/input/read/index.js';
import { createLocator, loadDocuments, type SourceFile } from '../../src/input/source/index.js';
import { file } from '../stride.js';
import { runAll } from '../subjects.js';

let planted = 0;
/** An ordinary word that is a secret only because of its location. */
function canary(): string {
  return `canary${planted++}`;
}

const POSTMAN = (): SourceFile[] => [
  file('p.json', {
    info: { name: 'P', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/' },
    auth: { type: 'bearer', bearer: [{ key: 'token', value: canary() }] },
    variable: [
      { key: 'base', value: 'https://a.io' },
      { key: 'apiToken', value: canary() },
      { key: 'plain', value: canary(), type: 'secret' },
    ],
    item: [
      {
        name: 'x',
        event: [{ listen: 'test', script: { exec: [`const k = "${canary()}";`] } }],
        request: {
          method: 'POST',
          url: `https://${canary()}:${canary()}@a.io/x/{{y}}?access_token=${canary()}&b={{plain}}`,
          header: [
            { key: 'Authorization', value: `Bearer ${canary()}` },
            { key: 'Cookie', value: `sid=${canary()}` },
            { key: 'Postman-Token', value: canary() },
            { key: 'X-Api-Key', value: canary() },
          ],
          body: { mode: 'raw', raw: `{"password":"${canary()}","a":1,}` },
        },
      },
    ],
  }),
];

const HTTP = (): SourceFile[] => [
  file(
    'h.http',
    `@token = ${canary()}
@secret = {{token}}
### x
POST https://${canary()}:${canary()}@a.io/x/{{y}}?api_key=${canary()}
Authorization: Basic ${canary()} ${canary()}
Cookie: sid=${canary()}
Postman-Token: ${canary()}
X-Auth-Token: ${canary()}
Content-Type: application/json

{ "password": "${canary()}", "a": {{b}}, }

> {% client.global.set("k", "${canary()}"); %}

HTTP/1.1 200 OK
Set-Cookie: sid=${canary()}
Content-Type: application/json

{ "access_token": "${canary()}" }
`,
  ),
  file('http-client.env.json', { dev: { token: canary(), y: '1', api_secret: canary() } }),
  file('http-client.private.env.json', { dev: { y: canary(), z: canary() } }),
];

const INSOMNIA = (): SourceFile[] => [
  file(
    'i.yaml',
    `type: collection.insomnia.rest/5.0
name: I
collection:
  - name: x
    method: POST
    url: https://${canary()}:${canary()}@a.io/x/{{ _.y }}?token=${canary()}
    headers:
      - name: Authorization
        value: Bearer ${canary()}
      - { name: Cookie, value: 'sid=${canary()}' }
      - { name: User-Agent, value: ${canary()} }
    body:
      mimeType: application/json
      text: '{ "password": "${canary()}", "a": 1, }'
    authentication: { type: oauth2, clientId: ${canary()}, clientSecret: ${canary()}, username: ${canary()}, password: ${canary()} }
    scripts: { preRequest: 'const a = "${canary()}"' }
environments:
  data: { token: ${canary()} }
  subEnvironments:
    - meta: { isPrivate: true }
      data: { y: ${canary()} }
cookieJar:
  cookies:
    - { key: sid, value: ${canary()} }
`,
  ),
];

const BRUNO = (): SourceFile[] => [
  file('b/bruno.json', { version: '1', name: 'B', type: 'collection' }),
  file('b/environments/dev.bru', `vars {\n  token: ${canary()}\n}\nvars:secret [\n  y\n]\n`),
  file(
    'b/x.bru',
    `meta {
  name: x
}

post {
  url: https://${canary()}:${canary()}@a.io/x/{{y}}?token=${canary()}
  body: json
  auth: basic
}

auth:basic {
  username: ${canary()}
  password: ${canary()}
}

headers {
  Authorization: Bearer ${canary()}
  Cookie: sid=${canary()}
  User-Agent: ${canary()}
}

body:json {
  { "password": "${canary()}", "a": {{b}}, }
}

script:pre-request {
  bru.setVar("a", "${canary()}");
}
`,
  ),
];

const HAR = (): SourceFile[] => {
  const headers = () => [
    { name: 'Authorization', value: `Bearer ${canary()}` },
    { name: 'Cookie', value: `sid=${canary()}` },
    { name: 'X-Api-Key', value: canary() },
    { name: 'X-Any', value: canary(), comment: canary() },
    { name: 'Set-Cookie', value: canary() },
  ];
  const entry = (path: string, mimeType: string) => ({
    startedDateTime: canary(),
    pageref: canary(),
    serverIPAddress: canary(),
    connection: canary(),
    comment: canary(),
    _initiator: { type: 'script', url: canary() },
    request: {
      method: 'POST',
      httpVersion: canary(),
      url: `https://${canary()}:${canary()}@a.io/${path}?q=${canary()}#${canary()}`,
      headers: headers(),
      cookies: [{ name: 'sid', value: canary(), path: canary() }],
      queryString: [{ name: 'q', value: canary() }],
      postData: {
        mimeType: 'application/json',
        text: JSON.stringify({ a: canary() }),
        comment: canary(),
      },
    },
    response: {
      status: 200,
      statusText: canary(),
      headers: headers(),
      cookies: [{ name: 'sid', value: canary() }],
      redirectURL: canary(),
      content: {
        size: 9,
        mimeType,
        text: JSON.stringify({ b: canary(), list: [canary()] }),
        comment: canary(),
      },
    },
    timings: { comment: canary() },
  });
  return [
    file('t.har', {
      log: {
        version: '1.2',
        creator: { name: canary(), version: canary() },
        browser: { name: canary(), version: canary() },
        pages: [{ id: canary(), title: canary() }],
        entries: [
          entry('things', 'application/json'),
          entry('things', 'application/json'),
          entry('image', 'image/png'),
          { ...entry('x', 'text/html'), request: { method: canary(), url: canary() } },
        ],
      },
    }),
  ];
};

/** All output of a run, by its name. */
function outputs(generated: Generated): Map<string, string> {
  const locate = createLocator(generated.documents);
  const plain = (_: string, value: unknown): unknown =>
    value instanceof Map ? [...value] : typeof value === 'bigint' ? String(value) : value;
  return new Map([
    ...generated.files.map(({ path, text }): [string, string] => [path, text]),
    [
      'messages',
      generated.report
        .list()
        .map((one) => formatDiagnostic(one, locate))
        .join('\n'),
    ],
    ['model', JSON.stringify(generated.api, plain)],
    ['lock', JSON.stringify(generated.lock, plain)],
    ['ledger', JSON.stringify(generated.ledger, plain)],
  ]);
}

const PLANTED: readonly (readonly [string, () => SourceFile[]])[] = [
  ['Postman', POSTMAN],
  ['files of requests', HTTP],
  ['Insomnia', INSOMNIA],
  ['Bruno', BRUNO],
  ['HAR', HAR],
];

test('every format of private files has canaries', async () => {
  const files = PLANTED.flatMap(([, make]) => make());
  const documents = await loadDocuments(files, createReport(), { formats: WHOLE_FORMATS });
  const planted = new Set(documents.map((document) => formatOf(document)));
  const isKept = ({ kind }: Format): boolean => kind === 'recording' || kind === 'traffic';
  expect(
    FORMATS.filter((format) => isKept(format) && !planted.has(format)).map(({ title }) => title),
    'give it canaries in test/security/canaries.test.ts',
  ).toEqual([]);
});

test.each(PLANTED)('%s', async (_, make) => {
  const before = planted;
  const generated = await runAll(make(), { targets: { facade: false } });
  expect(planted - before).toBeGreaterThan(6);
  expect(generated.api.endpoints.length).toBeGreaterThan(0);
  const leaks = [...outputs(generated)].flatMap(([way, text]) =>
    [...new Set(text.match(/.{0,60}canary\d+/gi))].map((found) => `${way}: ${found}`),
  );
  expect(leaks).toEqual([]);
});
