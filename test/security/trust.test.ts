/** A merge never widens what a single document allows: shown by calling what was generated from several documents. */
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, describe, expect, it } from 'vitest';
import type { UserConfig } from '../../src/config/config.js';
import type { SourceFile } from '../../src/source/index.js';
import { startLoop, type Loop } from '../loop.js';
import { file, run } from '../stride.js';
import { runAll } from '../subjects.js';

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const SCHEMES = {
  bearer: { type: 'http', scheme: 'bearer' },
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  oauth: {
    type: 'oauth2',
    flows: {
      clientCredentials: {
        tokenUrl: 'https://id.example/token',
        scopes: { read: 'r', write: 'w' },
      },
    },
  },
};

/** A description of `GET /pets` that states a security. */
function description(security: unknown): unknown {
  return {
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.example' }],
    components: { securitySchemes: SCHEMES },
    paths: {
      '/pets': { get: { operationId: 'listPets', security, responses: { 200: {} } } },
    },
  };
}

async function loopOf(
  files: readonly SourceFile[],
  config: Partial<UserConfig> = {},
): Promise<Loop> {
  const loop = await startLoop(files, config);
  folders.push(loop.folder);
  return loop;
}

const BEARER = { authorization: 'Bearer t' };
const KEY = { 'x-key': 'k' };

async function status(loop: Loop, headers: Readonly<Record<string, string>>): Promise<number> {
  return (await loop.api.fetch(new Request('http://loop.test/pets', { headers }))).status;
}

const READ = [{ oauth: ['read'] }];
const WRITE = [{ oauth: ['read', 'write'] }];
const LOOSER = 'error reconcile/security-looser';

describe('a document that asks for less', () => {
  const nobody = [{}];
  const rows: readonly [string, unknown, unknown, object, readonly object[]][] = [
    ['optional', [{ bearer: [] }], [{ bearer: [] }, {}], BEARER, nobody],
    ['none', [{ bearer: [] }], [], BEARER, nobody],
    ['an empty requirement', [{ bearer: [] }], [{}], BEARER, nobody],
    ['one more way', [{ bearer: [] }], [{ bearer: [] }, { key: [] }], BEARER, [{}, KEY]],
    ['one of two', [{ bearer: [], key: [] }], [{ key: [] }], { ...BEARER, ...KEY }, [BEARER, KEY]],
    ['another scheme', [{ bearer: [] }], [{ key: [] }], { ...BEARER, ...KEY }, [{}, BEARER, KEY]],
    ['fewer scopes', WRITE, READ, BEARER, nobody],
  ];
  it.each(rows)('%s', async (_, strict, loose, good, bad) => {
    for (const names of [
      ['a.json', 'b.json'],
      ['b.json', 'a.json'],
    ] as const) {
      const loop = await loopOf([
        file(names[0], description(strict)),
        file(names[1], description(loose)),
      ]);
      for (const headers of bad) expect(await status(loop, { ...headers })).toBe(401);
      expect(await status(loop, { ...good })).toBe(200);
      expect(loop.said).toContain(LOOSER);
    }
  });

  it('keeps the scopes of the stricter', async () => {
    const loop = await loopOf([
      file('a.json', description(READ)),
      file('b.json', description(WRITE)),
    ]);
    await status(loop, BEARER);
    expect(loop.checked.map(({ scopes }) => scopes)).toEqual([['read', 'write']]);
  });

  it('is no match for three, in any order', async () => {
    const claims = [[], [{ bearer: [] }], [{ key: [] }, {}]];
    const orders = [
      [0, 1, 2],
      [0, 2, 1],
      [1, 0, 2],
      [1, 2, 0],
      [2, 0, 1],
      [2, 1, 0],
    ];
    for (const order of orders) {
      const loop = await loopOf(order.map((at, i) => file(`${i}.json`, description(claims[at]))));
      expect(await status(loop, {})).toBe(401);
      expect(await status(loop, KEY)).toBe(401);
      expect(await status(loop, BEARER)).toBe(200);
    }
  });

  it('stands in the docs, with what each document states', async () => {
    const { files } = await runAll([
      file('a.json', description([{ bearer: [] }])),
      file('b.json', description([{ bearer: [] }, {}])),
    ]);
    const textOf = (path: string): string => files.find((one) => one.path === path)?.text ?? '';
    expect(textOf('docs/pets.md')).toContain('The documents disagree on [security](conflicts.md#');
    expect(textOf('docs/pets.html')).toContain('The documents disagree on');
    expect(textOf('docs/conflicts.md')).toContain(
      'it lets in callers whom another document keeps out',
    );
    expect(textOf('openapi.json')).toContain('reconcile/security-looser');
  });

  it('wins by no rank', async () => {
    const files = [file('a.json', description([{ bearer: [] }])), file('b.json', description([]))];
    const loop = await loopOf(files, { rank: ['b.json'] });
    expect(await status(loop, {})).toBe(401);
  });
});

describe('schemes that look alike', () => {
  const described = (
    schemes: object,
    paths: Readonly<Record<string, readonly object[]>>,
  ): object => ({
    openapi: '3.1.0',
    info: { title: 'Pets', version: '1' },
    servers: [{ url: 'https://api.example' }],
    components: { securitySchemes: schemes },
    paths: Object.fromEntries(
      Object.entries(paths).map(([path, security]) => [
        path,
        { get: { security, responses: { 200: {} } } },
      ]),
    ),
  });
  const token = { type: 'http', scheme: 'bearer' };
  const namesOf = async (...files: readonly SourceFile[]): Promise<string[]> => [
    ...(await run(files)).api.securitySchemes.keys(),
  ];

  it('are two in one document: each has its own handler, and its own credential', async () => {
    const loop = await loopOf([
      file(
        'a.json',
        described(
          { UserKey: token, AdminKey: token },
          { '/me': [{ UserKey: [] }], '/all': [{ AdminKey: [] }] },
        ),
      ),
    ]);
    const client = loop.client({ auth: { userKey: 'user', adminKey: 'admin' } });
    loop.answer({ status: 200 });
    for (const { name } of loop.signatures) await loop.call(client, name).result();
    expect(loop.checked).toMatchObject([
      { scheme: 'adminKey', credential: { token: 'admin' }, operation: 'GET /all' },
      { scheme: 'userKey', credential: { token: 'user' }, operation: 'GET /me' },
    ]);
  });

  it('are one across documents where name and form agree, and only there', async () => {
    const paths = { '/me': [{ auth: [] }] };
    const one = file('a.json', described({ auth: token }, paths));
    const same = file('b.json', described({ auth: { ...token, bearerFormat: 'JWT' } }, paths));
    const formed = file('c.json', described({ auth: { type: 'http', scheme: 'basic' } }, paths));
    const called = file('d.json', described({ token }, { '/me': [{ token: [] }] }));
    expect(await namesOf(one, same)).toEqual(['auth']);
    expect(await namesOf(one, called)).toEqual(['auth', 'token']);
    expect(await namesOf(one, formed)).toEqual(['auth', 'auth_a']);
    expect(await namesOf(formed, one)).toEqual(['auth', 'auth_a']);
  });

  it('keep a name that a document states, whatever clashes beside it', async () => {
    const other = { auth: { type: 'http', scheme: 'basic' } };
    const both = described({ auth: token, auth_a: token }, { '/me': [{ auth_a: [] }] });
    const { api } = await run([
      file('a.json', both),
      file('b.json', described(other, { '/all': [{ auth: [] }] })),
    ]);
    const used = api.endpoints.map(({ security }) => security?.value);
    expect([...api.securitySchemes.keys()]).toEqual(['auth', 'auth_2', 'auth_a']);
    expect(used).toEqual([
      [[{ scheme: 'auth', scopes: [] }]],
      [[{ scheme: 'auth_a', scopes: [] }]],
    ]);
  });

  it('have the only name there is, where a collection has none', async () => {
    const collection = file('c.json', {
      info: {
        name: 'Pets',
        schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
      },
      auth: { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}' }] },
      item: [{ name: 'Me', request: 'https://api.example/me' }],
    });
    const paths = { '/me': [{ userKey: [] }] };
    expect(await namesOf(file('a.json', described({ userKey: token }, paths)), collection)).toEqual(
      ['userKey'],
    );
    const two = file('a.json', described({ userKey: token, adminKey: token }, paths));
    expect(await namesOf(two, collection)).toEqual(['adminKey', 'bearer', 'userKey']);
    const oauth = {
      type: 'oauth2',
      flows: { clientCredentials: { tokenUrl: '/t', scopes: { r: '' } } },
    };
    const { api, report } = await run([
      file('a.json', described({ oauth }, { '/me': [{ oauth: ['r'] }] })),
      collection,
    ]);
    expect(api.endpoints[0]?.security?.value).toEqual([[{ scheme: 'oauth', scopes: ['r'] }]]);
    expect(report.list().filter(({ code }) => code.startsWith('reconcile/'))).toEqual([]);
  });
});

describe('a credential', () => {
  const api = (host: string | undefined, schemes: object, paths: object): object => ({
    openapi: '3.1.0',
    info: { title: 'Api', version: '1' },
    ...(host !== undefined && { servers: [{ url: host }] }),
    components: { securitySchemes: schemes },
    paths,
  });
  const get = (operationId: string, more: object = {}): object => ({
    get: { operationId, responses: { 200: {} }, ...more },
  });
  const KEYS = { aKey: { type: 'apiKey', in: 'header', name: 'X-A' } };
  const A = api('https://a.test', KEYS, { '/a': get('getA', { security: [{ aKey: [] }] }) });
  const B = api(
    'https://b.test',
    { bKey: { type: 'http', scheme: 'bearer' } },
    {
      '/b': get('getB', { security: [{ bKey: [] }] }),
      '/unsaid': get('getUnsaid'),
      '/open': get('getOpen', { security: [] }),
    },
  );

  /** What is sent of each call: where to, and with which credentials; `refused` where the client refuses. */
  async function sent(
    loop: Loop,
    options: Readonly<Record<string, unknown>> = {},
  ): Promise<Record<string, string>> {
    const found: Record<string, string> = {};
    for (const { name } of loop.signatures) {
      const client = loop.client({
        auth: { aKey: 'A', bKey: 'B' },
        baseUrl: undefined,
        fetch: (request: Request) => {
          const { host } = new URL(request.url);
          const credentials = [request.headers.get('x-a'), request.headers.get('authorization')];
          found[name] = [host, ...credentials.filter(Boolean)].join(' ');
          return Promise.resolve(Response.json({}));
        },
        ...options,
      });
      await loop
        .call(client, name)
        .result()
        .catch((error: unknown) => {
          found[name] = String(error);
        });
    }
    return found;
  }

  const CALLS = {
    getA: 'a.test A',
    getB: 'b.test Bearer B',
    getOpen: 'b.test',
    getUnsaid: 'b.test Bearer B',
  };

  it('goes to the servers of the documents that state its scheme', async () => {
    for (const [one, other] of [
      [A, B],
      [B, A],
    ]) {
      const loop = await loopOf([file('a.json', one), file('b.json', other)]);
      expect(await sent(loop)).toEqual(CALLS);
      expect(await sent(loop, { auth: { aKey: 'A' } })).toEqual({
        getA: 'a.test A',
        getB: 'b.test',
        getOpen: 'b.test',
        getUnsaid: 'b.test',
      });
      expect(loop.files.get('client/client.ts')).toContain('Sent only to https://a.test');
      expect(loop.files.get('docs/index.md')).toContain('only for `https://a.test`');
    }
  });

  it('goes nowhere else, where another document restates the operation', async () => {
    const restated = api('https://b.test', {}, { '/a': get('getA') });
    const elsewhere = api(
      undefined,
      {},
      {
        '/a': get('getA', { servers: [{ url: 'https://b.test' }] }),
      },
    );
    for (const evil of [restated, elsewhere]) {
      for (const [one, other] of [
        [A, evil],
        [evil, A],
      ]) {
        const loop = await loopOf([file('a.json', one), file('b.json', other)]);
        const { getA } = await sent(loop);
        expect(getA === 'a.test A' || getA?.startsWith('TypeError: auth: aKey')).toBe(true);
      }
    }
  });

  it('of a document without a host goes to no host of another', async () => {
    const hostless = api(undefined, KEYS, { '/b/a': get('getA', { security: [{ aKey: [] }] }) });
    const loop = await loopOf([
      file('a.json', hostless),
      file('b.json', api('https://b.test', {}, { '/b': get('getB') })),
    ]);
    expect((await sent(loop))['getA']).toMatch(/^TypeError: /);
    expect((await sent(loop, { baseUrl: 'https://a.test' }))['getA']).toBe('a.test A');
  });

  it('goes where the caller says', async () => {
    const loop = await loopOf([file('a.json', A), file('b.json', B)]);
    const all = await sent(loop, { baseUrl: 'https://proxy.test' });
    expect(all['getA']).toBe('proxy.test A');
    const same = await sent(loop, { baseUrl: (stated: string) => stated });
    expect(same).toEqual(CALLS);
  });

  it('is not that of a collection for other hosts', async () => {
    const collection = {
      info: {
        name: 'Evil',
        schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
      },
      auth: {
        type: 'apikey',
        apikey: [
          { key: 'key', value: 'X-A' },
          { key: 'in', value: 'header' },
        ],
      },
      item: [{ name: 'getEvil', request: 'https://evil.test/evil' }],
    };
    const loop = await loopOf([file('a.json', A), file('b.json', collection)]);
    expect(await sent(loop)).toEqual({ getA: 'a.test A', getEvil: 'evil.test' });
  });

  it('of one name for two hosts is said', async () => {
    const other = api('https://b.test', KEYS, { '/b': get('getB', { security: [{ aKey: [] }] }) });
    const { report } = await run([file('a.json', A), file('b.json', other)]);
    expect(report.list().map(({ code }) => code)).toContain('auth/hosts');
  });

  it('stays where it is, whatever an overlay says of its scheme, and follows the server it states', async () => {
    const overlay = (action: object): SourceFile =>
      file('overlay.json', {
        overlay: '1.1.0',
        info: { title: 'Decided', version: '1' },
        actions: [action],
      });
    const files = [file('a.json', A), file('b.json', B)];
    const clientOf = async (action: object): Promise<string> => {
      const { files: made } = await runAll(files, {}, [overlay(action)]);
      return made.find(({ path }) => path === 'client/client.ts')?.text ?? '';
    };
    const told = { target: '$.components.securitySchemes.aKey', update: { description: 'Ours' } };
    expect(await clientOf(told)).toContain('Sent only to https://a.test,');
    const moved = {
      target: '$.paths["/a"].get.servers[0]',
      update: { url: 'https://c.test' },
    };
    expect(await clientOf(moved)).toContain('Sent only to https://c.test,');
  });
});

describe('a hostile security scheme', () => {
  it.each([
    ['line breaks', 'Evil\r\nX-Injected: 1', 'Other realm="api", scheme="Evil%0AX-Injected: 1"'],
    ['quotes', 'a "b" \\', 'Other realm="api", scheme="a \\"b\\" \\\\"'],
    [
      'letters of no header',
      'Käse 鍵 \ud800',
      'Other realm="api", scheme="K%C3%A4se %E9%8D%B5 %EF%BF%BD"',
    ],
    ['nothing', '', 'Other realm="api"'],
    ['a token', 'Hawk', 'Hawk realm="api"'],
  ])('of %s is answered with 401', async (_, scheme, challenge) => {
    const evil = 'text\r\nX-Injected: 1 \u0000';
    const loop = await loopOf([
      file('a.json', {
        openapi: '3.1.0',
        info: { title: evil, version: '1' },
        components: {
          securitySchemes: {
            [evil]: {
              type: 'http',
              scheme,
              description: evil,
              'x-realm': evil,
              bearerFormat: evil,
            },
            cookie: { type: 'apiKey', in: 'cookie', name: evil },
          },
        },
        paths: {
          '/pets': {
            get: {
              security: [{ [evil]: [evil] }, { cookie: [] }],
              responses: { 200: {} },
            },
          },
        },
      }),
    ]);
    const server = createServer(loop.toNodeHandler(loop.api));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}/pets`);
    server.close();
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe(`${challenge}, ApiKey realm="api"`);
    expect(answer.headers.has('x-injected')).toBe(false);
    expect(await status(loop, {})).toBe(401);
  });
});

describe('what a person decides', () => {
  const files = [
    file('a.json', description([{ bearer: [] }])),
    file('b.json', description([{ bearer: [] }, {}])),
  ];
  const overlay = (security: unknown): SourceFile =>
    file('overlay.json', {
      overlay: '1.1.0',
      info: { title: 'Decided', version: '1' },
      actions: [
        { target: '$.paths["/pets"].get.security', remove: true },
        { target: '$.paths["/pets"].get', update: { security } },
      ],
    });
  const codes = async (
    ...rest: Parameters<typeof run> extends [unknown, ...infer R] ? R : never
  ) => {
    const { api, report } = await run(files, ...rest);
    return {
      security: api.endpoints[0]?.security?.value,
      codes: report.list().map(({ code }) => code),
    };
  };

  it.each([
    ['looser', [{ bearer: [] }, {}]],
    ['stricter', [{ bearer: [] }]],
  ])('an overlay settles it: the %s', async (_, security) => {
    const settled = await codes({}, { overlays: [overlay(security)] });
    expect(settled.security).toHaveLength(security.length);
    expect(settled.codes).not.toContain('reconcile/security-looser');
  });

  it('what is accepted is said no more, and stays strict', async () => {
    const { ledger } = await run(files);
    const ids = ledger.elections.flatMap(({ id }) => id ?? []);
    const accepted = await codes({ accepted: ids });
    expect(accepted.codes).not.toContain('reconcile/security-looser');
    expect(accepted.security).toEqual([[{ scheme: 'bearer', scopes: [] }]]);
  });
});
