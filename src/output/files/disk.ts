/** Reads the state of the disk: the hashes of files, and all reasons not to write a path. */
import { hash } from 'node:crypto';
import { readFileSync, readdirSync, type Dirent } from 'node:fs';
import { dirname, join } from 'node:path';
import { entryAt } from '../../base/foundation/system/entry.js';
import { errorCode, isAbsent, writeReason } from '../../base/foundation/error-code.js';

/**
 * Matches restitch's temporary files: `.restitch-PID-N.tmp`, and `.restitch-PID-N.lock.tmp`, which becomes the next
 * lock.
 */
export const LEFTOVER = /^\.restitch-(\d+)(?:-\d+)?(?:\.lock)?\.tmp$/;

/** A path that must not be written, and the reason. */
export interface Refusal {
  readonly path: string;
  /** The reason as a message. It is absent if two paths collide. */
  readonly why?: string;
  /** The other path that is the same file on a case-insensitive system. */
  readonly collidesWith?: string;
}

export interface Disk {
  /** Path → hash of the file's text. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly refusals: readonly Refusal[];
  /** Temporary files that earlier runs left in the root or next to the files, as paths relative to the root. */
  readonly leftovers: readonly string[];
}

/**
 * Returns the SHA-256 hash of a text as hexadecimal digits. Line endings are normalized first, because a git checkout
 * may change them.
 */
export function hashText(text: string): string {
  return hash('sha256', text.replaceAll('\r\n', '\n'));
}

/** Hashes bytes. If they are UTF-8, the result equals that of `hashText`; otherwise they are hashed unchanged. */
export function hashBytes(bytes: Buffer): string {
  if (bytes.includes('\r\n') && Buffer.from(bytes.toString()).equals(bytes))
    return hashText(bytes.toString());
  return hash('sha256', bytes);
}

/** Returns the text of a file. Returns `undefined` if the file does not exist or is a folder. */
export function readTextFile(file: string | URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isAbsent(error) || errorCode(error) === 'EISDIR') return undefined;
    throw error;
  }
}

/**
 * Hashes the files at some paths below a root folder, and checks whether the paths can be written.
 * @param root an absolute folder; it need not exist
 * @param paths relative to the root, with `/`
 * @param wanted the paths that will be written; two of them must not differ only in case
 * @returns the hashes of existing files, and all paths that must not be written: those outside the root, behind a
 * symbolic link, not a regular file, or equal to another path except for case. If the root or one of its parents is a
 * file, the only refused path is the root (`''`).
 */
export function readDisk(root: string, paths: Iterable<string>, wanted: ReadonlySet<string>): Disk {
  const why = whyNoFolder(root);
  if (why !== undefined) {
    return { hashes: new Map(), refusals: [{ path: '', why }], leftovers: [] };
  }
  const folders = new Map<string, Folder>();
  const hashes = new Map<string, string>();
  const refusals: Refusal[] = collisions(wanted);
  const ours = new Set(paths);
  for (const path of ours) {
    const why = isMinted(path) ? undefined : 'the path leaves the output folder';
    if (why !== undefined) {
      refusals.push({ path, why });
      continue;
    }
    const cut = path.lastIndexOf('/');
    const folder = lookInto(root, path.slice(0, Math.max(cut, 0)), folders);
    const refusal = look(root, path, folder, ours, hashes);
    if (refusal) refusals.push(refusal);
  }
  lookInto(root, '', folders);
  const leftovers = [...folders].flatMap(([folder, { entries }]) =>
    [...entries.keys()]
      .filter((name) => LEFTOVER.test(name))
      .map((name) => (folder === '' ? name : `${folder}/${name}`)),
  );
  return { hashes, refusals, leftovers };
}

const A_FILE = 'a file is where the folder must be';

/** Returns `undefined` if the root is a folder or can be created. Otherwise, returns the reason why it cannot. */
function whyNoFolder(root: string): string | undefined {
  try {
    const entry = entryAt(root);
    if (entry === undefined) return dirname(root) === root ? undefined : whyNoFolder(dirname(root));
    return entry.isDirectory() ? undefined : A_FILE;
  } catch (error) {
    return writeReason(error);
  }
}

interface Folder {
  readonly entries: ReadonlyMap<string, Dirent>;
  /** The names in the folder, by their lower-cased form. */
  readonly folded: ReadonlyMap<string, string>;
  readonly refused?: string;
}

const NOTHING: Folder = { entries: new Map(), folded: new Map() };

/** Checks whether one path can be written. If its file exists, adds the hash of the file to `hashes`. */
function look(
  root: string,
  path: string,
  folder: Folder,
  ours: ReadonlySet<string>,
  hashes: Map<string, string>,
): Refusal | undefined {
  if (folder.refused !== undefined) return { path, why: folder.refused };
  const cut = path.lastIndexOf('/') + 1;
  const name = path.slice(cut);
  const entry = folder.entries.get(name);
  if (!entry) {
    const twin = folder.folded.get(name.toLowerCase());
    const other = twin === undefined ? undefined : path.slice(0, cut) + twin;
    return other === undefined || ours.has(other) ? undefined : { path, collidesWith: other };
  }
  if (entry.isSymbolicLink()) return { path, why: 'it is a symbolic link' };
  if (!entry.isFile()) return { path, why: 'it is not a regular file' };
  const bytes = bytesOf(join(root, path));
  if (bytes !== undefined) hashes.set(path, hashBytes(bytes));
  return undefined;
}

/** Reads a file that a folder lists. Returns `undefined` if another run has removed it since. */
function bytesOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Lists a folder below the root. All its parents up to the root must be real folders, not links. */
function lookInto(root: string, path: string, folders: Map<string, Folder>): Folder {
  const known = folders.get(path);
  if (known) return known;
  let folder = NOTHING;
  const cut = path.lastIndexOf('/');
  const above = path === '' ? NOTHING : lookInto(root, path.slice(0, Math.max(cut, 0)), folders);
  if (above.refused !== undefined) {
    folder = { ...NOTHING, refused: above.refused };
  } else if (path === '') {
    folder = list(root);
  } else {
    const entry = entryAt(join(root, path), 'keep');
    if (entry?.isDirectory() === true) folder = list(join(root, path));
    else if (entry) folder = { ...NOTHING, refused: `${path} is a symbolic link or not a folder` };
  }
  folders.set(path, folder);
  return folder;
}

function list(folder: string): Folder {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return {
      entries: new Map(entries.map((entry) => [entry.name, entry])),
      folded: new Map(entries.map(({ name }) => [name.toLowerCase(), name])),
    };
  } catch (error) {
    if (isAbsent(error)) return NOTHING;
    throw error;
  }
}

/**
 * Returns true if a relative path contains only safe names. `..`, drives, backslashes and control characters are
 * unsafe.
 */
function isMinted(path: string): boolean {
  return path
    .split('/')
    .every(
      (name) => name !== '' && name !== '.' && name !== '..' && !/[\u0000-\u001f\\:]/.test(name),
    );
}

/** Finds paths in `wanted` that differ only in case. */
function collisions(wanted: ReadonlySet<string>): Refusal[] {
  const first = new Map<string, string>();
  const refusals: Refusal[] = [];
  for (const path of wanted) {
    const parts = path.split('/');
    for (let length = 1; length <= parts.length; length++) {
      const prefix = parts.slice(0, length).join('/');
      const other = first.get(prefix.toLowerCase());
      if (other === undefined) first.set(prefix.toLowerCase(), prefix);
      else if (other !== prefix) {
        refusals.push({ path, collidesWith: other });
        break;
      }
    }
  }
  return refusals;
}

/** The coarsest resolution in milliseconds with which a file system stores times (FAT). */
const COARSEST = 2000;

/**
 * Returns a stamp: a hash of the inodes, sizes and change times of files and their folders. Programs cannot set change
 * times, so the stamp changes if a file is changed later or a folder gets a new file. It takes a third of the time that
 * reading and hashing the files would take.
 * @param root an absolute folder
 * @param paths relative to the root, with `/`
 * @param now the current time in milliseconds
 * @returns `undefined` if a path is not a regular file, or if one has changed so recently that the next change may have
 *   the same time
 */
export function stampFiles(
  root: string,
  paths: readonly string[],
  now: number,
): string | undefined {
  const folders = new Set(['']);
  let stamps = '';
  const add = (path: string, isFolder: boolean): boolean => {
    const entry = entryAt(join(root, path), 'keep');
    if (entry === undefined || entry.ctimeMs > now - COARSEST) return false;
    if (isFolder ? !entry.isDirectory() : !entry.isFile()) return false;
    stamps += `${path}\n${entry.ino} ${entry.size} ${entry.ctimeNs}\n`;
    return true;
  };
  for (const path of paths) {
    for (let cut = path.indexOf('/'); cut >= 0; cut = path.indexOf('/', cut + 1)) {
      folders.add(path.slice(0, cut));
    }
    if (!add(path, false)) return undefined;
  }
  for (const folder of folders) if (!add(folder, true)) return undefined;
  return hash('sha256', stamps);
}
