/** `restitch verify` from the command line: every kind of mismatch, in every output format. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { commandIn, type Printed } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { API, entry } from './pets.js';

const folder = folderOfEachTest();

const traffic = (...entries: object[]): void =>
  writeFileSync(
    join(folder.path, 'traffic.har'),
    JSON.stringify({ log: { version: '1.2', entries } }, null, 1),
  );

beforeEach(() => writeFileSync(join(folder.path, 'api.json'), JSON.stringify(API)));

const command = commandIn(() => folder.path);
const verify = (...argv: string[]): Promise<Printed> => command('verify', ...argv);

const FITS = [
  entry('GET /pets?limit=2&tags=1,2', {
    answer: [{ id: 1, name: 'Bo', state: 'open' }],
    total: '1',
  }),
  entry('POST /pets', { status: 201, sent: { id: 1, name: 'Bo' } }),
  // A rejected request may be invalid.
  entry('POST /pets', { status: 422, sent: { id: 'x' } }),
  entry('DELETE /pets/7', { status: 204 }),
  entry('GET /pets/me'),
  // The service itself responds with 404, so the missing operation is correct.
  entry('GET /owners', { status: 404 }),
];

const WRONG = [
  entry('GET /pets?limit=1000&colour=red', {
    answer: [{ id: 1, name: null }, { name: 'Bo' }],
    total: 'many',
  }),
  entry('GET /pets', { answer: [{ id: '1', name: 'Bo', state: 'lost' }] }),
  entry('POST /pets', { status: 500, sent: { id: 1 }, answer: 'oh' }),
  entry('POST /pets', { status: 201 }),
  entry('DELETE /pets/7', { status: 204, headers: { 'X-Force': 'yes' } }),
  entry('GET /pets/me', { answer: { id: 1 } }),
  entry('GET /pets/9/owner', { answer: {} }),
];

describe('findings', () => {
  test('none, if everything matches', async () => {
    traffic(...FITS);
    const { exit, out } = await verify('traffic.har', 'api.json');
    expect(out).toMatchInlineSnapshot(`
      "DELETE /pets/{id}  1 exchange, all match
      GET /pets          1 exchange, all match
      GET /pets/me       1 exchange, all match
      POST /pets         2 exchanges, all match

      not compared: requests that the service does not support or does not allow (1)

      5 exchanges, all match; traffic for 4 of 4 endpoints
      "
    `);
    expect(exit).toBe(0);
  });

  test('each kind once, with its count and its first exchange', async () => {
    traffic(...FITS, ...WRONG);
    const { exit, out } = await verify('traffic.har', 'api.json');
    expect(out).toMatchInlineSnapshot(`
      "DELETE /pets/{id}  2 exchanges, 1 matches
      GET /pets          3 exchanges, 1 matches
      GET /pets/me       2 exchanges, 1 matches
      POST /pets         4 exchanges, 2 match

      mismatch DELETE /pets/{id}: header parameter x-force is not declared (1 of 2)
        traffic.har:181:4
      mismatch GET /pets: query parameter colour is not declared (1 of 3)
        traffic.har:109:4
      mismatch GET /pets: query parameter limit must be at most 100 (1 of 3)
        traffic.har:109:4
      mismatch GET /pets: value at /*/id in body of response 200 is required (1 of 3)
        traffic.har:109:4
      mismatch GET /pets: value at /*/id in body of response 200 must be an integer, found string (1 of 3)
        traffic.har:130:4
      mismatch GET /pets: value at /*/name in body of response 200 must be a string, found null (1 of 3)
        traffic.har:109:4
      mismatch GET /pets: value at /*/state in body of response 200 must be one of "open", "sold", found "lost" (1 of 3)
        traffic.har:130:4
      mismatch GET /pets: header X-Total of response 200 is required (1 of 3)
        traffic.har:130:4
      mismatch GET /pets: header X-Total of response 200 must be an integer (1 of 3)
        traffic.har:109:4
      mismatch GET /pets/me: header content-type of response 200 is application/json, and none is declared (1 of 2)
        traffic.har:201:4
      mismatch POST /pets: request body is required (1 of 4)
        traffic.har:166:4
      mismatch POST /pets: value at /name in request body is required (1 of 4)
        traffic.har:146:4
      mismatch POST /pets: response 500 is not declared, only 201, 422 (1 of 1)
        traffic.har:146:4
      undeclared GET /pets/{id}/owner: 1 exchange
        traffic.har:217:4

      not compared: requests that the service does not support or does not allow (1)

      12 exchanges, 5 match, 14 kinds of mismatch; traffic for 4 of 4 endpoints
      "
    `);
    expect(exit).toBe(1);
  });

  test('replaced values and omitted bodies are not findings', async () => {
    const replaced = [{ id: 1, name: 'Qxvk', state: 'qxvk' }];
    const upload = entry('POST /pets', { status: 201 }) as { request: Record<string, unknown> };
    upload.request['bodySize'] = 2_000_000;
    upload.request['postData'] = { mimeType: 'application/json', text: '' };
    const list = entry('GET /pets', { answer: replaced, total: '1' });
    traffic({ ...list, _values: 'replaced' }, upload);
    expect((await verify('traffic.har', 'api.json')).out).toContain('2 exchanges, all match');
  });
});

describe('output formats', () => {
  beforeEach(() => traffic(...FITS, ...WRONG));

  test('JSON', async () => {
    const { out, exit } = await verify('traffic.har', 'api.json', '--format', 'json');
    const json = JSON.parse(out) as { misfits: { first: object }[]; exchanges: number };
    expect(exit).toBe(1);
    expect(json).toMatchObject({ exchanges: 12, fitting: 5 });
    expect(json.misfits[0]).toMatchInlineSnapshot(`
      {
        "code": "undeclared",
        "count": 1,
        "first": {
          "column": 4,
          "line": 181,
          "source": "traffic.har",
        },
        "found": [],
        "in": "header",
        "message": "is not declared",
        "name": "x-force",
        "of": 2,
        "operation": "DELETE /pets/{id}",
        "part": "request",
      }
    `);
  });

  test('Markdown', async () => {
    const { out } = await verify('traffic.har', 'api.json', '--format', 'markdown');
    expect(out.split('\n').slice(0, 4)).toMatchInlineSnapshot(`
      [
        "## Traffic: 12 exchanges, 5 match, 14 kinds of mismatch; traffic for 4 of 4 endpoints",
        "",
        "- \`DELETE /pets/{id}\`: \`header parameter x-force is not declared (1 of 2)\` · \`traffic.har:181:4\`",
        "- \`GET /pets\`: \`query parameter colour is not declared (1 of 3)\` · \`traffic.har:109:4\`",
      ]
    `);
    expect(out).toContain('| `DELETE /pets/{id}` | 2 | 1 |');
  });

  test('JUnit', async () => {
    traffic(WRONG[4] as object);
    const { out } = await verify('traffic.har', 'api.json', '--format', 'junit');
    expect(out).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <testsuites>
        <testsuite name="restitch verify" tests="4" failures="1" skipped="3" errors="0">
          <testcase classname="restitch verify" name="DELETE /pets/{id}">
            <failure message="header parameter x-force is not declared (1 of 1)" type="undeclared">header parameter x-force is not declared (1 of 1)
        traffic.har:5:4</failure>
          </testcase>
          <testcase classname="restitch verify" name="GET /pets">
            <skipped/>
          </testcase>
          <testcase classname="restitch verify" name="GET /pets/me">
            <skipped/>
          </testcase>
          <testcase classname="restitch verify" name="POST /pets">
            <skipped/>
          </testcase>
        </testsuite>
      </testsuites>
      "
    `);
  });
});

test('an undeclared property', async () => {
  const pet = { id: 1, name: 'Bo', nickname: 'B' };
  traffic(
    entry('GET /pets', { answer: [pet, { ...pet, 'chip.code': 1, gunnhild: 1 }], total: '1' }),
    // A rejected request may be invalid. An unreadable key is not reported.
    entry('POST /pets', { status: 422, sent: { ...pet, colour: 'red' } }),
    entry('POST /pets', {
      status: 201,
      sent: { ...pet, 'b4a5c0de-1111-4222-8333-944455566677': 1 },
    }),
  );
  const { exit, out } = await verify('traffic.har', 'api.json', '--suggest', 'overlay.yaml');
  expect(out).toContain(
    'GET /pets: value at /*/nickname in body of response 200 is not declared (1 of 1)',
  );
  expect(out).toContain(
    'GET /pets: value at /*/chip.code in body of response 200 is not declared (1 of 1)',
  );
  expect(out).toContain('POST /pets: value at /nickname in request body is not declared (1 of 2)');
  // A name that is in no list of words may be the name of a person, so it is neither printed nor
  // suggested.
  expect(out).toContain(
    'GET /pets: value at /*/* in body of response 200 is not declared (1 of 1)',
  );
  expect(out).toContain('4 kinds of mismatch');
  expect(exit).toBe(1);
  const again = await verify('traffic.har', 'api.json', '--overlay', 'overlay.yaml');
  expect(again.out).toContain('1 kind of mismatch');
});

test('calls that succeed without the required credentials', async () => {
  const closed = {
    ...API,
    components: { ...API.components, securitySchemes: { key: { type: 'http', scheme: 'basic' } } },
    security: [{ key: [] }],
  };
  writeFileSync(join(folder.path, 'api.json'), JSON.stringify(closed));
  traffic(entry('GET /pets/me'), entry('GET /pets/me', { status: 200 }));
  // Many recorders omit all credentials.
  expect((await verify('traffic.har', 'api.json')).exit).toBe(0);
  const authorization = 'Basic eDp5';
  traffic(entry('GET /pets/me', { headers: { authorization } }), entry('GET /pets/me'));
  const { exit, out } = await verify('traffic.har', 'api.json', '--suggest', 'overlay.yaml');
  expect(out).toContain(
    'mismatch GET /pets/me: header parameter authorization is a required credential, but the service accepts the call without it (1 of 2)',
  );
  expect(exit).toBe(1);
  const again = await verify('traffic.har', 'api.json', '--overlay', 'overlay.yaml');
  expect(again.out).toContain('2 exchanges, all match');
});

test('undeclared response headers', async () => {
  traffic(
    entry('GET /pets/me', {
      responseHeaders: { 'Retry-After': '3', ETag: '"a"', 'X-Powered-By': 'x' },
    }),
  );
  const { exit, out } = await verify('traffic.har', 'api.json', '--suggest', 'overlay.yaml');
  expect(out).toContain(
    'GET /pets/me: header retry-after of response 200 is not declared (1 of 1)',
  );
  expect(out).toContain('1 kind of mismatch');
  expect(exit).toBe(1);
  const again = await verify('traffic.har', 'api.json', '--overlay', 'overlay.yaml');
  expect(again.out).toContain('1 exchange, all match');
});

test('conflicting documents are still compared with traffic', async () => {
  const other = {
    ...API,
    paths: { '/pets/me': { get: { security: [], responses: { 200: { description: 'OK' } } } } },
  };
  const closed = {
    ...API,
    components: { ...API.components, securitySchemes: { key: { type: 'http', scheme: 'basic' } } },
    security: [{ key: [] }],
  };
  writeFileSync(join(folder.path, 'api.json'), JSON.stringify(closed));
  writeFileSync(join(folder.path, 'other.json'), JSON.stringify(other));
  traffic(entry('GET /pets/me'));
  const { exit, out, err } = await verify('traffic.har', 'api.json', 'other.json');
  expect(out).toContain('1 exchange, all match');
  expect(err).toContain('error reconcile/security-looser');
  expect(exit).toBe(1);
});

test('the configuration names the API', async () => {
  writeFileSync(
    join(folder.path, 'restitch.config.json'),
    JSON.stringify({ inputs: ['api.json'], output: 'out' }),
  );
  traffic(...FITS);
  expect((await verify('traffic.har')).exit).toBe(0);
  expect((await verify('traffic.har', 'restitch.config.json')).exit).toBe(0);
});

test('wrong use', async () => {
  traffic(...FITS);
  expect(await verify()).toMatchObject({
    exit: 2,
    err: expect.stringContaining('needs recorded traffic, an HTTP archive (HAR)') as string,
  });
  expect(await verify('api.json')).toMatchObject({
    exit: 2,
    err: expect.stringContaining('recorded traffic') as string,
  });
  expect((await verify('nothing.har', 'api.json')).exit).toBe(2);
  expect((await verify('traffic.har')).exit).toBe(2);
});
