/**
 * A merge never allows more than each of its documents. The tests call servers that are generated
 * from several documents.
 */
import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../src/input/source/index.js';
import { file, run } from '../stride.js';
import { runAll } from '../subjects.js';
import { description, loopsOfFile, BEARER, KEY, status } from './trusted.js';

const loopOf = loopsOfFile();

const READ = [{ oauth: ['read'] }];
const WRITE = [{ oauth: ['read', 'write'] }];
const LOOSER = 'error reconcile/security-looser';

describe('a document that declares weaker security', () => {
  const nobody = [{}];
  const rows: readonly [string, unknown, unknown, object, readonly object[]][] = [
    ['optional', [{ bearer: [] }], [{ bearer: [] }, {}], BEARER, nobody],
    ['none', [{ bearer: [] }], [], BEARER, nobody],
    ['an empty requirement', [{ bearer: [] }], [{}], BEARER, nobody],
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

  it('adds an alternative only with a credential, and a warning', async () => {
    const loop = await loopOf([
      file('a.json', description([{ bearer: [] }])),
      file('b.json', description([{ bearer: [] }, { key: [] }])),
    ]);
    expect(await status(loop, {})).toBe(401);
    expect(await status(loop, BEARER)).toBe(200);
    expect(await status(loop, KEY)).toBe(200);
    expect(loop.said).toContain('warning reconcile/security');
  });

  it('does not remove scopes of the stricter document', async () => {
    const loop = await loopOf([
      file('a.json', description(READ)),
      file('b.json', description(WRITE)),
    ]);
    await status(loop, BEARER);
    expect(loop.checked.map(({ scopes }) => scopes)).toEqual([['read', 'write']]);
  });

  it('loses against three others, in any order', async () => {
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

  it('is displayed in the docs, with the declaration of each document', async () => {
    const { files } = await runAll([
      file('a.json', description([{ bearer: [] }])),
      file('b.json', description([{ bearer: [] }, {}])),
    ]);
    const textOf = (path: string): string => files.find((one) => one.path === path)?.text ?? '';
    expect(textOf('docs/operations/list-pets.md')).toContain(
      'Conflicts between the documents: [security](../conflicts.md#',
    );
    expect(textOf('docs/pets.html')).toContain('Conflicts between the documents:');
    expect(textOf('docs/conflicts.md')).toContain(
      'because it is stricter, and a document without credentials may be incomplete',
    );
    expect(textOf('openapi.json')).toContain('reconcile/security-looser');
  });

  it('never wins by rank', async () => {
    const files = [file('a.json', description([{ bearer: [] }])), file('b.json', description([]))];
    const loop = await loopOf(files, { precedence: ['b.json'] });
    expect(await status(loop, {})).toBe(401);
  });
});

describe('similar security schemes', () => {
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

  it('are two in one document: each has a handler and a credential', async () => {
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

  it('are merged across documents only if name and form are equal', async () => {
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

  it('keep a declared name when others conflict', async () => {
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

  it('get the only declared name if a collection has none', async () => {
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

describe('a decision by a person', () => {
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

  it('an accepted conflict is no longer reported, and the strict declaration applies', async () => {
    const { ledger } = await run(files);
    const ids = ledger.elections.flatMap(({ id }) => id ?? []);
    const accepted = await codes({ acceptedConflicts: ids });
    expect(accepted.codes).not.toContain('reconcile/security-looser');
    expect(accepted.security).toEqual([[{ scheme: 'bearer', scopes: [] }]]);
  });
});
