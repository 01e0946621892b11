/** The command generate, in a temporary folder. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { PETS, ARGUMENTS, FILE, generatedTexts } from './pets.js';

const folder = folderOfEachTest();
const { write, read } = folder;
beforeEach(() => {
  write('pets.yaml', PETS);
});

const restitch = commandIn(() => folder.path);

const everything = (): Record<string, string> => generatedTexts(folder.path);

describe('generate', () => {
  it('generates without a configuration, and then changes nothing', async () => {
    expect(await restitch('generate', ...ARGUMENTS)).toEqual({
      exit: 0,
      out: '1 endpoint in 1 group · 1 file created\n',
      err: '',
    });
    utimesSync(join(folder.path, FILE), 1, 1);
    expect((await restitch('generate', ...ARGUMENTS)).out).toBe(
      '1 endpoint in 1 group · 1 file unchanged\n',
    );
    expect(statSync(join(folder.path, FILE)).mtimeMs).toBe(1000);
  });

  it('writes to the folder of the command line', async () => {
    const [out, handlers] = [`${folder.path}-out`, `${folder.path}-handlers`];
    try {
      const flags = ['--out', out, '--handlers', handlers, '-t', 'server'];
      expect((await restitch('generate', 'pets.yaml', ...flags)).exit).toBe(0);
      const stub = readFileSync(join(handlers, 'pets.ts'), 'utf8');
      expect(stub).toContain(`from "../${basename(out)}/server/index.js"`);
    } finally {
      for (const path of [out, handlers]) rmSync(path, { recursive: true, force: true });
    }
  });

  it('applies overlays in the order in which they are named', async () => {
    for (const name of ['a', 'z']) {
      const update = `{ target: "$.paths['/pets'].get", update: { summary: From ${name} } }`;
      write(
        `${name}.yaml`,
        `overlay: 1.0.0\ninfo: { title: x, version: '1' }\nactions: [${update}]\n`,
      );
    }
    await restitch('generate', ...ARGUMENTS, '--overlay', 'z.yaml', '--overlay', 'a.yaml');
    expect(read(FILE)).toContain('"summary": "From a"');
    await restitch('generate', ...ARGUMENTS, '--overlay', 'a.yaml', '--overlay', 'z.yaml');
    expect(read(FILE)).toContain('"summary": "From z"');
  });

  it('keeps the names of the lock', async () => {
    await restitch('generate', ...ARGUMENTS);
    const lock = 'generated/restitch.lock.json';
    write(lock, read(lock).replace('"name": "listPets"', '"name": "fetchThem"'));
    await restitch('generate', ...ARGUMENTS);
    expect(read(lock)).toContain('"name": "fetchThem" }');
  });

  it('only prints a plan in a dry run', async () => {
    const { out } = await restitch('generate', ...ARGUMENTS, '--dry-run');
    expect(out).toContain(`--- /dev/null\n+++ b/${FILE}\n`);
    expect(
      out.endsWith(
        `create   ${FILE}\ndry run, nothing was written: 1 endpoint in 1 group · 1 file created\n`,
      ),
    ).toBe(true);
    expect(() => read(FILE)).toThrow('ENOENT');
  });

  it('removes stale files from the folders of requested targets only', async () => {
    const all = ['pets.yaml', '--out', 'generated'];
    await restitch('generate', ...all);
    const files = readdirSync(join(folder.path, 'generated'), { recursive: true });
    expect((await restitch('generate', ...all, '-t', 'docs')).out).not.toContain('removed');
    expect(readdirSync(join(folder.path, 'generated'), { recursive: true })).toEqual(files);
    // The files of another target still belong to restitch. They do not count as foreign, and stale
    // ones are removed when that target runs.
    write('pets.yaml', PETS.replace('listPets', 'listAnimals').replace('/pets:', '/animals:'));
    await restitch('generate', ...all, '-t', 'docs');
    expect(existsSync(join(folder.path, 'generated/client/operations/pets.ts'))).toBe(true);
    expect(existsSync(join(folder.path, 'generated/docs/pets.md'))).toBe(false);
    expect(await restitch('generate', ...all)).toMatchObject({ exit: 0 });
    expect(existsSync(join(folder.path, 'generated/client/operations/pets.ts'))).toBe(false);
    expect((await restitch('check', ...all)).exit).toBe(0);
  });

  it('describes the client in the docs if there is one', async () => {
    for (const targets of ['docs', 'client,docs']) {
      await restitch('generate', 'pets.yaml', '--out', 'generated', '-t', targets);
      const hasClient = /client\/index/.test(read('generated/docs/index.md'));
      expect([targets, hasClient]).toEqual([targets, targets !== 'docs']);
    }
  });

  it('prints errors only with --quiet', async () => {
    expect(await restitch('generate', ...ARGUMENTS, '-q')).toEqual({ exit: 0, out: '', err: '' });
    expect(await restitch('generate', ...ARGUMENTS, '-q')).toEqual({ exit: 0, out: '', err: '' });
    write('pets.yaml', PETS.replace('type: string', '$ref: "#/definitions/Gone"'));
    const { out, err } = await restitch('generate', ...ARGUMENTS, '--quiet');
    expect([out, err]).toEqual(['', expect.stringMatching(/^error [^]*pets\.yaml:12:57/)]);
    expect((await restitch('generate', ...ARGUMENTS, '-q', '-v')).err).toContain(
      'cannot be used with',
    );
  });

  it('prints causes before consequences, and counts only completed work', async () => {
    const { exit, out, err } = await restitch('generate', 'dogs.yaml', '-o', 'generated');
    expect(exit).toBe(1);
    expect(err).toContain('file/not-found');
    expect(err).not.toContain('output/nothing');
    expect(out).toBe('0 endpoints in 0 groups · nothing was written\n');
    await restitch('generate', ...ARGUMENTS);
    rmSync(join(folder.path, FILE));
    mkdirSync(join(folder.path, FILE));
    const refused = await restitch('generate', ...ARGUMENTS);
    expect([refused.exit, refused.err]).toEqual([1, expect.stringContaining('output/refused')]);
    expect(refused.out).toBe('1 endpoint in 1 group · nothing was written\n');
  });

  it('keeps edited files, and exits with 1', async () => {
    await restitch('generate', ...ARGUMENTS);
    write(FILE, '{}\n');
    const { exit, err } = await restitch('generate', ...ARGUMENTS);
    expect(exit).toBe(1);
    expect(err).toContain(`error output/conflict: the file "${FILE}" was edited by hand`);
    expect(read(FILE)).toBe('{}\n');
    expect((await restitch('generate', ...ARGUMENTS, '--force')).exit).toBe(0);
    expect(read(FILE)).not.toBe('{}\n');
  });

  it('changes only generated files, in a dry run and otherwise', async () => {
    await restitch('generate', ...ARGUMENTS);
    write('generated/mine.ts', '// mine\n');
    const all = (): unknown =>
      readdirSync(join(folder.path, 'generated')).map((name) => [name, read(`generated/${name}`)]);
    const before = all();
    write('pets.yaml', PETS.replace('All pets', 'Every pet'));
    await restitch('generate', ...ARGUMENTS, '--dry-run');
    expect(all()).toEqual(before);
    await restitch('generate', ...ARGUMENTS);
    expect(read(FILE)).toContain('Every pet');
    expect(read('generated/mine.ts')).toBe('// mine\n');
  });

  it('generates types from schemas without endpoints, but not if the API lost its endpoints', async () => {
    const schemas = `definitions: { Pet: { type: object, properties: { name: { type: string } } } }\n`;
    write('schemas.yaml', `swagger: '2.0'\ninfo: { title: Pets, version: '1' }\n${schemas}`);
    const flags = [
      '--out',
      'types',
      '--target',
      'client',
      '--target',
      'server',
      '--target',
      'docs',
    ];
    const { exit, out, err } = await restitch('generate', 'schemas.yaml', ...flags);
    expect([exit, out, err]).toEqual([0, expect.stringMatching(/^1 schema · /), '']);
    expect(read('types/client/schemas.ts')).toContain('export interface Pet {');
    expect(read('types/server/validators.ts')).toContain('petSchema');
    expect(read('types/docs/schemas.md')).toContain('## Pet');
    await restitch('generate', ...ARGUMENTS);
    const before = everything();
    write('pets.yaml', read('schemas.yaml'));
    const again = await restitch('generate', ...ARGUMENTS);
    expect([again.exit, again.err]).toEqual([1, expect.stringContaining('output/nothing')]);
    expect(everything()).toEqual(before);
    expect((await restitch('generate', ...ARGUMENTS, '--allow-mass-removal')).exit).toBe(0);
  });

  it('prints one object for machines', async () => {
    const { out, err } = await restitch('generate', ...ARGUMENTS, '--format', 'json');
    expect(err).toBe('');
    expect(JSON.parse(out)).toEqual({
      diagnostics: [],
      files: { created: [FILE], updated: [], removed: [], conflicts: [], unchanged: 0 },
    });
  });

  it('fails on warnings if configured', async () => {
    write('pets.yaml', PETS.replace("'2.0'", '2.0'));
    expect((await restitch('generate', ...ARGUMENTS)).exit).toBe(0);
    expect((await restitch('generate', ...ARGUMENTS, '--fail-on', 'warning')).exit).toBe(1);
  });
});
