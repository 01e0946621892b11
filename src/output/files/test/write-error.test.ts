/**
 * Tests the messages for files that the operating system does not allow restitch to write. They name the user's path
 * and the reason.
 */
import { existsSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandIn } from '../../../../test/command.js';
import type { DiskSteps } from '../steps.js';
import { writeFiles } from '../write.js';
import { outputOfEachTest } from './written.js';

const on = outputOfEachTest();
const restitch = commandIn(() => on.base.path);

/**
 * Returns the real file operations, except that one of them throws a system error. The error names a temporary path.
 */
function refusingAt(step: keyof DiskSteps, at: number, code: string): DiskSteps {
  let count = 0;
  const act = (name: keyof DiskSteps, does: () => void): Promise<void> => {
    if (name === step && ++count === at) {
      const message = `${code}: no, open '/proc/self/fd/19/.restitch-1-0.tmp'`;
      return Promise.reject(Object.assign(new Error(message), { code, syscall: 'open' }));
    }
    does();
    return Promise.resolve();
  };
  return {
    write: (file, text) => act('write', () => writeFileSync(file, text, { flag: 'wx' })),
    move: (from, to) => act('move', () => renameSync(from, to)),
    remove: (file) => act('remove', () => unlinkSync(file)),
  };
}

describe('errors of the system name the path as the user wrote it', () => {
  test.each<[keyof DiskSteps, number, string, string, string]>([
    ['write', 1, 'ENOSPC', '', 'no space is left on the disk (ENOSPC)'],
    ['write', 2, 'ENOSPC', 'client/a.ts', 'no space is left on the disk (ENOSPC)'],
    ['move', 1, 'EACCES', 'client/a.ts', 'permission denied (EACCES)'],
    ['move', 2, 'EROFS', '', 'the disk is read-only (EROFS)'],
    ['write', 2, 'EWEIRD', 'client/a.ts', 'EWEIRD'],
  ])('%s %i, %s', async (step, at, code, path, reason) => {
    const { plan } = await on.prepare({ 'client/a.ts': 'a\n' });
    const failed = writeFiles(plan, refusingAt(step, at, code));
    await expect(failed).rejects.toMatchObject({
      ...{ name: 'WriteError', path, ownership: 'generated', reason, code },
      message: `cannot write ${path}: ${reason}`,
    });
  });

  test('a removal, too', async () => {
    await on.run({ 'old/a.ts': 'a\n' });
    const { plan } = await on.prepare({ 'b.ts': 'b\n' });
    const failed = writeFiles(plan, refusingAt('remove', 1, 'EPERM'));
    await expect(failed).rejects.toMatchObject({
      path: 'old/a.ts',
      reason: 'permission denied (EPERM)',
    });
  });
});

describe('the command reports it', () => {
  const api =
    "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: { /pets: { get: { responses: { '204': { description: None } } } } }";

  test.each([
    ['a file', 'o', 'output/refused', '"o" cannot be written: a file is where the folder must be'],
    ['a folder below a file', 'o/inner', 'output/refused', '"o/inner" cannot be written: a file'],
  ])('%s as the output', async (_, out, code, words) => {
    on.base.write('api.yaml', api);
    on.base.write('o', 'a file');
    const { exit, err } = await restitch('generate', 'api.yaml', '--out', out);
    expect([exit, err]).toEqual([1, expect.stringContaining(`error ${code}: ${words}`)]);
    expect(err).not.toMatch(/\/proc\/|lstat|internal/);
    expect(on.base.read('o')).toBe('a file');
  });

  test('a file as the folder of handlers', async () => {
    on.base.write('api.yaml', api);
    on.base.write('h', 'a file');
    const words = ['generate', 'api.yaml', '--out', 'o', '--target', 'server', '--handlers', 'h'];
    const { exit, err } = await restitch(...words);
    expect([exit, err]).toEqual([1, expect.stringContaining('"h" cannot be written: a file is')]);
    expect(existsSync(join(on.base.path, 'o'))).toBe(false);
  });

  const long = 'x'.repeat(300);
  test.each([long, `o/${long}`])('a folder that the system cannot create: %s', async (out) => {
    on.base.write('api.yaml', api);
    const { exit, err, out: output } = await restitch('generate', 'api.yaml', '--out', out);
    const words = `error output/failed: the file "${out}" cannot be written: the name is too long (ENAMETOOLONG)`;
    expect([exit, err]).toEqual([1, expect.stringContaining(words)]);
    expect(err).not.toMatch(/\/proc\/|mkdir|internal/);
    expect(output).toContain('not all files were written');
  });
});
