/** Tests that two runs in one folder, at the same time, both succeed. */
import { readdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { DiskSteps } from '../steps.js';
import { writeFiles } from '../write.js';
import { outputOfEachTest } from './written.js';

const on = outputOfEachTest();
const { prepare, run, read } = on;

const OLD = { 'a.ts': 'old\n', 'x/gone.ts': 'x\n', 'y/z/gone.ts': 'y\n', 'handlers/h.ts': 'h\n' };
const NEW = { 'a.ts': 'new\n', 'x/b.ts': 'b\n', 'n/m/c.ts': 'c\n', 'handlers/i.ts': 'i\n' };
const FILES = ['a.ts', 'n', 'n/m', 'n/m/c.ts', 'restitch.lock.json', 'x', 'x/b.ts'];
const OTHER = { 'a.ts': 'other\n', 'x/gone.ts': 'x\n', 'o/d.ts': 'd\n' };

/** Returns the real operations. Before the one with the number `at`, another run acts. */
function interruptedAt(
  at: number,
  other: () => Promise<void>,
): DiskSteps & { readonly done: number } {
  const steps = { done: 0 };
  const act = async (does: () => void): Promise<void> => {
    if (steps.done++ === at) await other();
    does();
  };
  return Object.assign(steps, {
    write: (file: string, text: string | Uint8Array) =>
      act(() => writeFileSync(file, text, { flag: 'wx' })),
    move: (from: string, to: string) => act(() => renameSync(from, to)),
    remove: (file: string) => act(() => unlinkSync(file)),
  });
}

/** Interrupts a run before each of its operations, in a folder with the files of `OLD`. */
async function atEachStep(
  act: (steps: (other: () => Promise<void>) => DiskSteps) => Promise<void>,
) {
  for (let at = 0; ; at++) {
    await run(OLD, { allowMassRemoval: true });
    let used: ReturnType<typeof interruptedAt> | undefined;
    await act((other) => (used = interruptedAt(at, other)));
    if ((used?.done ?? 0) <= at) return expect(at).toBeGreaterThan(5);
    await run({}, { allowMassRemoval: true });
  }
}

const files = (): string[] => readdirSync(on.folder, { recursive: true }).map(String).sort();

it('both runs with the same plan succeed, whenever the second one runs', async () => {
  await atEachStep(async (steps) => {
    const [{ plan }, { plan: other }] = [await prepare(NEW), await prepare(NEW)];
    await writeFiles(
      plan,
      steps(() => writeFiles(other)),
    );
    expect([files(), read('out/a.ts')]).toEqual([FILES, 'new\n']);
    expect((await prepare(NEW)).plan.stale).toBe(false);
  });
});

it('a run with other files succeeds, and the next run is right', async () => {
  await atEachStep(async (steps) => {
    const [{ plan }, { plan: other }] = [await prepare(NEW), await prepare(OTHER)];
    await writeFiles(
      plan,
      steps(() => writeFiles(other)),
    );
    const { codes } = await run(NEW);
    expect([codes, files(), read('out/a.ts')]).toEqual([[], FILES, 'new\n']);
    expect((await prepare(NEW)).plan.stale).toBe(false);
  });
});

it('a run that is planned during another run finds no conflict', async () => {
  await atEachStep(async (steps) => {
    const { plan } = await prepare(NEW);
    const planned: unknown[] = [];
    const look = async (): Promise<void> => {
      for (const wanted of [NEW, OTHER]) {
        const { codes, plan: next } = await prepare(wanted);
        planned.push(next.refused, codes);
      }
    };
    await writeFiles(plan, steps(look));
    expect([[], [false, [], false, []]]).toContainEqual(planned);
  });
});

it('a handler that is edited during a run is kept', async () => {
  await run({ 'a.ts': 'a\n' });
  const { plan } = await prepare({ 'a.ts': 'b\n', 'handlers/h.ts': 'generated\n' });
  const edit = (): Promise<void> => {
    on.base.write('handlers/h.ts', 'mine\n');
    return Promise.resolve();
  };
  const written = writeFiles(plan, interruptedAt(3, edit));
  await expect(written).rejects.toMatchObject({ path: 'h.ts', reason: /edited during the run/ });
  expect(read('handlers/h.ts')).toBe('mine\n');
  expect(readdirSync(join(on.base.path, 'handlers'))).toEqual(['h.ts']);
});
