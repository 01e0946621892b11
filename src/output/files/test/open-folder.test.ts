/** Tests that a folder which is replaced by a link during a run does not redirect any write. */
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAnchor, OpenFolder } from '../open-folder.js';
import type { DiskSteps } from '../steps.js';
import { findAnchors } from '../roots.js';
import { writeFiles, type WriteInput } from '../write.js';

let base: string;
let out: string;
let elsewhere: string;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'restitch-race-'));
  [out, elsewhere] = [join(base, 'out'), join(base, 'elsewhere')];
  mkdirSync(join(elsewhere, 'client'), { recursive: true });
  mkdirSync(join(out, 'client'), { recursive: true });
});
afterEach(() => rmSync(base, { recursive: true }));

const PATHS = Array.from({ length: 40 }, (_, index) => `client/f${index}.ts`);

function input(): WriteInput {
  return {
    anchors: findAnchors({ generated: out, handlers: undefined }),
    actions: PATHS.map((path) => ({
      ...({ verb: 'create', ownership: 'generated', diskState: 'absent' } as const),
      ...{ path, content: { text: 'text\n' } },
    })),
    lockText: '{}\n',
    leftovers: [],
  };
}

function replace(folder: string, target: string): void {
  renameSync(folder, `${folder}-${readdirSync(base).length}`);
  symlinkSync(target, folder);
}

const filesElsewhere = (): string[] => [
  ...readdirSync(elsewhere).filter((name) => name !== 'client'),
  ...readdirSync(join(elsewhere, 'client')),
];

/** Returns the real file operations, except that `happens` is called before the first call of one of them. */
function interrupted(step: keyof DiskSteps, happens: () => void): DiskSteps {
  let open = true;
  const act = async (name: keyof DiskSteps, does: () => void): Promise<void> => {
    if (name === step && open) {
      open = false;
      happens();
    }
    does();
  };
  return {
    write: (file, text) => act('write', () => writeFileSync(file, text, { flag: 'wx' })),
    move: (from, to) => act('move', () => renameSync(from, to)),
    remove: (file) => act('remove', () => unlinkSync(file)),
  };
}

// Only Linux has this folder, through which a name can be resolved relative to an open folder.
describe.runIf(existsSync('/proc/self/fd'))('between a check and a write', () => {
  test.each<keyof DiskSteps>(['write', 'move'])('the root is replaced at %s', async (step) => {
    const steps = interrupted(step, () => replace(out, elsewhere));
    await expect(writeFiles(input(), steps)).rejects.toMatchObject({ code: 'ELOOP' });
    expect(filesElsewhere()).toEqual([]);
  });

  test.each<keyof DiskSteps>(['write', 'move'])(
    'a folder below is replaced at %s',
    async (step) => {
      let count = 0;
      const steps = interrupted(step, () => undefined);
      const third = async (does: () => Promise<void>): Promise<void> => {
        if (++count === 3) replace(join(out, 'client'), join(elsewhere, 'client'));
        return does();
      };
      const write: DiskSteps = {
        ...steps,
        [step]: (a: string, b: string, lasting: boolean) => third(() => steps[step](a, b, lasting)),
      };
      await expect(writeFiles(input(), write)).rejects.toMatchObject({ code: 'ELOOP' });
      expect(filesElsewhere()).toEqual([]);
    },
  );

  test('the root is replaced again and again', async () => {
    for (let round = 0; round < 25; round++) {
      const running = writeFiles(input()).catch((error: unknown) => error);
      for (let at = 0; at < 6; at++) {
        await new Promise((done) => setImmediate(done));
        if (lstatSync(out).isSymbolicLink()) {
          unlinkSync(out);
          mkdirSync(out);
        } else replace(out, elsewhere);
      }
      await running;
      expect(filesElsewhere()).toEqual([]);
      rmSync(out, { recursive: true });
      mkdirSync(out);
    }
  });
});

test('a root that was replaced after planning is not written to', async () => {
  const planned = input();
  replace(out, elsewhere);
  await expect(writeFiles(planned)).rejects.toMatchObject({ code: 'ELOOP' });
  expect(filesElsewhere()).toEqual([]);
});

test('a root that was a link from the start is followed', async () => {
  rmSync(out, { recursive: true });
  symlinkSync(elsewhere, out);
  await writeFiles(input());
  expect(filesElsewhere()).toContain('f0.ts');
});

test('missing folders are created, and a link that was created first is not followed', () => {
  const anchor = findAnchor(join(base, 'new', 'inner'));
  expect(anchor.below).toEqual(['new', 'inner']);
  symlinkSync(elsewhere, join(base, 'new'));
  expect(() => OpenFolder.at(anchor)).toThrow('ELOOP');
  expect(readdirSync(elsewhere)).toEqual(['client']);
});

test('without relative opens, a folder is checked before each use', () => {
  const folder = OpenFolder.at(findAnchor(out), join(base, 'nothing'));
  expect(folder.file('a.ts')).toBe(join(out, 'a.ts'));
  replace(out, elsewhere);
  expect(() => folder.file('a.ts')).toThrow('ELOOP');
  expect(() => folder.make('client')).toThrow('ELOOP');
  expect(() => folder.check()).toThrow('ELOOP');
});
