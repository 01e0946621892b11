/** Repeated runs of `generate` with handlers that people have edited. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { commandIn } from '../../../test/command.js';

const folder = folderOfEachTest();
const { write, read } = folder;
beforeEach(async () => {
  // The project has node_modules, so that its cache is separate.
  mkdirSync(join(folder.path, 'node_modules'));
  write('package.json', '{}');
  write(
    'restitch.config.json',
    '{ "inputs": "api.json", "output": "out", "targets": { "server": { "handlers": "src" } } }',
  );
  describeApi('GET /pets', 'GET /pets/{id}', 'GET /shops');
  await restitch('generate');
});

const restitch = commandIn(() => folder.path);

/**
 * Writes a description of these endpoints. The name after a question mark is a required query
 * parameter.
 */
function describeApi(...keys: string[]): void {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const key of keys) {
    const [, method = '', path = '', query] = /^(\S+) ([^?]*)(?:\?(.*))?$/.exec(key) ?? [];
    const parameters: unknown[] = [...path.matchAll(/\{(.*?)\}/g)].map(([, name]) => {
      return { name, in: 'path', required: true, type: 'string' };
    });
    if (query !== undefined) {
      parameters.push({ name: query, in: 'query', required: true, type: 'string' });
    }
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: {
        summary: key,
        tags: [path.split('/')[1] ?? ''],
        security: [],
        parameters,
        responses: { 200: { description: 'ok', schema: { type: 'string' } } },
      },
    };
  }
  const info = { title: 'Api', version: '1' };
  write(
    'api.json',
    JSON.stringify({ swagger: '2.0', info, host: 'a.dev', schemes: ['https'], paths }),
  );
}

function fill(path: string, key: string): void {
  const text = read(path);
  const at = text.indexOf('throw', text.indexOf(`Req<"${key}">`));
  const after =
    text.slice(0, at) +
    text
      .slice(at)
      .replace('throw new NotImplemented(ctx.operation)', 'return { status: 200, body: "mine" }');
  expect(after).not.toBe(text);
  write(path, after);
}

describe('generating again', () => {
  it('lists changes for callers and for handlers', async () => {
    fill('src/shops.ts', 'GET /shops');
    describeApi('GET /pets?limit', 'PUT /pets/{id}', 'GET /shops');
    const { exit, out } = await restitch('generate');
    expect(exit).toBe(0);
    expect(out.split('\n').slice(0, 6)).toEqual([
      '~ GET /pets: required query parameter limit added (breaking: requests without it are rejected)',
      '- GET /pets/{id}: removed (breaking: calls to it fail)',
      '+ PUT /pets/{id}: added',
      'changes for callers: 2 breaking, 1 compatible',
      '  handler of GET /pets/{id}: unedited stub removed (getPet in src/pets.ts)',
      expect.stringMatching(
        /^ {2}handler of PUT \/pets\/\{id\}: stub added \(\w+ in src\/pets\.ts\)$/,
      ),
    ]);
    expect(read('src/pets.ts')).not.toContain('"GET /pets/{id}"');
    utimesSync(join(folder.path, 'src/pets.ts'), 1, 1);
    await restitch('generate', '--verbose');
    expect(statSync(join(folder.path, 'src/pets.ts')).mtimeMs).toBe(1000);
  });

  it('prints a plan and its diff without writing, and check reports why it is stale', async () => {
    describeApi('GET /pets', 'GET /shops');
    const before = read('src/pets.ts');
    const { out } = await restitch('generate', '--dry-run');
    expect(out).toContain('--- a/src/pets.ts\n+++ b/src/pets.ts\n');
    expect(out).toContain('update   src/pets.ts\n');
    const check = await restitch('check');
    expect(check.exit).toBe(1);
    expect(check.out).toContain('- GET /pets/{id}: removed (breaking: calls to it fail)\n');
    expect(read('src/pets.ts')).toBe(before);
  });

  it('finds moved handlers, even if the description did not change', async () => {
    mkdirSync(join(folder.path, 'src/deep'));
    renameSync(join(folder.path, 'src/pets.ts'), join(folder.path, 'src/deep/all.ts'));
    await restitch('generate');
    expect(readdirSync(join(folder.path, 'src')).sort()).toEqual(['deep', 'shops.ts']);
    expect(read('out/server/mount.ts')).toContain('from "../../src/deep/all.ts"');
  });

  it('keeps retired handlers with their last types, and settles moves on request', async () => {
    fill('src/pets.ts', 'GET /pets/{id}');
    describeApi('GET /pets', 'GET /v2/pets/{id}', 'GET /shops');
    const { exit, err } = await restitch('generate');
    expect(exit).toBe(0);
    expect(err).toContain('handlers/retired');
    expect(err).toContain('handlers/possible-move');
    const move = 'GET /pets/{id}=GET /v2/pets/{id}';
    expect(err).toContain(`restitch generate --move "${move}"`);
    expect(read('out/server/retired.ts').startsWith('/**\n * Operations that')).toBe(true);
    expect(read('out/server/retired.ts')).toMatch(
      /"GET \/pets\/\{id\}": \{\n +params: \{ id: string \};/,
    );
    await restitch('generate', '--move', move);
    expect(existsSync(join(folder.path, 'src/v2.ts'))).toBe(false);
    expect(existsSync(join(folder.path, 'out/server/retired.ts'))).toBe(false);
    expect(read('src/pets.ts')).toContain('Req<"GET /v2/pets/{id}">');
    expect((await restitch('check')).exit).toBe(0);
    expect((await restitch('generate', '--move', 'a=b')).exit).toBe(2);
    const nothing = await restitch('generate', '--move', 'GET /x=GET /y');
    expect(nothing.err).toContain('handlers/move');
  });

  it('restores deleted handlers only on request', async () => {
    rmSync(join(folder.path, 'src/shops.ts'));
    expect((await restitch('generate')).err).toContain('handlers/missing');
    expect(existsSync(join(folder.path, 'src/shops.ts'))).toBe(false);
    expect(read('out/server/mount.ts')).toMatch(
      /"GET \/shops": \(\) => \{\s+throw new NotImplemented\("GET \/shops"\);\s+\}/,
    );
    await restitch('generate', '--restore');
    expect(read('out/server/mount.ts')).toContain('"GET /shops": listShops,');
    expect(existsSync(join(folder.path, 'src/shops.ts'))).toBe(true);
  });
});

describe('errors that forbid writing', () => {
  it('two handlers of one operation', async () => {
    write('src/more.ts', 'export function a(r: Req<"GET /pets">): Res<"GET /pets"> {}\n');
    describeApi('GET /pets');
    const before = read('out/server/mount.ts');
    const { exit, err } = await restitch('generate');
    expect([exit, err.includes('handlers/rivals')]).toEqual([1, true]);
    expect(read('out/server/mount.ts')).toBe(before);
  });

  it('the loss of most endpoints', async () => {
    describeApi('GET /a', 'GET /b', 'GET /c', 'GET /d', 'GET /e', 'GET /f');
    await restitch('generate');
    describeApi('GET /a');
    const all = readdirSync(join(folder.path, 'src')).map((name) => read(`src/${name}`));
    const { exit, err } = await restitch('generate');
    expect([exit, err.includes('output/mass-removal')]).toEqual([1, true]);
    expect(readdirSync(join(folder.path, 'src')).map((name) => read(`src/${name}`))).toEqual(all);
    expect((await restitch('generate', '--allow-mass-removal')).exit).toBe(0);
    const left = readdirSync(join(folder.path, 'src')).map((name) => read(`src/${name}`));
    expect(left.join('')).not.toContain('GET /b');
  });
});

describe('a file that is not changed', () => {
  it('cannot be parsed: the missing code is printed, to paste', async () => {
    write('src/pets.ts', `${read('src/pets.ts')}<<<<<<< ours\n`);
    const before = read('src/pets.ts');
    describeApi('GET /pets', 'GET /pets/{id}', 'PUT /pets/{id}', 'GET /shops');
    const { exit, out, err } = await restitch('generate');
    expect(exit).toBe(1);
    expect(err).toContain('handlers/unreadable');
    expect(err).toContain('handlers/not-added');
    expect(out).toMatch(/Copy this handler of PUT \/pets\/\{id\}[^]*export async function/);
    expect(read('src/pets.ts')).toBe(before);
  });

  it('is a link: its handlers count, and the missing code is printed', async () => {
    renameSync(join(folder.path, 'src/pets.ts'), join(folder.path, 'pets.ts'));
    symlinkSync('../pets.ts', join(folder.path, 'src/pets.ts'));
    const before = read('pets.ts');
    expect((await restitch('generate')).exit).toBe(0);
    expect(readdirSync(join(folder.path, 'src')).sort()).toEqual(['pets.ts', 'shops.ts']);
    describeApi('GET /pets', 'GET /pets/{id}', 'PUT /pets/{id}', 'GET /shops', 'GET /bees');
    const { exit, out, err } = await restitch('generate');
    expect(exit).toBe(1);
    expect(err).toContain('handlers/linked');
    expect(err).toMatch(/handlers\/not-added[^]*a symbolic link/);
    expect(out).toMatch(/Copy this handler of PUT \/pets\/\{id\}[^]*export async function/);
    expect(read('pets.ts')).toBe(before);
    expect(read('src/bees.ts')).toContain('GET /bees');
  });

  it('contains <<<<<<< in a template literal, which is not a merge', async () => {
    write(
      'src/pets.ts',
      `${read('src/pets.ts')}export const help = \`\n<<<<<<< \${1}\n>>>>>>> x\n\`;\n`,
    );
    describeApi('GET /pets', 'GET /pets/{id}', 'PUT /pets/{id}', 'GET /shops');
    expect((await restitch('generate')).exit).toBe(0);
    expect(read('src/pets.ts')).toContain('PUT /pets/{id}');
  });

  it('can be parsed, but has the wrong contents', async () => {
    write('src/pets.ts', `${read('src/pets.ts')}\nexport const = 1;\n`);
    describeApi('GET /pets', 'GET /shops');
    const { exit, err } = await restitch('generate');
    expect([exit, err.includes('handlers/not-edited')]).toEqual([1, true]);
    expect(read('src/pets.ts')).toContain('"GET /pets/{id}"');
  });
});

it('explains once how to get stubs if a server has none', async () => {
  const words = ['generate', 'api.json', '--out', 'other', '-t', 'server'];
  expect((await restitch(...words)).out).toContain(
    'no handler stubs were written, because no folder for them is configured',
  );
  expect((await restitch(...words)).out).not.toContain('no stubs');
  expect((await restitch('generate')).out).not.toContain('no stubs');
});
