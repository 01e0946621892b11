/** Finds the function that handles each operation. If several functions could, the lock file's entry decides. */
import { largest } from '../../../base/foundation/lists.js';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  identityOf,
  type HandlerLocation,
  type HandlersOnDisk,
} from '../../../print/emit/handler.js';
import { visibleEntryAt } from '../../../base/foundation/system/entry.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { hashText, readTextFile } from '../disk.js';
import type { LockedHandler } from '../lock.js';
import { hasConflictMarks, mentionedKeys, scanFile, type ScannedFile } from './scan.js';
import { normalizedCode } from './tokens.js';

/** Two functions that could both be the handler of one operation. */
export interface RivalHandlers {
  readonly key: string;
  readonly places: readonly { readonly path: string; readonly name: string }[];
}

/** The folder of handlers: functions that the user writes to answer the requests of a server's operations. */
export interface HandlerFolder {
  /** Texts by path, relative to the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** The scanned files by path. A file that cannot be parsed has no entry, and is not changed. */
  readonly scans: ReadonlyMap<string, ScannedFile>;
  readonly rivals: readonly RivalHandlers[];
  /** Operations that the user's configuration declares as moved. */
  readonly moves: readonly HandlerMove[];
  readonly onDisk: HandlersOnDisk;
}

/** An operation that was renamed in the API: its old and its new key. */
export interface HandlerMove {
  readonly from: string;
  readonly to: string;
}

const HANDLER_FILE = /\.ts$/;
const OTHER_FILE = /\.(?:d|test|spec)\.ts$/;

/**
 * Reads the folder of handlers.
 * @param folder the absolute path; absent if there are no handlers
 * @param except the absolute path of a subfolder to skip
 */
export function readHandlerFiles(
  folder: string | undefined,
  except: string,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const visit = (path: string): void => {
    const here = join(folder ?? '', path);
    if (here === except) return;
    for (const entry of listing(here)) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      const hidden = entry.name.startsWith('.') || entry.name === 'node_modules';
      if (entry.isDirectory() && !hidden) visit(inner);
      if (!HANDLER_FILE.test(entry.name) || OTHER_FILE.test(entry.name)) continue;
      if (!entry.isFile() && !(entry.isSymbolicLink() && leadsToFile(join(here, entry.name))))
        continue;
      const text = readTextFile(join(folder ?? '', inner));
      if (text !== undefined) files.set(inner, text);
    }
  };
  if (folder !== undefined) visit('');
  return files;
}

/** A handler file may be a symbolic link. Its handlers are found, but the file is not written. */
function leadsToFile(link: string): boolean {
  return visibleEntryAt(link)?.isFile() === true;
}

function listing(folder: string) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => byCodeUnit(a.name, b.name));
  } catch {
    return []; // the folder does not exist yet
  }
}

/** Returns one hash of all files. It changes if any of the files changes. */
export function hashFiles(files: ReadonlyMap<string, string>): string {
  return hashText(JSON.stringify([...files]));
}

/**
 * Finds the handler of each operation.
 * @param files the text of each file by path
 * @param locked the handlers in the lock file, by operation key
 * @param moves the operations that the user declares as moved
 */
export function locateHandlers(
  files: ReadonlyMap<string, string>,
  locked: ReadonlyMap<string, LockedHandler>,
  moves: readonly HandlerMove[] = [],
): HandlerFolder {
  const scans = new Map<string, ScannedFile>();
  const known = new Set([...locked.keys()].map(identityOf));
  const claims = new Map<string, Claim[]>();
  for (const [path, text] of files) {
    const scan = hasConflictMarks(text) ? undefined : scanFile(text);
    // If there is no lock file, or the file cannot be parsed, an operation key in a comment may belong to a handler
    // that the user disabled. Its stub must not be generated again.
    const keys = scan && locked.size > 0 ? scan.keys : mentionedKeys(text);
    for (const key of keys) known.add(identityOf(key));
    if (scan === undefined) continue;
    scans.set(path, scan);
    for (const claim of claimsOf(path, scan)) {
      const identity = identityOf(claim.key);
      claims.set(identity, [...(claims.get(identity) ?? []), claim]);
    }
  }
  const memory = new Map([...locked].map(([key, entry]) => [identityOf(key), { key, ...entry }]));
  const rivals: RivalHandlers[] = [];
  const located: HandlerLocation[] = [];
  for (const identity of [...new Set([...claims.keys(), ...memory.keys()])].sort()) {
    const strongest = strongestOf(claims.get(identity) ?? []);
    const [first] = strongest;
    const entry = memory.get(identity);
    if (first && strongest.length > 1) rivals.push({ key: first.key, places: strongest });
    if (first) {
      const pristine = entry?.stub !== undefined && entry.stub === first.stub;
      located.push({ key: first.key, path: first.path, name: first.name, pristine });
    } else if (entry && isStillThere(entry, files, scans)) {
      located.push({ key: entry.key, path: entry.path, name: entry.name, pristine: false });
    }
  }
  const names = new Map([...scans].map(([path, scan]) => [path, scan.names]));
  const moved = afterMoves(located, moves);
  return {
    files,
    scans,
    rivals: [...rivals, ...moved.rivals],
    moves,
    onDisk: { located: moved.located, known, names },
  };
}

interface Claim {
  readonly key: string;
  readonly path: string;
  readonly name: string;
  readonly strength: number;
  readonly stub: string;
}

function claimsOf(path: string, scan: ScannedFile): Claim[] {
  return scan.functions.flatMap(({ exported, keys, tokens }) => {
    if (exported === undefined || keys.size === 0) return [];
    const stub = keys.size === 1 ? hashText(normalizedCode(tokens)) : '';
    return [...keys].map(([key, strength]) => ({ key, path, name: exported, strength, stub }));
  });
}

function strongestOf(claims: readonly Claim[]): Claim[] {
  const most = largest(
    claims.map(({ strength }) => strength),
    0,
  );
  return claims.filter(({ strength }) => strength === most);
}

/**
 * Returns true if a handler in the lock file still exists. Its file need not contain the operation key, and need not
 * parse.
 */
function isStillThere(
  { path, name }: LockedHandler,
  files: ReadonlyMap<string, string>,
  scans: ReadonlyMap<string, ScannedFile>,
): boolean {
  const scan = scans.get(path);
  return scan ? scan.exports.has(name) : name !== '' && files.has(path);
}

/**
 * Applies moved operations. The handler of the old operation becomes the handler of the new operation. If the user has
 * edited the new operation's stub, the two functions are also returned as rivals.
 */
function afterMoves(
  located: readonly HandlerLocation[],
  moves: readonly HandlerMove[],
): { located: HandlerLocation[]; rivals: RivalHandlers[] } {
  const rivals: RivalHandlers[] = [];
  let all = [...located];
  for (const { from, to } of moves) {
    const is = (key: string) => (one: HandlerLocation) => identityOf(one.key) === identityOf(key);
    const [old, now] = [all.find(is(from)), all.find(is(to))];
    if (old === undefined) continue;
    if (now && !now.pristine) rivals.push({ key: to, places: [old, now] });
    all = all.filter((one) => one !== now).map((one) => (one === old ? { ...old, key: to } : one));
  }
  return { located: all, rivals };
}
