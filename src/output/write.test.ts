/** What reaches the disk: unchanged files untouched, edited ones kept, nothing outside, nothing by halves. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../test/folder.js';
import { createReport } from '../diagnostics/report.js';
import type { OutputFile } from '../emit/file.js';
import {
  diffOutput,
  planOutput,
  readPreviousRun,
  writeOutput,
  type OutputFolders,
  type OutputPlan,
} from './index.js';
import { writeFiles, type Steps } from './write.js';

const base = folderOfEachTest();
let folders: OutputFolders;
let folder: string;

beforeEach(() => {
  folder = join(base.path, 'out');
  folders = {
    folder,
    handlers: join(base.path, 'handlers'),
    show: (ownership, path) => (ownership === 'handlers' ? `handlers/${path}` : `out/${path}`),
  };
});

const OPTIONS = { force: false, format: 'layout', keepStale: false } as const;

async function prepare(
  texts: Record<string, string>,
  options: Partial<Parameters<typeof planOutput>[4]> = {},
): Promise<{ plan: OutputPlan; codes: string[] }> {
  const report = createReport();
  const files = Object.entries(texts).map(([path, text]): OutputFile => {
    const mine = path.startsWith('handlers/');
    return mine
      ? { ownership: 'handlers', path: path.slice('handlers/'.length), text }
      : { ownership: 'generated', path, text };
  });
  const previous = readPreviousRun(folders, report);
  const all = { ...OPTIONS, ...options };
  const plan = await planOutput(folders, previous, files, new Map(), all, report);
  return { plan, codes: report.list().map(({ code }) => code) };
}

async function run(
  texts: Record<string, string>,
  options: Partial<Parameters<typeof planOutput>[4]> = {},
): Promise<{ verbs: string; codes: string[] }> {
  const { plan, codes } = await prepare(texts, options);
  if (!plan.refused) await writeOutput(plan);
  const verbs = plan.actions.map(({ verb, path }) => `${verb} ${path}`).join(', ');
  return { verbs, codes };
}

const read = (path: string): string => readFileSync(join(base.path, path), 'utf8');

describe('writing output', () => {
  it('leaves unchanged files untouched', async () => {
    await run({ 'client/a.ts': 'a\n', 'client/b.ts': 'b\n' });
    for (const path of ['client/a.ts', 'client/b.ts', 'restitch.lock.json']) {
      utimesSync(join(folder, path), 1, 1);
    }
    const again = await run({ 'client/a.ts': 'a\n', 'client/b.ts': 'B\n' });
    expect(again.verbs).toBe('keep client/a.ts, update client/b.ts');
    expect(statSync(join(folder, 'client/a.ts')).mtimeMs).toBe(1000);
    expect(statSync(join(folder, 'client/b.ts')).mtimeMs).not.toBe(1000);
    utimesSync(join(folder, 'restitch.lock.json'), 1, 1);
    await run({ 'client/a.ts': 'a\n', 'client/b.ts': 'B\n' });
    expect(statSync(join(folder, 'restitch.lock.json')).mtimeMs).toBe(1000);
  });

  it('tells how far it has come: what is removed, what is written, and nothing that is kept', async () => {
    await run({ 'a.ts': 'a\n', 'b.ts': 'b\n', 'old.ts': 'o\n' });
    const { plan } = await prepare({ 'a.ts': 'A\n', 'b.ts': 'b\n', 'c/d.ts': 'd\n' });
    const told: unknown[] = [];
    await writeOutput(plan, (step) =>
      told.push({ ...step, done: existsSync(join(folder, 'c/d.ts')) }),
    );
    expect(told).toEqual([
      { at: 1, of: 3, name: 'old.ts', done: false },
      { at: 2, of: 3, name: 'a.ts', done: false },
      { at: 3, of: 3, name: 'c/d.ts', done: false },
    ]);
  });

  it('keeps a file that was edited, until it is forced', async () => {
    await run({ 'a.ts': 'a\n' });
    writeFileSync(join(folder, 'a.ts'), 'mine\n');
    expect(await run({ 'a.ts': 'b\n' })).toEqual({
      verbs: 'conflict a.ts',
      codes: ['output/conflict'],
    });
    expect(read('out/a.ts')).toBe('mine\n');
    expect((await run({ 'a.ts': 'b\n' })).verbs).toBe('conflict a.ts');
    expect((await run({ 'a.ts': 'b\n' }, { force: true })).verbs).toBe('update a.ts');
    expect(read('out/a.ts')).toBe('b\n');
  });

  it('keeps a file that is not ours, and adopts one that is as we want it', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.ts'), 'mine\n');
    writeFileSync(join(folder, 'b.ts'), 'b\r\n');
    expect(await run({ 'a.ts': 'a\n', 'b.ts': 'b\n' })).toEqual({
      verbs: 'conflict a.ts, adopt b.ts',
      codes: ['output/foreign'],
    });
    expect(read('out/a.ts')).toBe('mine\n');
  });

  it('removes stale files one by one, and the folders that this empties', async () => {
    await run({ 'deep/er/a.ts': 'a\n', 'deep/b.ts': 'b\n', 'c.ts': 'c\n', 'd.ts': 'd\n' });
    writeFileSync(join(folder, 'deep/mine.txt'), 'mine');
    writeFileSync(join(folder, 'd.ts'), 'edited\n');
    expect(await run({ 'c.ts': 'c\n' })).toEqual({
      verbs: 'keep c.ts, forget d.ts, remove deep/b.ts, remove deep/er/a.ts',
      codes: ['output/left'],
    });
    expect(readdirSync(folder).sort()).toEqual(['c.ts', 'd.ts', 'deep', 'restitch.lock.json']);
    expect(readdirSync(join(folder, 'deep'))).toEqual(['mine.txt']);
  });

  it('starts handler files once, and never touches them again', async () => {
    await run({ 'handlers/a.ts': 'stub\n', 'x.ts': 'x\n' });
    writeFileSync(join(base.path, 'handlers/a.ts'), 'mine\n');
    expect((await run({ 'handlers/a.ts': 'new stub\n' }, { force: true })).verbs).toBe(
      'remove x.ts, keep a.ts',
    );
    rmSync(join(base.path, 'handlers/a.ts'));
    expect((await run({ 'handlers/a.ts': 'new stub\n' })).verbs).toBe('keep a.ts');
    expect(existsSync(join(base.path, 'handlers/a.ts'))).toBe(false);
    writeFileSync(join(base.path, 'handlers/a.ts'), 'mine\n');
    expect(await run({})).toEqual({ verbs: '', codes: [] });
    expect(read('handlers/a.ts')).toBe('mine\n');
  });

  it('writes nothing when it would go through a symbolic link', async () => {
    const elsewhere = join(base.path, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(folder);
    symlinkSync(elsewhere, join(folder, 'client'));
    writeFileSync(join(elsewhere, 'target.ts'), 'theirs\n');
    symlinkSync(join(elsewhere, 'target.ts'), join(folder, 'b.ts'));
    const { codes } = await run({ 'client/deep/a.ts': 'a\n', 'b.ts': 'b\n', 'c.ts': 'c\n' });
    expect(codes).toEqual(['output/refused', 'output/refused']);
    expect(readdirSync(elsewhere)).toEqual(['target.ts']);
    expect(existsSync(join(folder, 'c.ts'))).toBe(false);
  });

  it.each(['../a.ts', 'x/../../a.ts', '/a.ts', 'x//a.ts', 'x\\a.ts', 'C:/a.ts', 'a\u0000.ts'])(
    'refuses the path %j',
    async (path) => {
      expect((await run({ [path]: 'a\n', 'b.ts': 'b\n' })).codes).toEqual(['output/refused']);
      expect(existsSync(folder)).toBe(false);
    },
  );

  it('refuses a folder that stands where a file should', async () => {
    mkdirSync(join(folder, 'a.ts'), { recursive: true });
    expect((await run({ 'a.ts': 'a\n' })).codes).toEqual(['output/refused']);
  });

  it('refuses names that are one file where case does not count', async () => {
    const twice = await run({ 'x/a.ts': 'a\n', 'X/b.ts': 'b\n' });
    expect(twice.codes).toEqual(['output/collision']);
    mkdirSync(folder);
    writeFileSync(join(folder, 'README.md'), 'mine\n');
    expect((await run({ 'readme.md': 'a\n' })).codes).toEqual(['output/collision']);
    expect(read('out/README.md')).toBe('mine\n');
  });

  it('renames a file of ours that changes only its case', async () => {
    await run({ 'Foo.ts': 'a\n' });
    expect((await run({ 'foo.ts': 'a\n' })).codes).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['foo.ts', 'restitch.lock.json']);
  });

  it('counts files as edited when the lock is broken', async () => {
    await run({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
    writeFileSync(join(folder, 'restitch.lock.json'), '{');
    expect(await run({ 'a.ts': 'A\n', 'b.ts': 'b\n' })).toEqual({
      verbs: 'conflict a.ts, adopt b.ts',
      codes: ['output/lock-broken', 'output/foreign'],
    });
  });

  it('keeps stale files while a description cannot be read whole', async () => {
    await run({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
    expect(await run({ 'a.ts': 'a\n' }, { keepStale: true })).toEqual({
      verbs: 'keep a.ts, keep b.ts',
      codes: ['output/stale-kept'],
    });
    expect((await run({ 'a.ts': 'a\n' })).verbs).toBe('keep a.ts, remove b.ts');
  });

  it('knows the files of both sides of an unfinished merge', async () => {
    await run({ 'a.ts': 'theirs\n' });
    const theirs = read('out/restitch.lock.json');
    await run({ 'a.ts': 'ours\n' });
    const ours = read('out/restitch.lock.json');
    const merge = `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`;
    writeFileSync(join(folder, 'restitch.lock.json'), merge);
    writeFileSync(join(folder, 'a.ts'), 'theirs\n');
    expect(await run({ 'a.ts': 'new\n' })).toEqual({
      verbs: 'update a.ts',
      codes: ['output/lock-merged'],
    });
  });

  it('shows what would change', async () => {
    await run({ 'a.ts': 'one\ntwo\n', 'b.ts': 'b\n' });
    const { plan } = await prepare({ 'a.ts': 'one\n2\n', 'c.ts': 'c\n' });
    expect(plan.stale).toBe(true);
    expect(await diffOutput(plan)).toBe(
      [
        '--- a/out/a.ts',
        '+++ b/out/a.ts',
        '@@ -1,2 +1,2 @@',
        ' one',
        '-two',
        '+2',
        '--- a/out/b.ts',
        '+++ /dev/null',
        '@@ -1,1 +0,0 @@',
        '-b',
        '--- /dev/null',
        '+++ b/out/c.ts',
        '@@ -0,0 +1,1 @@',
        '+c',
        '',
      ].join('\n'),
    );
    expect((await prepare({ 'a.ts': 'one\ntwo\n', 'b.ts': 'b\n' })).plan.stale).toBe(false);
  });
});

describe('a run that is killed', () => {
  class Killed extends Error {}

  /** Real steps until the given one, which dies before it does anything; later ones die too. */
  function dyingAt(step: keyof Steps, at: number): Steps {
    let dead = false;
    let count = 0;
    const live = (name: keyof Steps, act: () => void): Promise<void> => {
      if (name === step && ++count === at) dead = true;
      if (dead) return Promise.reject(new Killed());
      act();
      return Promise.resolve();
    };
    return {
      write: (file, text) => live('write', () => writeFileSync(file, text, { flag: 'wx' })),
      move: (from, to) => live('move', () => renameSync(from, to)),
      remove: (file) => live('remove', () => unlinkSync(file)),
    };
  }

  const OLD = { 'a.ts': 'old a\n', 'b.ts': 'old b\n', 'x.ts': 'x\n' };
  const NEW = { 'a.ts': 'new a\n', 'b.ts': 'new b\n', 'c.ts': 'new c\n' };
  const NEWER = { 'a.ts': 'newer a\n', 'b.ts': 'newer b\n' };

  it.each<[keyof Steps, number]>([
    ['write', 1],
    ['write', 2],
    ['write', 4],
    ['remove', 1],
    ['move', 1],
    ['move', 3],
    ['move', 4],
  ])('at %s %i leaves old or new files, and the next run goes on', async (step, at) => {
    await run(OLD);
    const { plan } = await prepare(NEW);
    await expect(writeFiles(plan, dyingAt(step, at))).rejects.toThrow(Killed);

    for (const path of ['a.ts', 'b.ts'] as const) {
      expect([OLD[path], NEW[path]]).toContain(read(`out/${path}`));
    }
    if (existsSync(join(folder, 'c.ts'))) expect(read('out/c.ts')).toBe(NEW['c.ts']);

    expect((await run(NEWER)).codes).toEqual([]);
    expect(readdirSync(folder).sort()).toEqual(['a.ts', 'b.ts', 'restitch.lock.json']);
    expect(read('out/a.ts')).toBe(NEWER['a.ts']);
    expect((await prepare(NEWER)).plan.stale).toBe(false);
  });
});
