/** The lock file: elected names, and what we made of every file, kept beside the output. */
import { byCodeUnit, sortKeys } from '../foundation/sort.js';
import { sideOf } from './conflict-marks.js';

/** Hashes of one file, SHA-256 in hexadecimal. They differ when a formatter ran over our text. */
export interface LockedFile {
  /** Of the text we made. */
  readonly text: string;
  /** Of what we left on disk. */
  readonly disk: string;
}

/** A name, or several facts about one thing (`{ name, group }`). */
export type LockedName = string | ReadonlyMap<string, string>;

/** Kind of thing (`endpoints`, `schemas`) → its key → its name. */
export type LockedNames = ReadonlyMap<string, ReadonlyMap<string, LockedName>>;

/** A handler that we started. */
export interface LockedHandler {
  /** Where it stood, in the folder of the handlers. */
  readonly path: string;
  /** What the file exported it as. */
  readonly name: string;
  /** Hash of what our text says, whatever its layout. */
  readonly stub: string;
}

export interface Lock {
  /** The version of restitch that made the files: it stands here, and in no other file. */
  readonly madeBy: string;
  /** What laid out the files. */
  readonly format: string;
  readonly names: LockedNames;
  readonly files: ReadonlyMap<string, LockedFile>;
  /** What the last run knew of every endpoint, by its key. */
  readonly endpoints: ReadonlyMap<string, string>;
  /** Handlers by their operation (`GET /site/{cloudId}`), or by their file where one is written whole. */
  readonly handlers: ReadonlyMap<string, LockedHandler>;
}

export const LOCK_NAME = 'restitch.lock.json';

const VERSION = 1;

/** What a text that should be a lock turned out to be; several locks when it holds an unfinished merge. */
export type ReadLock =
  | { readonly kind: 'lock'; readonly lock: Lock }
  | { readonly kind: 'merge'; readonly sides: readonly Lock[] }
  /** A later version of this program wrote it. */
  | { readonly kind: 'newer'; readonly version: number }
  | { readonly kind: 'broken'; readonly reason: string };

/**
 * Reads a lock file.
 * @param text its text
 * @returns the lock; both sides of an unfinished merge; or why neither can be read
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

/**
 * Prints a lock: sorted, one entry a line, so that merging and reviewing it is easy.
 * @param lock what to keep
 */
export function printLock(lock: Lock): string {
  const names = [...lock.names].sort(byKey).map(([kind, entries]): [string, string] => {
    return [kind, block(mapEntries(entries, printName), 4)];
  });
  return (
    block(
      [
        ['version', String(VERSION)],
        ['restitch', JSON.stringify(lock.madeBy)],
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
 * One lock from the two sides of an unfinished merge: the first side wins.
 * @param sides as `readLock` returns them
 */
export function mergeLocks(sides: readonly Lock[]): Lock | undefined {
  return sides.reduce<Lock | undefined>((first, second) => {
    if (!first) return second;
    const names = new Map(second.names);
    for (const [kind, entries] of first.names) {
      names.set(kind, new Map([...(names.get(kind) ?? []), ...entries]));
    }
    return {
      madeBy: first.madeBy,
      format: first.format,
      names,
      files: new Map([...second.files, ...first.files]),
      endpoints: new Map([...second.endpoints, ...first.endpoints]),
      handlers: new Map([...second.handlers, ...first.handlers]),
    };
  }, undefined);
}

/** The files of which the sides say different things; a side that says nothing of a file does not have it. */
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

/** The lock, or what is wrong with it. */
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
  const [format, madeBy] = [root.get('format'), root.get('restitch')];
  const lock = {
    madeBy: typeof madeBy === 'string' && RELEASE.test(madeBy) ? madeBy : '',
    format: typeof format === 'string' ? format : 'layout',
    names: readNames(root.get('names')),
    files: readFiles(root.get('files')),
    endpoints: new Map([...(entriesOf(root.get('endpoints')) ?? [])].filter(isText)),
    handlers: readHandlers(root.get('handlers')),
  };
  return { kind: 'lock', lock };
}

/** Entries that are not what they should be are left out: they count as never written. */
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
    // The name goes into code where a file cannot be understood; of edited handlers nothing is remembered.
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

/** Whoever edits a lock may write anything: what no run of ours wrote counts as never written. */
function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]+$/.test(value);
}

/** A name that code can import, or none: of a file that is written whole. */
function isExport(value: unknown): value is string {
  return typeof value === 'string' && (value === '' || EXPORT.test(value));
}

/** As Semantic Versioning has them. */
const RELEASE = /^\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[0-9A-Za-z.-]{1,99})?$/;

const EXPORT = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

function isText(entry: readonly [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return byCodeUnit(a[0], b[0]);
}
