/** The lock file in the output folder. It records the chosen names, and the hashes of generated files. */
import { byCodeUnit, sortKeys } from '../../base/foundation/sort.js';
import { sideOf } from './conflict-marks.js';

/**
 * SHA-256 hashes of one file, as hexadecimal digits. The two hashes differ if a formatter changed the generated text.
 */
export interface LockedFile {
  /** The hash of the generated text, before formatting. */
  readonly text: string;
  /** The hash of the formatted text, as written to disk. */
  readonly disk: string;
}

/** The chosen name of a schema; or the chosen names that belong to an operation: `{ name, group }`. */
export type LockedName = string | ReadonlyMap<string, string>;

/** The chosen names, by kind (`endpoints`, `schemas`) and key. */
export type LockedNames = ReadonlyMap<string, ReadonlyMap<string, LockedName>>;

/** A handler stub that restitch generated in an earlier run. */
export interface LockedHandler {
  /** The path of its file, relative to the folder of handlers. */
  readonly path: string;
  /** The exported name of the handler. */
  readonly name: string;
  /** A hash of the generated stub, independent of its layout; empty if the user edited the handler. */
  readonly stub: string;
}

export interface Lock {
  /**
   * The version of restitch that generated the files. No other file contains the version, so an upgrade alone changes
   * only the lock file.
   */
  readonly generatedBy: string;
  /** The name of the formatter that formatted the files. */
  readonly format: string;
  readonly names: LockedNames;
  readonly files: ReadonlyMap<string, LockedFile>;
  /**
   * The fingerprints of all endpoints in the last run, by key. A fingerprint is a short text that changes with the
   * endpoint.
   */
  readonly endpoints: ReadonlyMap<string, string>;
  /** Handlers by operation key (`GET /site/{cloudId}`). The key of a file without stubs is the path of the file. */
  readonly handlers: ReadonlyMap<string, LockedHandler>;
}

export const LOCK_NAME = 'restitch.lock.json';

const VERSION = 1;

/** The result of reading a lock file. If the file contains an unfinished merge, the result has both sides. */
export type ReadLock =
  | { readonly kind: 'lock'; readonly lock: Lock }
  | { readonly kind: 'merge'; readonly sides: readonly Lock[] }
  /** A later version of restitch wrote the file. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'broken'; readonly reason: string };

/**
 * Reads a lock file.
 * @param text the file's text
 * @returns the lock, both sides of an unfinished merge, or the reason why the file is invalid
 */
export function readLock(text: string): ReadLock {
  if (!/^<{7}/m.test(text)) return parse(text);
  const sides = [sideOf(text, 'ours'), sideOf(text, 'theirs')].map(parse);
  const newer = sides.find(({ kind }) => kind === 'newer');
  if (newer) return newer;
  const locks = sides.flatMap((side) => (side.kind === 'lock' ? [side.lock] : []));
  return locks.length > 0
    ? { kind: 'merge', sides: locks }
    : { kind: 'broken', reason: 'unfinished merge' };
}

/** Prints a lock file. It is sorted and has one entry per line, so that git can merge it and people can review it. */
export function printLock(lock: Lock): string {
  const names = [...lock.names].sort(byKey).map(([kind, entries]): [string, string] => {
    return [kind, block(mapEntries(entries, printName), 4)];
  });
  return (
    block(
      [
        ['version', String(VERSION)],
        ['restitch', JSON.stringify(lock.generatedBy)],
        ['format', JSON.stringify(lock.format)],
        ['names', block(names, 2)],
        ['files', block(mapEntries(lock.files, printFile), 2)],
        [
          'endpoints',
          block(
            mapEntries(lock.endpoints, (facts) => JSON.stringify(facts)),
            2,
          ),
        ],
        ['handlers', block(mapEntries(lock.handlers, printHandler), 2)],
      ],
      0,
    ) + '\n'
  );
}

/**
 * Merges both sides of an unfinished merge. If they differ, the first side wins.
 * @param sides the two locks from `readLock`
 */
export function mergeLocks(sides: readonly Lock[]): Lock | undefined {
  return sides.reduce<Lock | undefined>((first, second) => {
    if (!first) return second;
    const names = new Map(second.names);
    for (const [kind, entries] of first.names) {
      names.set(kind, new Map([...(names.get(kind) ?? []), ...entries]));
    }
    return {
      generatedBy: first.generatedBy,
      format: first.format,
      names,
      files: new Map([...second.files, ...first.files]),
      endpoints: new Map([...second.endpoints, ...first.endpoints]),
      handlers: new Map([...second.handlers, ...first.handlers]),
    };
  }, undefined);
}

/**
 * Returns the files that differ between the two sides of a merge. A side that has no entry for a file does not have
 * that file.
 */
export function mixedFiles(sides: readonly Lock[]): ReadonlySet<string> {
  const paths = sides.flatMap(({ files }) => [...files.keys()]);
  const hashes = (path: string) => new Set(sides.map(({ files }) => files.get(path)?.disk));
  return new Set(paths.filter((path) => hashes(path).size > 1));
}

function mapEntries<T>(
  entries: ReadonlyMap<string, T>,
  print: (value: T) => string,
): [string, string][] {
  return [...sortKeys(entries)].map(([key, value]) => [key, print(value)]);
}

function block(entries: readonly (readonly [string, string])[], indent: number): string {
  if (entries.length === 0) return '{}';
  const margin = ' '.repeat(indent);
  const lines = entries.map((entry) => `${margin}  ${JSON.stringify(entry[0])}: ${entry[1]}`);
  return `{\n${lines.join(',\n')}\n${margin}}`;
}

function printName(name: LockedName): string {
  if (typeof name === 'string') return JSON.stringify(name);
  const facts = [...name].sort(byKey);
  return `{ ${facts.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(', ')} }`;
}

function printFile({ text, disk }: LockedFile): string {
  if (text === disk) return JSON.stringify(text);
  return `{ "text": ${JSON.stringify(text)}, "disk": ${JSON.stringify(disk)} }`;
}

function printHandler({ path, name, stub }: LockedHandler): string {
  const facts = [['path', path] as const, ['name', name] as const, ['stub', stub] as const];
  return `{ ${facts.map(([key, value]) => `"${key}": ${JSON.stringify(value)}`).join(', ')} }`;
}

/** Parses the text of a lock file. Returns the lock, or the reason why it is invalid. */
function parse(text: string): Exclude<ReadLock, { kind: 'merge' }> {
  const broken = (reason: string) => ({ kind: 'broken', reason }) as const;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return broken('not valid JSON');
  }
  const root = entriesOf(data);
  if (!root) return broken('not an object');
  const version = root.get('version');
  if (version === undefined) return broken('no version');
  if (typeof version === 'number' && version > VERSION) return { kind: 'newer', version };
  if (version !== VERSION) return broken(`version ${JSON.stringify(version)} is not known`);
  const [format, generatedBy] = [root.get('format'), root.get('restitch')];
  const lock = {
    generatedBy: typeof generatedBy === 'string' && RELEASE.test(generatedBy) ? generatedBy : '',
    format: typeof format === 'string' ? format : 'layout',
    names: readNames(root.get('names')),
    files: readFiles(root.get('files')),
    endpoints: new Map([...(entriesOf(root.get('endpoints')) ?? [])].filter(isText)),
    handlers: readHandlers(root.get('handlers')),
  };
  return { kind: 'lock', lock };
}

/** Reads the chosen names. Invalid entries are ignored, as if they were absent. */
function readNames(value: unknown): LockedNames {
  const kinds = new Map<string, ReadonlyMap<string, LockedName>>();
  for (const [kind, entries] of entriesOf(value) ?? []) {
    const names = new Map<string, LockedName>();
    for (const [key, name] of entriesOf(entries) ?? []) {
      const facts = entriesOf(name);
      if (typeof name === 'string') names.set(key, name);
      else if (facts) names.set(key, new Map([...facts].filter(isText)));
    }
    kinds.set(kind, names);
  }
  return kinds;
}

function readFiles(value: unknown): ReadonlyMap<string, LockedFile> {
  const files = new Map<string, LockedFile>();
  for (const [path, entry] of entriesOf(value) ?? []) {
    const text = typeof entry === 'string' ? entry : entriesOf(entry)?.get('text');
    const disk = typeof entry === 'string' ? entry : entriesOf(entry)?.get('disk');
    if (isHash(text) && isHash(disk)) files.set(path, { text, disk });
  }
  return files;
}

function readHandlers(value: unknown): ReadonlyMap<string, LockedHandler> {
  const handlers = new Map<string, LockedHandler>();
  for (const [key, entry] of entriesOf(value) ?? []) {
    const facts = entriesOf(entry);
    const [path, name, stub] = [facts?.get('path'), facts?.get('name'), facts?.get('stub')];
    // If the handler file cannot be parsed, the name in the lock file is written into code, so it must be a valid
    // export. The entry of an edited handler has no stub hash.
    if (typeof path === 'string' && isExport(name) && (stub === '' || isHash(stub))) {
      handlers.set(key, { path, name, stub });
    }
  }
  return handlers;
}

function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value));
}

/** Returns true for a hash. A user may have edited the lock file, so other values are ignored. */
function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]+$/.test(value);
}

/**
 * Returns true for the name of an export that code can import. Also returns true for `''`, which means that the whole
 * file is the handler.
 */
function isExport(value: unknown): value is string {
  return typeof value === 'string' && (value === '' || EXPORT.test(value));
}

const RELEASE = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z.-]{1,99})?$/;

const EXPORT = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

function isText(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return byCodeUnit(a[0], b[0]);
}
