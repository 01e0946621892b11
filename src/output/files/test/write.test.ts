/**
 * Tests writing to the disk: unchanged files are not written, edited files are kept, and no file is partial or outside
 * of the folder.
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import { diffOutput, writeOutput } from '../index.js';
import { outputOfEachTest } from './written.js';

const on = outputOfEachTest();
const { base, prepare, run, read } = on;

describe('writing output', () => {
  it('leaves unchanged files untouched', async () => {
    await run({ 'client/a.ts': 'a\n', 'client/b.ts': 'b\n' });
    for (const path of ['client/a.ts', 'client/b.ts', 'restitch.lock.json']) {
      utimesSync(join(on.folder, path), 1, 1);
    }
    const again = await run({ 'client/a.ts': 'a\n', 'client/b.ts': 'B\n' });
    expect(again.verbs).toBe('keep client/a.ts, update client/b.ts');
    expect(statSync(join(on.folder, 'client/a.ts')).mtimeMs).toBe(1000);
    expect(statSync(join(on.folder, 'client/b.ts')).mtimeMs).not.toBe(1000);
    utimesSync(join(on.folder, 'restitch.lock.json'), 1, 1);
    await run({ 'client/a.ts': 'a\n', 'client/b.ts': 'B\n' });
    expect(statSync(join(on.folder, 'restitch.lock.json')).mtimeMs).toBe(1000);
  });

  it('reports progress for removed and written files, but not for kept ones', async () => {
    await run({ 'a.ts': 'a\n', 'b.ts': 'b\n', 'old.ts': 'o\n' });
    const { plan } = await prepare({ 'a.ts': 'A\n', 'b.ts': 'b\n', 'c/d.ts': 'd\n' });
    const steps: unknown[] = [];
    await writeOutput(plan, createReport(), (step) =>
      steps.push({ ...step, done: existsSync(join(on.folder, 'c/d.ts')) }),
    );
    expect(steps).toEqual([
      { at: 1, of: 3, name: 'old.ts', done: false },
      { at: 2, of: 3, name: 'a.ts', done: false },
      { at: 3, of: 3, name: 'c/d.ts', done: false },
    ]);
  });

  it('overwrites read-only files, and keeps them read-only', async () => {
    await run({ 'a.ts': 'a\n' });
    chmodSync(join(on.folder, 'a.ts'), 0o555);
    expect((await run({ 'a.ts': 'b\n' })).codes).toEqual([]);
    expect(read('out/a.ts')).toBe('b\n');
    expect(statSync(join(on.folder, 'a.ts')).mode & 0o777).toBe(0o555);
  });

  it('keeps an edited file until it is forced', async () => {
    await run({ 'a.ts': 'a\n' });
    writeFileSync(join(on.folder, 'a.ts'), 'mine\n');
    expect(await run({ 'a.ts': 'b\n' })).toEqual({
      verbs: 'conflict a.ts',
      codes: ['output/conflict'],
    });
    expect(read('out/a.ts')).toBe('mine\n');
    expect((await run({ 'a.ts': 'b\n' })).verbs).toBe('conflict a.ts');
    expect((await run({ 'a.ts': 'b\n' }, { force: true })).verbs).toBe('update a.ts');
    expect(read('out/a.ts')).toBe('b\n');
  });

  it('writes a file again that a power loss left empty', async () => {
    await run({ 'a.ts': 'a\n' });
    writeFileSync(join(on.folder, 'a.ts'), '');
    const again = await run({ 'a.ts': 'b\n' });
    expect([again.verbs, again.codes]).toEqual(['update a.ts', []]);
    expect(read('out/a.ts')).toBe('b\n');
  });

  it('keeps a file that was not generated, and adopts an identical one', async () => {
    mkdirSync(on.folder);
    writeFileSync(join(on.folder, 'a.ts'), 'mine\n');
    writeFileSync(join(on.folder, 'b.ts'), 'b\r\n');
    expect(await run({ 'a.ts': 'a\n', 'b.ts': 'b\n' })).toEqual({
      verbs: 'conflict a.ts, adopt b.ts',
      codes: ['output/foreign'],
    });
    expect(read('out/a.ts')).toBe('mine\n');
  });

  it('removes stale files one by one, and the folders that become empty', async () => {
    await run({ 'deep/er/a.ts': 'a\n', 'deep/b.ts': 'b\n', 'c.ts': 'c\n', 'd.ts': 'd\n' });
    writeFileSync(join(on.folder, 'deep/mine.txt'), 'mine');
    writeFileSync(join(on.folder, 'd.ts'), 'edited\n');
    expect(await run({ 'c.ts': 'c\n' })).toEqual({
      verbs: 'keep c.ts, forget d.ts, remove deep/b.ts, remove deep/er/a.ts',
      codes: ['output/left'],
    });
    expect(readdirSync(on.folder).sort()).toEqual(['c.ts', 'd.ts', 'deep', 'restitch.lock.json']);
    expect(readdirSync(join(on.folder, 'deep'))).toEqual(['mine.txt']);
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

  it('writes nothing through a symbolic link', async () => {
    const elsewhere = join(base.path, 'elsewhere');
    mkdirSync(elsewhere);
    mkdirSync(on.folder);
    symlinkSync(elsewhere, join(on.folder, 'client'));
    writeFileSync(join(elsewhere, 'target.ts'), 'theirs\n');
    symlinkSync(join(elsewhere, 'target.ts'), join(on.folder, 'b.ts'));
    const { codes } = await run({ 'client/deep/a.ts': 'a\n', 'b.ts': 'b\n', 'c.ts': 'c\n' });
    expect(codes).toEqual(['output/refused', 'output/refused']);
    expect(readdirSync(elsewhere)).toEqual(['target.ts']);
    expect(existsSync(join(on.folder, 'c.ts'))).toBe(false);
  });

  it.each(['../a.ts', 'x/../../a.ts', '/a.ts', 'x//a.ts', 'x\\a.ts', 'C:/a.ts', 'a\u0000.ts'])(
    'rejects the path %j',
    async (path) => {
      expect((await run({ [path]: 'a\n', 'b.ts': 'b\n' })).codes).toEqual(['output/refused']);
      expect(existsSync(on.folder)).toBe(false);
    },
  );

  it('rejects a folder in place of a file', async () => {
    mkdirSync(join(on.folder, 'a.ts'), { recursive: true });
    expect((await run({ 'a.ts': 'a\n' })).codes).toEqual(['output/refused']);
  });

  it('rejects a folder in place of the lock', async () => {
    mkdirSync(join(on.folder, 'restitch.lock.json'), { recursive: true });
    expect((await run({ 'a.ts': 'a\n' })).codes).toEqual(['output/refused']);
    expect(readdirSync(on.folder)).toEqual(['restitch.lock.json']);
  });

  it('rejects names that differ only by case', async () => {
    const twice = await run({ 'x/a.ts': 'a\n', 'X/b.ts': 'b\n' });
    expect(twice.codes).toEqual(['output/collision']);
    mkdirSync(on.folder);
    writeFileSync(join(on.folder, 'README.md'), 'mine\n');
    expect((await run({ 'readme.md': 'a\n' })).codes).toEqual(['output/collision']);
    expect(read('out/README.md')).toBe('mine\n');
  });

  it('renames a generated file that changes only its case', async () => {
    await run({ 'Foo.ts': 'a\n' });
    expect((await run({ 'foo.ts': 'a\n' })).codes).toEqual([]);
    expect(readdirSync(on.folder).sort()).toEqual(['foo.ts', 'restitch.lock.json']);
  });

  it('treats files as edited when the lock is invalid', async () => {
    await run({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
    writeFileSync(join(on.folder, 'restitch.lock.json'), '{');
    expect(await run({ 'a.ts': 'A\n', 'b.ts': 'b\n' })).toEqual({
      verbs: 'conflict a.ts, adopt b.ts',
      codes: ['output/lock-broken', 'output/foreign'],
    });
  });

  it('recognizes files with the generated mark when the lock is lost', async () => {
    const mark = '/** Generated by restitch. Do not edit. */\n';
    await run({ 'index.ts': `${mark}a\n`, 'b.ts': 'b\n' });
    rmSync(join(on.folder, 'restitch.lock.json'));
    expect(await run({ 'index.ts': `${mark}A\n`, 'b.ts': 'B\n' })).toEqual({
      verbs: 'update b.ts, update index.ts',
      codes: ['output/lock-lost'],
    });
  });

  it('recognizes a file with merge markers as generated', async () => {
    await run({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
    writeFileSync(join(on.folder, 'a.ts'), '<<<<<<< HEAD\na\n=======\nA\n>>>>>>> theirs\n');
    writeFileSync(join(on.folder, 'b.ts'), '<<<<<<< is no merge\n');
    expect(await run({ 'a.ts': 'a\n', 'b.ts': 'B\n' })).toEqual({
      verbs: 'update a.ts, conflict b.ts',
      codes: ['output/conflict'],
    });
  });

  it('keeps stale files while a description cannot be read completely', async () => {
    await run({ 'a.ts': 'a\n', 'b.ts': 'b\n' });
    expect(await run({ 'a.ts': 'a\n' }, { keepStale: true })).toEqual({
      verbs: 'keep a.ts, keep b.ts',
      codes: ['output/stale-kept'],
    });
    expect((await run({ 'a.ts': 'a\n' })).verbs).toBe('keep a.ts, remove b.ts');
  });

  it('recognizes the files of both sides of an unfinished merge', async () => {
    await run({ 'a.ts': 'theirs\n' });
    const theirs = read('out/restitch.lock.json');
    await run({ 'a.ts': 'ours\n' });
    const ours = read('out/restitch.lock.json');
    const merge = `<<<<<<< HEAD\n${ours}=======\n${theirs}>>>>>>> theirs\n`;
    writeFileSync(join(on.folder, 'restitch.lock.json'), merge);
    writeFileSync(join(on.folder, 'a.ts'), 'theirs\n');
    expect(await run({ 'a.ts': 'new\n' })).toEqual({
      verbs: 'update a.ts',
      codes: ['output/lock-merged'],
    });
  });

  it('prints the differences', async () => {
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
