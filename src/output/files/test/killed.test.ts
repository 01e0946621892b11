/** Tests that a run which is killed in the middle leaves no incomplete files. */
import { existsSync, readdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { DiskSteps } from '../steps.js';
import { writeFiles } from '../write.js';
import { outputOfEachTest } from './written.js';

const on = outputOfEachTest();
const { prepare, run, read } = on;

describe('a run that is killed', () => {
  class Killed extends Error {}

  /** Returns the real file operations until the one with the number `at`. This and all later operations throw. */
  function dyingAt(step: keyof DiskSteps, at: number): DiskSteps {
    let dead = false;
    let count = 0;
    const live = (name: keyof DiskSteps, act: () => void): Promise<void> => {
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

  it.each<[keyof DiskSteps, number]>([
    ['write', 1],
    ['write', 2],
    ['write', 4],
    ['remove', 1],
    ['move', 1],
    ['move', 3],
    ['move', 4],
  ])('at %s %i leaves old or new files, and the next run continues', async (step, at) => {
    await run(OLD);
    const { plan } = await prepare(NEW);
    await expect(writeFiles(plan, dyingAt(step, at))).rejects.toThrow(Killed);

    for (const path of ['a.ts', 'b.ts'] as const) {
      expect([OLD[path], NEW[path]]).toContain(read(`out/${path}`));
    }
    if (existsSync(join(on.folder, 'c.ts'))) expect(read('out/c.ts')).toBe(NEW['c.ts']);

    expect((await run(NEWER)).codes).toEqual([]);
    expect(readdirSync(on.folder).sort()).toEqual(['a.ts', 'b.ts', 'restitch.lock.json']);
    expect(read('out/a.ts')).toBe(NEWER['a.ts']);
    expect((await prepare(NEWER)).plan.stale).toBe(false);
  });
});
