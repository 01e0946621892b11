/** Tests every cell of the table that decides the action for a file. */
import { describe, expect, it } from 'vitest';
import type { Lock } from '../lock.js';
import { planActions, verbFor, type PlanInput, type DiskState, type Verb } from '../plan.js';

describe('verbFor', () => {
  // The columns are the states of the file on disk: absent, same, ours, other.
  const table: [string, boolean, boolean, Verb[]][] = [
    ['wanted, new', true, false, ['create', 'adopt', 'update', 'conflict']],
    ['wanted, known', true, true, ['create', 'keep', 'update', 'conflict']],
    ['stale', false, true, ['forget', 'remove', 'remove', 'forget']],
  ];
  it.each(table)('%s', (_, wanted, locked, want) => {
    const diskStates: DiskState[] = ['absent', 'same', 'ours', 'other'];
    expect(diskStates.map((diskState) => verbFor(wanted, locked, diskState))).toEqual(want);
  });
});

describe('plan', () => {
  const lock = (files: Lock['files']): Lock => ({
    generatedBy: '1.2.3',
    format: 'layout',
    names: new Map(),
    files,
    endpoints: new Map(),
    handlers: new Map(),
  });
  const entry = (hash: string) => ({ text: hash, disk: hash });
  const run = (input: Partial<PlanInput>, disk: Record<string, string>) =>
    planActions({
      wanted: [],
      lock: undefined,
      unfinished: [],
      disk: (path) => disk[path],
      force: false,
      covers: () => true,
      keepStale: false,
      ...input,
    }).map(({ verb, path, entry: next }) => [verb, path, next?.disk]);
  const wanted = (path: string, hash: string) => ({
    path,
    generatedHash: hash,
    final: { content: { text: hash }, hash },
  });

  it('keeps an edited file and its old entry, so that it remains a conflict', () => {
    const input = { wanted: [wanted('a', 'new')], lock: lock(new Map([['a', entry('old')]])) };
    expect(run(input, { a: 'edited' })).toEqual([['conflict', 'a', 'old']]);
  });

  it('overwrites it by force', () => {
    const input = { wanted: [wanted('a', 'new')], lock: lock(new Map([['a', entry('old')]])) };
    expect(run({ ...input, force: true }, { a: 'edited' })).toEqual([['update', 'a', 'new']]);
  });

  it('adopts an identical file, and corrects its entry', () => {
    expect(run({ wanted: [wanted('a', 'new')] }, { a: 'new' })).toEqual([['adopt', 'a', 'new']]);
    const known = { wanted: [wanted('a', 'new')], lock: lock(new Map([['a', entry('old')]])) };
    expect(run(known, { a: 'new' })).toEqual([['adopt', 'a', 'new']]);
  });

  it('recognizes files of an unfinished run', () => {
    const input = {
      wanted: [wanted('a', 'newer')],
      lock: lock(new Map([['a', entry('old')]])),
      unfinished: [lock(new Map([['a', entry('new')]]))],
    };
    expect(run(input, { a: 'new' })).toEqual([['update', 'a', 'newer']]);
    const stale = { unfinished: [lock(new Map([['a', entry('new')]]))] };
    expect(run(stale, { a: 'new' })).toEqual([['remove', 'a', undefined]]);
    expect(run(stale, { a: 'mine' })).toEqual([]);
    expect(run(stale, {})).toEqual([]);
  });

  it('keeps a formatted file while the generated text is the same', () => {
    const input = {
      wanted: [{ path: 'a', generatedHash: 'ours' }],
      lock: lock(new Map([['a', { text: 'ours', disk: 'formatted' }]])),
    };
    expect(run(input, { a: 'formatted' })).toEqual([['keep', 'a', 'formatted']]);
  });

  it('removes stale files, unless a description could not be read completely', () => {
    const input = { lock: lock(new Map([['a', entry('old')]])) };
    expect(run(input, { a: 'old' })).toEqual([['remove', 'a', undefined]]);
    expect(run({ ...input, keepStale: true }, { a: 'old' })).toEqual([['keep', 'a', 'old']]);
    expect(run(input, { a: 'edited' })).toEqual([['forget', 'a', undefined]]);
  });

  it('sorts by path', () => {
    const paths = run({ wanted: [wanted('b', '1'), wanted('B', '1')] }, {});
    expect(paths.map(([, path]) => path)).toEqual(['B', 'b']);
  });
});
