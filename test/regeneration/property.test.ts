/**
 * Random changes of a description, with random edits of handlers between them. Hand-written code is
 * never lost.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { identityOf } from '../../src/print/emit/handler.js';
import { locateHandlers } from '../../src/output/files/handlers/locate.js';
import type { ScannedFunction } from '../../src/output/files/handlers/scan.js';
import { tokensOf } from '../../src/output/files/handlers/tokens.js';
import { fc, runs } from '../property.js';
import { EDIT, ROUND, UNTYPED, editAs } from './random-edits.js';
import { operationsOf, DESCRIPTION } from './random-operations.js';
import { emptyWorld, generatedText, regenerate, type Operation, type World } from './world.js';

const ROOT = join(import.meta.dirname, '../..');

/**
 * The text of a file that must be kept. Keys are replaced by the identity of their endpoint, and
 * the comments on handlers of removed endpoints are omitted, because a run may change both.
 */
function essential(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(/[ \t]*\/\*\* @deprecated The API no longer[^\n]*\*\/\n/g, '')
    .replace(
      /(["'`])([A-Z]+ \/(?:\\.|(?!\1)[^\\\n])*)\1/g,
      (_, __, key: string) => `"${identityOf(key)}"`,
    );
}

interface Snapshot {
  /** Edited functions. */
  readonly edited: readonly string[];
  readonly marks: readonly string[];
}

function snapshot(world: World): Snapshot {
  const { onDisk, scans } = locateHandlers(world.files, world.locked);
  const untouched = (path: string, one: ScannedFunction): boolean =>
    onDisk.located.some(
      (handler) => handler.path === path && handler.name === one.exported && handler.pristine,
    );
  const edited = [...scans].flatMap(([path, scan]) =>
    scan.functions
      .filter((one) => !untouched(path, one))
      .map((one) => essential((world.files.get(path) ?? '').slice(one.from, one.end)))
      .map((text) => text.replace(/^(?:\/\*\* @deprecated[^\n]*\n)/, '')),
  );
  const all = [...world.files.values()].join('\n');
  return { edited, marks: [...new Set(all.match(/\bmine\d+\b/g))] };
}

function expectKept({ edited, marks: before }: Snapshot, world: World): void {
  const all = [...world.files.values()].map(essential).join('\n');
  for (const text of edited) expect(all).toContain(text);
  const now = new Set(all.match(/\bmine\d+\b/g));
  expect(before.filter((mark) => !now.has(mark))).toEqual([]);
}

/** Every operation is mounted from a file that exports a function for it, or has a diagnostic. */
function expectMounted(
  world: World,
  operations: readonly Operation[],
  missing: ReadonlySet<string>,
): void {
  const mount = generatedText(world, 'server/mount.ts');
  const { onDisk } = locateHandlers(world.files, world.locked);
  const rows = essential(mount);
  for (const { method, path } of operations) {
    // All operations of a path use the same parameter names, even if the description gives them
    // different ones.
    const key = identityOf(`${method} ${path}`);
    const row = rows.includes(`"${key}":`);
    expect([key, row]).toEqual([key, !missing.has(key)]);
    const found = onDisk.located.find((one) => identityOf(one.key) === key);
    if (row)
      expect(found === undefined ? key : mount).toContain(found?.path.replace(/\.ts$/, '.js'));
  }
}

/**
 * Regenerates, checks that edits are kept and operations are mounted, and checks that a second run
 * changes nothing.
 */
async function round(world: World, operations: readonly Operation[]): Promise<void> {
  const before = snapshot(world);
  const result = await regenerate(world, operations, { quick: true });
  expect([result.problems, result.rivals]).toEqual([0, 0]);
  expectKept(before, world);
  for (const text of world.files.values()) expect(tokensOf(text)).toBeDefined();
  const absent = result.events.filter(({ change }) => change === 'missing');
  expectMounted(world, operations, new Set(absent.map(({ key }) => identityOf(key))));
  const files = new Map(world.files);
  const again = await regenerate(world, operations, { quick: true });
  expect([...again.written]).toEqual([]);
  expect(world.files).toEqual(files);
}

test('every hand-written byte is kept, and a second run changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ROUND, { minLength: 1, maxLength: 3 }), async (rounds) => {
      const world = emptyWorld();
      for (const { facets, edits } of rounds) {
        await round(world, operationsOf(facets));
        for (const edit of edits) await editAs(world, edit);
      }
      const last = rounds.at(-1);
      if (last) await round(world, operationsOf(last.facets));
    }),
    runs({ suite: 60, all: 1000 }),
  );
});

test('unedited stubs return to their first bytes', async () => {
  await fc.assert(
    fc.asyncProperty(ROUND, DESCRIPTION, async ({ facets, edits }, other) => {
      const world = emptyWorld();
      const operations = operationsOf(facets);
      await regenerate(world, operations, { quick: true });
      for (const edit of edits) if (edit.kind !== 'format') await editAs(world, edit);
      await regenerate(world, operations, { quick: true });
      const first = new Map(world.files);
      const { onDisk, scans } = locateHandlers(world.files, world.locked);
      await regenerate(world, operationsOf(other), { quick: true });
      await regenerate(world, operations, { quick: true });
      const all = [...world.files.values()].join('\n').replace(/\r\n/g, '\n');
      for (const { path, name, pristine } of onDisk.located) {
        const one = scans.get(path)?.functions.find(({ exported }) => exported === name);
        const text = (first.get(path) ?? '').slice(one?.from, one?.end).replace(/\r\n/g, '\n');
        const isOurs = pristine && !/^mine/.test(name);
        if (isOurs) expect(all).toContain(text);
      }
      if (edits.length === 0) expect(world.files).toEqual(first);
    }),
    runs({ suite: 25, all: 300 }),
  );
});

test('the result compiles, unless a signature changed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-regeneration-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  try {
    const samples = fc.sample(
      fc.tuple(DESCRIPTION, DESCRIPTION, fc.array(EDIT, { maxLength: 6 })),
      {
        numRuns: 5,
      },
    );
    for (const [index, [first, then, edits]] of samples.entries()) {
      const world = emptyWorld();
      await regenerate(world, operationsOf(first));
      for (const edit of edits) if (!UNTYPED.has(edit.kind)) await editAs(world, edit);
      await regenerate(world, operationsOf(then));
      for (const { path, text, ownership } of world.generated) {
        if (ownership === 'generated') put(`${index}/generated/${path}`, text);
      }
      for (const [path, text] of world.files) put(`${index}/handlers/${path}`, text);
    }
    put('package.json', '{ "type": "module" }');
    const options = {
      ...{ target: 'es2022', module: 'nodenext', strict: true, noEmit: true, skipLibCheck: true },
      ...{ lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'], types: ['node'] },
      typeRoots: [join(ROOT, 'node_modules/@types')],
    };
    put('tsconfig.json', JSON.stringify({ compilerOptions: options }));
    expect(
      compile(folder)
        .split('\n')
        .filter((line) => line !== ''),
    ).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
