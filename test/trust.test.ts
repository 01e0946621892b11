/** A merge never widens what a single document allows: shown by calling what was generated from several documents. */
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { UserConfig } from '../src/config.js';
import type { SourceFile } from '../src/source/index.js';
import { startLoop, type Loop } from './loop.js';
import { file, run } from './stride.js';

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

  it('wins by no rank', async () => {
    const files = [file('a.json', description([{ bearer: [] }])), file('b.json', description([]))];
    const loop = await loopOf(files, { rank: ['b.json'] });
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
