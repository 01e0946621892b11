/**
 * Keeps folders open while files are written, so that nothing is written through a link that replaces a folder in the
 * meantime.
 */
import {
  closeSync,
  constants,
  fstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  type BigIntStats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { entryAt, visibleEntryAt } from '../../base/foundation/system/entry.js';
import { errorCode, isAbsent } from '../../base/foundation/error-code.js';

/** Identifies a folder by device and inode, independent of its name. */
interface Identity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/**
 * The location of an output root: the nearest existing folder, and the names of the folders below it that do not exist
 * yet.
 */
export interface FolderAnchor extends Identity {
  /** The path of the existing folder. All links are resolved. */
  readonly path: string;
  readonly below: readonly string[];
}

/** How often a folder is created again after another run has removed it. */
const MOST_TRIES = 10;

/** The folder in which Linux lists every folder that the process has opened. */
const OPENED = '/proc/self/fd';

/**
 * Finds the location of an output root before it is written.
 * @param root the absolute path; it may be a link that the user made, and it may not exist yet
 */
export function findAnchor(root: string): FolderAnchor {
  const below: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    try {
      const path = realpathSync(folder);
      const entry = entryAt(path);
      if (entry) return { path, dev: entry.dev, ino: entry.ino, below };
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
    if (dirname(folder) === folder) throw replaced(root);
    below.unshift(basename(folder));
  }
}

/**
 * An open folder. On Linux, names are resolved relative to the open folder, so a link cannot redirect them. On other
 * systems, the folder is checked before and after each use.
 */
export class OpenFolder {
  private constructor(
    /** The path as messages show it. */
    readonly path: string,
    private readonly identity: Identity,
    private readonly handle: number | undefined,
    private readonly opened: string,
  ) {}

  /**
   * Opens an output root, and creates its missing folders.
   * @param opened the system folder that lists open folders: `/proc/self/fd`
   * @throws if the root was replaced by another folder or by a link
   */
  static at(anchor: FolderAnchor, opened = OPENED): OpenFolder {
    const root = OpenFolder.#open(anchor.path, anchor.path, opened);
    if (root === undefined || !isSame(root.identity, anchor)) {
      root?.close();
      throw replaced(anchor.path);
    }
    let folder = root;
    for (const name of anchor.below) {
      const above = folder;
      try {
        folder = above.make(name);
      } finally {
        above.close();
      }
    }
    return folder;
  }

  static #open(real: string, path: string, opened: string): OpenFolder | undefined {
    const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
    const found = entryAt(real, 'keep');
    if (found === undefined) return undefined;
    if (!found.isDirectory()) throw replaced(path);
    // Windows cannot open folders, so the folder is identified by its path only.
    if (O_DIRECTORY === undefined || O_NOFOLLOW === undefined || !canLookInto(opened)) {
      return new OpenFolder(path, found, undefined, opened);
    }
    const handle = opening(() => openSync(real, O_RDONLY | O_DIRECTORY | O_NOFOLLOW));
    if (handle === undefined) return undefined;
    return new OpenFolder(path, fstatSync(handle, { bigint: true }), handle, opened);
  }

  /** Returns the path by which system calls reach a file in this folder. */
  file(name: string): string {
    if (this.handle !== undefined) return `${this.opened}/${this.handle}/${name}`;
    this.check();
    return join(this.path, name);
  }

  /** Opens a subfolder. Returns `undefined` if it does not exist. */
  into(name: string): OpenFolder | undefined {
    return OpenFolder.#open(this.file(name), join(this.path, name), this.opened);
  }

  /**
   * Opens a subfolder, and creates it first if it does not exist.
   * @throws the system error if it cannot be created
   */
  make(name: string): OpenFolder {
    const real = this.file(name);
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      makeFolder(real);
      const folder = this.into(name);
      if (folder) return folder;
      // Another run has removed the folder, which was empty.
    }
    throw replaced(join(this.path, name));
  }

  /**
   * Checks that the path still leads to this folder.
   * @throws if it does not, because files written since the last check may be in another folder
   */
  check(): void {
    const now = entryAt(this.path, 'keep');
    if (now?.isDirectory() !== true || !isSame(now, this.identity)) throw replaced(this.path);
  }

  close(): void {
    if (this.handle !== undefined) closeSync(this.handle);
  }
}

/** Returns the result of an operation, or `undefined` if its folder has been removed in the meantime. */
function opening<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Creates one folder. The option `recursive` would report a misleading ENOENT for a read-only disk. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function canLookInto(opened: string): boolean {
  return visibleEntryAt(opened)?.isDirectory() === true;
}

function isSame(a: Identity | BigIntStats, b: Identity): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

/** Creates the error that the operating system reports for a link that must not be followed. */
function replaced(path: string): Error {
  const message = `ELOOP: a link or another folder replaced one of the folders, open '${path}'`;
  return Object.assign(new Error(message), { code: 'ELOOP', syscall: 'open', path });
}
