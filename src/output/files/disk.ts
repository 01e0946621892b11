/** Reads the state of the disk: hashes of files, and all reasons not to write. */
import { hash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { errorCode, isAbsent, writeReason } from '../../base/foundation/error-code.js';

/** Matches restitch's temporary files: `.restitch-PID-N.tmp`, and the next lock `.restitch-PID.lock.tmp`. */
export const LEFTOVER = /^\.restitch-(\d+)(?:-\d+|\.lock)\.tmp$/;

/** The reason why a path cannot be written. */
export interface Refusal {
  readonly path: string;
  /** A message; absent for a collision. */
  readonly why?: string;
  /** The other path that is the same file on a case-insensitive system. */
  readonly collidesWith?: string;
}

export interface Disk {
  /** Path → hash of the file's text. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly refusals: readonly Refusal[];
  /** Temporary files in the folders of the paths, relative to the root. */
  readonly leftovers: readonly string[];
}

/** SHA-256 of a text, hexadecimal. Line ends are normalized, because a git checkout may change them. */
export function hashText(text: string): string {
  return hash('sha256', text.replaceAll('\r\n', '\n'));
}

/** Hashes UTF-8 text like `hashText`. In other bytes, line ends are not normalized. */
export function hashBytes(bytes: Buffer): string {
  if (bytes.includes('\r\n') && Buffer.from(bytes.toString()).equals(bytes))
    return hashText(bytes.toString());
  return hash('sha256', bytes);
}

/** Returns the text of a file; `undefined` if it does not exist, or is a folder. */
export function readTextFile(file: string | URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isAbsent(error) || errorCode(error) === 'EISDIR') return undefined;
    throw error;
  }
}

/**
 * Reads files below a root.
 * @param root an absolute folder; it need not exist
 * @param paths relative to the root, with `/`
 * @param wanted the paths that will be written; two of them must not differ only in case
 * @returns hashes of existing files, and all paths that must not be written: outside the root, through a symbolic link,
 * not a regular file, or equal to another one except for case. If the root itself is or is below a file, only the root
 * (`''`) is returned.
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

/** Returns the reason why a root is not a folder and cannot be created. */
function whyNoFolder(root: string): string | undefined {
  try {
    return statSync(root, { throwIfNoEntry: false })?.isDirectory() === false ? A_FILE : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return A_FILE;
    return isAbsent(error) ? undefined : writeReason(error);
  }
}

interface Folder {
  readonly entries: ReadonlyMap<string, Dirent>;
  /** Lower-cased name → name. */
  readonly folded: ReadonlyMap<string, string>;
  readonly refused?: string;
}

const NOTHING: Folder = { entries: new Map(), folded: new Map() };

/** Reads one path, and adds its hash to `hashes`. */
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
  hashes.set(path, hashBytes(readFileSync(join(root, path))));
  return undefined;
}

/** Lists a folder below the root. All folders above it must be real folders, not links. */
function lookInto(root: string, path: string, folders: Map<string, Folder>): Folder {
  const known = folders.get(path);
  if (known) return known;
  let folder = NOTHING;
  const cut = path.lastIndexOf('/');
  const above = path === '' ? NOTHING : lookInto(root, path.slice(0, Math.max(cut, 0)), folders);
  if (above.refused !== undefined) {
    folder = { ...NOTHING, refused: above.refused };
  } else if (path === '' || isRealFolder(join(root, path))) {
    folder = list(join(root, path));
  } else if (above.entries.has(path.slice(cut + 1))) {
    folder = { ...NOTHING, refused: `${path} is a symbolic link or not a folder` };
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

function isRealFolder(folder: string): boolean {
  try {
    return lstatSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  } catch (error) {
    if (isAbsent(error)) return false;
    throw error;
  }
}

/** Returns true for a relative path of safe names: no `..`, drive, backslash or control character. */
function isMinted(path: string): boolean {
  return path
    .split('/')
    .every(
      (name) => name !== '' && name !== '.' && name !== '..' && !/[\u0000-\u001f\\:]/.test(name),
    );
}

/** Finds wanted files and folders that differ only in case. */
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

/** The coarsest steps in which file systems store times (FAT). */
const COARSEST = 2000;

/**
 * A hash of the inodes, sizes and change times of files and their folders. Programs cannot set change times, so a later
 * change of a file, or a new file in one of the folders, gives another stamp. This takes a third of the time of reading
 * and hashing the files.
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
    const entry = lstatSync(join(root, path), { throwIfNoEntry: false });
    if (entry === undefined || entry.ctimeMs > now - COARSEST) return false;
    if (isFolder ? !entry.isDirectory() : !entry.isFile()) return false;
    stamps += `${path}\n${entry.ino} ${entry.size} ${entry.ctimeMs}\n`;
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
