/**
 * Tests the lock file: it has one entry per line, it is read back unchanged, and both sides of a git merge can be
 * read.
 */
import { describe, expect, it } from 'vitest';
import { mergeLocks, printLock, readLock, type Lock, type LockedName } from '../lock.js';

const LOCK: Lock = {
  generatedBy: '1.2.3',
  format: 'layout',
  names: new Map([
    ['schemas', new Map([['__proto__', 'Proto']])],
    [
      'endpoints',
      new Map<string, LockedName>([
        ['PUT /b', 'putB'],
        [
          'GET /a',
          new Map([
            ['name', 'getA'],
            ['group', 'A'],
          ]),
        ],
      ]),
    ],
  ]),
  files: new Map([
    ['b.ts', { text: 'aa', disk: 'bb' }],
    ['a.ts', { text: 'cc', disk: 'cc' }],
  ]),
  endpoints: new Map([['GET /a', 'r:200::?:']]),
  handlers: new Map([['GET /a/{id}', { path: 'a.ts', name: 'getA', stub: 'dd' }]]),
};

const TEXT = `{
  "version": 1,
  "restitch": "1.2.3",
  "format": "layout",
  "names": {
    "endpoints": {
      "GET /a": { "group": "A", "name": "getA" },
      "PUT /b": "putB"
    },
    "schemas": {
      "__proto__": "Proto"
    }
  },
  "files": {
    "a.ts": "cc",
    "b.ts": { "text": "aa", "disk": "bb" }
  },
  "endpoints": {
    "GET /a": "r:200::?:"
  },
  "handlers": {
    "GET /a/{id}": { "path": "a.ts", "name": "getA", "stub": "dd" }
  }
}
`;

describe('the lock', () => {
  it('is printed sorted, one entry a line', () => {
    expect(printLock(LOCK)).toBe(TEXT);
  });

  it('is read back the same', () => {
    const read = readLock(TEXT);
    expect(read.kind === 'lock' && printLock(read.lock)).toBe(TEXT);
    expect(readLock(TEXT.replaceAll('\n', '\r\n'))).toEqual(read);
  });

  it.each([
    ['', 'not valid JSON'],
    ['[]', 'not an object'],
    ['{}', 'no version'],
    ['{"version": "1"}', 'version "1" is not known'],
    ['<<<<<<< HEAD\n{\n', 'unfinished merge'],
  ])('says why %j cannot be read', (text, reason) => {
    expect(readLock(text)).toEqual({ kind: 'broken', reason });
  });

  it('reports that a later version wrote it, also on one side of a merge', () => {
    const text = '{"version": 7}';
    expect(readLock(text)).toEqual({ kind: 'newer', version: 7 });
    const merge = `<<<<<<< HEAD\n${TEXT}=======\n${text}\n>>>>>>> theirs\n`;
    expect(readLock(merge)).toEqual({ kind: 'newer', version: 7 });
  });

  it('omits entries of a wrong type', () => {
    const read = readLock(
      '{"version": 1, "files": {"a": 1, "b": {"text": "x"}, "c": "cc"}, "names": 3, "handlers": {"a": "b"}}',
    );
    expect(read.kind === 'lock' && [...read.lock.files.keys()]).toEqual(['c']);
    expect(read.kind === 'lock' && read.lock.handlers.size).toBe(0);
  });

  it.each(['aa", "x": "bb', 'aa"\n},\n"handlers": {', 'aa\\', 'aa\u202e', 'AA', 'aa '])(
    'rejects %j as a hash, and prints only what can be read back',
    (hash) => {
      const entries = { 'a.ts': { text: hash, disk: 'bb' }, 'b.ts': hash, 'c.ts': 'cc' };
      const handlers = { 'GET /a': { path: 'a.ts', name: 'a', stub: hash } };
      const read = readLock(JSON.stringify({ version: 1, files: entries, handlers }));
      const lock = read.kind === 'lock' ? read.lock : LOCK;
      expect([...lock.files.keys()]).toEqual(['c.ts']);
      expect(lock.handlers.size).toBe(0);
      const tampered = { ...LOCK, files: new Map([['a.ts', { text: hash, disk: 'bb' }]]) };
      expect(JSON.parse(printLock(tampered))).toHaveProperty(['files', 'a.ts', 'text'], hash);
    },
  );

  it('omits a handler whose name is code', () => {
    const handlers = { 'GET /a': { path: 'a.ts', name: 'a } from "x"; //', stub: 'dd' } };
    const read = readLock(JSON.stringify({ version: 1, handlers }));
    expect(read.kind === 'lock' && read.lock.handlers.size).toBe(0);
  });

  it.each([
    ['merge', ''],
    ['diff3', '||||||| base\n    "a.ts": "00",\n'],
  ])('reads both sides of an unfinished merge (%s)', (_, base) => {
    const text = TEXT.replace(
      '    "a.ts": "cc",\n',
      `<<<<<<< HEAD\n    "a.ts": "11",\n${base}=======\n    "a.ts": "22",\n    "new.ts": "33",\n>>>>>>> theirs\n`,
    );
    const read = readLock(text);
    const sides = read.kind === 'merge' ? read.sides : [];
    expect(sides.map(({ files }) => files.get('a.ts')?.disk)).toEqual(['11', '22']);
    expect([...(mergeLocks(sides)?.files ?? [])].map(([path, { disk }]) => [path, disk])).toEqual([
      ['a.ts', '11'],
      ['new.ts', '33'],
      ['b.ts', 'bb'],
    ]);
  });
});
