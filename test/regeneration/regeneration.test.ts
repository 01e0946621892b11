/**
 * Regeneration: what happens to hand-written handlers, event by event. None of their text is ever
 * lost.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import { LIST, GET, PUT, SHOP } from './operations.js';
import { emptyWorld, generatedText, regenerate, type World } from './world.js';

let world: World;
beforeEach(async () => {
  world = emptyWorld();
  await regenerate(world, [LIST, GET]);
});

const pets = (): string => world.files.get('pets.ts') ?? '';
const edit = (from: string | RegExp, to: string, path = 'pets.ts'): void => {
  const before = world.files.get(path) ?? '';
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  world.files.set(path, after);
};
/** Edits the handler of one pet. */
const fill = (): void =>
  edit(
    /(Req<"GET \/pets\/\{id\}">[^]*?)throw new NotImplemented\(ctx.operation\);/,
    '$1return { status: 200, body: _req.params.id };',
  );
const changes = (events: readonly { change: string; key: string }[]): string[] =>
  events.map(({ change, key }) => `${change} ${key}`);

describe('a new endpoint', () => {
  it('gets a stub after the others, and only its file is written', async () => {
    fill();
    const before = pets();
    const { events, written } = await regenerate(world, [LIST, GET, PUT]);
    expect(changes(events)).toEqual(['added PUT /pets/{id}']);
    expect([...written.keys()]).toEqual(['pets.ts']);
    expect(pets().startsWith(before)).toBe(true);
    expect(generatedText(world, 'server/mount.ts')).toContain('"PUT /pets/{id}": ');
  });

  it('is written at its sorted position in an unedited file', async () => {
    const whole = emptyWorld();
    await regenerate(whole, [LIST, GET, PUT]);
    await regenerate(world, [LIST, GET, PUT]);
    expect(pets()).toBe(whole.files.get('pets.ts'));
  });

  it('gets another name if the file uses its name', async () => {
    edit(/$/, '\nfunction putPet() {}\nfunction updatePet() {}\nfunction replacePet() {}\n');
    const { problems, events } = await regenerate(world, [LIST, GET, PUT]);
    expect([problems, changes(events)]).toEqual([0, ['added PUT /pets/{id}']]);
    expect(pets()).toMatch(/export async function \w+Pet2\(/);
    expect(generatedText(world, 'server/mount.ts')).toMatch(/"PUT \/pets\/\{id\}": \w+Pet2,/);
  });
});

describe('a run without new or removed endpoints', () => {
  it('writes nothing', async () => {
    fill();
    edit(/$/, "\nexport const other = ['GET /pets/{petId}'];\n");
    expect((await regenerate(world, [LIST, GET])).written.size).toBe(0);
  });

  it('keeps handlers when a tag or an operation name changes', async () => {
    fill();
    const other = { ...GET, tag: 'Animals', id: 'fetchAnimal' };
    world.names = undefined;
    expect((await regenerate(world, [LIST, other])).written.size).toBe(0);
    expect(generatedText(world, 'server/mount.ts')).toContain('from "../../handlers/pets.js"');
  });
});

describe('handlers are found', () => {
  const mount = (): string => generatedText(world, 'server/mount.ts');
  const moved: [how: string, text: string, mounted: string][] = [
    [
      'under another name',
      `export async function mine(r: Req<"GET /shops">): Promise<Res<"GET /shops">> {}`,
      'mine',
    ],
    [
      'wrapped',
      `export const mine = withTx(async (r: Req<'GET /shops'>): Promise<Res<'GET /shops'>> => {});`,
      'mine',
    ],
    [
      'as a typed constant',
      `export const mine: Handler<"GET /shops"> = async (r) => ({ status: 200 })`,
      'mine',
    ],
    ['exported in a list', `function own(r: Req<"GET /shops">) {}\nexport { own as mine }`, 'mine'],
    [
      'as the default',
      `export default async function (r: Req<"GET /shops">): Promise<Res<"GET /shops">> {}`,
      'listShops',
    ],
    [
      'with aliases',
      `import { Req as R } from "../generated/server/index.js";\nexport function mine(r: R<\`GET /shops\`>) {}`,
      'mine',
    ],
    [
      'beside a helper',
      `export function help(r: Req<"GET /shops">) {}\nexport function mine(r: Req<"GET /shops">): Res<"GET /shops"> {}`,
      'mine',
    ],
    [
      'behind regular expressions and templates',
      'const a = /[`"{]/.test(`${`}`}"`) ;\nexport function mine(r: Req<"GET /shops">) {}',
      'mine',
    ],
  ];
  it.each(moved)('%s', async (_, text, mounted) => {
    world.files.set('deep/of-shops.ts', text);
    const { events, written } = await regenerate(world, [LIST, GET, SHOP]);
    expect([changes(events), [...written]]).toEqual([[], []]);
    expect(mount()).toMatch(
      new RegExp(`import (\\{ ${mounted}.*\\}|${mounted}) from "../../handlers/deep/of-shops.js"`),
    );
  });

  it.each([
    ['not in comments', '// export function a(r: Req<"GET /shops">) {}\n', 'added'],
    ['not in other texts', 'export const a = ["GET /shops"];\n', 'added'],
    ['not where nothing is exported', 'function a(r: Req<"GET /shops">) {}\n', 'missing'],
  ])('%s', async (_, text, change) => {
    world.files.set('shops.ts', text);
    const { events } = await regenerate(world, [LIST, GET, SHOP]);
    expect(changes(events)).toEqual([`${change} GET /shops`]);
    expect(world.files.get('shops.ts')?.startsWith(text)).toBe(true);
    expect(mount().includes('"GET /shops": listShops,')).toBe(change === 'added');
  });

  it('twice: the file is left unchanged', async () => {
    world.files.set('b.ts', 'export function b(r: Req<"GET /pets">): Res<"GET /pets"> {}');
    expect(await regenerate(world, [LIST])).toMatchObject({ rivals: 1, written: new Map() });
  });
});

describe('a removed endpoint', () => {
  it('removes its unedited stub, and the file with the last stub', async () => {
    const { events } = await regenerate(world, [LIST]);
    expect(changes(events)).toEqual(['removed GET /pets/{id}']);
    expect(pets()).not.toContain('{id}');
    await regenerate(world, [SHOP]);
    expect([...world.files.keys()]).toEqual(['shops.ts']);
  });

  it('keeps an edited handler, which works again when the endpoint returns', async () => {
    fill();
    const before = pets();
    const { events } = await regenerate(world, [LIST]);
    expect(changes(events)).toEqual(['retired GET /pets/{id}']);
    expect(pets()).toMatch(/\*\/\n\/\*\* @deprecated .*\*\/\nexport async function getPet\(/);
    expect(generatedText(world, 'server/mount.ts')).not.toContain('{id}');
    expect(generatedText(world, 'server/retired.ts')).toContain('"GET /pets/{id}": {');
    expect(generatedText(world, 'server/operations.ts')).toContain(
      'K extends keyof KnownOperations',
    );
    expect((await regenerate(world, [LIST])).written.size).toBe(0);
    expect(changes((await regenerate(world, [LIST, GET])).events)).toEqual([
      'returned GET /pets/{id}',
    ]);
    expect(pets()).toBe(before);
  });

  it('leaves unedited stubs byte for byte when it returns', async () => {
    const before = pets();
    await regenerate(world, [LIST]);
    await regenerate(world, [LIST, GET]);
    expect(pets()).toBe(before);
    fill();
    edit(/$/, '\nconst mine = 1;\n');
    const [stub = ''] = /\/\*\* All pets[^]*?\n\}\n/.exec(pets()) ?? [];
    await regenerate(world, [GET]);
    expect(pets()).not.toContain('All pets');
    await regenerate(world, [LIST, GET]);
    expect(stub).not.toBe('');
    expect(pets()).toContain(stub);
  });

  it('counts a reformatted stub as unedited', async () => {
    edit(/"/g, "'");
    edit(/;$/gm, '');
    await regenerate(world, [LIST]);
    expect(pets()).not.toContain('{id}');
  });
});

describe('a changed endpoint', () => {
  it('has its key rewritten in place', async () => {
    fill();
    edit('_req: Req<"GET /pets/{id}">', "_req:Req< 'GET /pets/{id}' >");
    const before = pets();
    const { events } = await regenerate(world, [LIST, { ...GET, path: '/pets/{petId}' }]);
    expect(changes(events)).toEqual(['renamed GET /pets/{petId}']);
    expect(pets()).toBe(before.replaceAll('/pets/{id}', '/pets/{petId}'));
  });

  it('may gain or lose a trailing slash', async () => {
    fill();
    const before = pets();
    await regenerate(world, [{ ...LIST, path: '/pets/' }, GET]);
    expect(pets()).toBe(before.replaceAll('"GET /pets"', '"GET /pets/"'));
  });

  it('updates the comment of an unedited stub only', async () => {
    fill();
    const summary = 'Told anew';
    await regenerate(world, [
      { ...LIST, summary },
      { ...GET, summary },
    ]);
    expect(pets().match(/Told anew/g)).toHaveLength(1);
    expect(pets()).toContain('One pet');
  });

  it('may have moved: the old handler replaces the new stub', async () => {
    fill();
    const now = { ...GET, path: '/animals/{id}' };
    await regenerate(world, [LIST, now]);
    const moves = [{ from: 'GET /pets/{id}', to: 'GET /animals/{id}' }];
    await regenerate(world, [LIST, now], { moves });
    const all = [...world.files.values()].join('');
    expect(all).toContain('return { status: 200, body: _req.params.id };');
    expect(all).not.toContain('@deprecated');
    expect(all.match(/Req<"GET \/animals/g)).toHaveLength(1);
    expect(generatedText(world, 'server/mount.ts')).toContain('"GET /animals/{id}": getPet,');
    expect((await regenerate(world, [LIST, now])).written.size).toBe(0);
  });
});

describe('edits by people', () => {
  it('a deleted handler stays deleted until it is requested again', async () => {
    edit(/\/\*\* One pet[^]*$/, '');
    const gone = await regenerate(world, [LIST, GET]);
    expect([changes(gone.events), gone.written.size]).toEqual([['missing GET /pets/{id}'], 0]);
    expect(generatedText(world, 'server/mount.ts')).toContain(
      'new NotImplemented("GET /pets/{id}")',
    );
    const back = await regenerate(world, [LIST, GET], { restore: true });
    expect(changes(back.events)).toEqual(['added GET /pets/{id}']);
  });

  it.each(['<<<<<<< ours\n', 'function ('])('%j in a file keeps it unchanged', async (broken) => {
    edit(/$/, broken);
    const before = pets();
    const { problems } = await regenerate(world, [LIST, GET, PUT]);
    expect(problems).toBeGreaterThan(0);
    expect(pets()).toBe(before);
  });

  it('a detached comment belongs to no handler', async () => {
    edit(/$/, '\n/** Left alone */\n');
    const { summary: _, ...plain } = PUT;
    await regenerate(world, [LIST, GET, plain]);
    expect((await regenerate(world, [LIST, GET, plain])).written.size).toBe(0);
    await regenerate(world, [LIST, GET]);
    expect(pets()).toContain('/** Left alone */');
    expect(pets()).not.toContain('PUT /pets');
  });

  it('a lost lock file loses no handler', async () => {
    fill();
    world.locked = new Map();
    expect((await regenerate(world, [LIST, GET])).written.size).toBe(0);
    await regenerate(world, [GET]);
    expect(pets()).not.toContain('All pets');
  });

  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['a hashbang', (text: string) => `#!/usr/bin/env node\n${text}`],
    ['no line end', (text: string) => text.trimEnd()],
    ['tabs and comments', (text: string) => `// @ts-nocheck\n${text.replaceAll('  ', '\t')}// end`],
  ])('%s is kept through every change', async (_, change) => {
    fill();
    world.files.set('pets.ts', change(pets()));
    const before = pets();
    const eol = before.includes('\r\n') ? '\r\n' : '\n';
    await regenerate(world, [LIST]);
    const lines = pets().split(eol);
    expect(pets().replace(/\r\n/g, '').includes('\r')).toBe(false);
    expect(lines.filter((line) => !line.startsWith('/** @deprecated')).join(eol)).toBe(before);
    await regenerate(world, [LIST, GET]);
    expect(pets()).toBe(before);
    await regenerate(world, [LIST, GET, PUT]);
    expect(pets().startsWith(before)).toBe(true);
    expect(
      pets()
        .split('\n')
        .every((line) => eol === '\n' || line === '' || line.endsWith('\r')),
    ).toBe(true);
  });
});
