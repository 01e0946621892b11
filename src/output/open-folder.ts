/** Folders that stay the folders they were: whoever puts a link in the place of one while we write gets nothing written. */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  realpathSync,
  statSync,
  type BigIntStats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCode, isAbsent } from '../foundation/error-code.js';

/** Which folder it is, whatever it is called. */
interface Identity {
  readonly dev: bigint;
  readonly ino: bigint;
}

/** Where a root is: the nearest folder that exists, and the names of those below it that do not yet. */
export interface FolderAnchor extends Identity {
  /** Without links. */
  readonly path: string;
  readonly below: readonly string[];
}

/** Where Linux has a folder for each one that a process has opened. */
const OPENED = '/proc/self/fd';

/**
 * Looks where a root is, for writing there later.
 * @param root absolute; it may be a link, which is the user's own, and need not exist
 */
export function findAnchor(root: string): FolderAnchor {
  const below: string[] = [];
  for (let folder = root; ; folder = dirname(folder)) {
    try {
      const path = realpathSync(folder);
      const { dev, ino } = statSync(path, { bigint: true });
      return { path, dev, ino, below };
    } catch (error) {
      if (!isAbsent(error) || dirname(folder) === folder) throw error;
      below.unshift(basename(folder));
    }
  }
}

/**
 * A folder that is open. Names in it are relative to what was opened where the system can say so (Linux), and cannot
 * be led elsewhere. Elsewhere the folder is looked at again before and after each use.
 */
export class OpenFolder {
  private constructor(
    /** As people call it. */
    readonly path: string,
    private readonly identity: Identity,
    private readonly handle: number | undefined,
    private readonly opened: string,
  ) {}

  /**
   * Opens a root, and makes what does not exist of it.
   * @param opened where the system shows what is open
   * @throws when another folder or a link stands there now
   */
  static at(anchor: FolderAnchor, opened = OPENED): OpenFolder {
    let folder = OpenFolder.#open(anchor.path, anchor.path, opened);
    if (!isSame(folder.identity, anchor)) {
      folder.close();
      throw replaced(anchor.path);
    }
    for (const name of anchor.below) {
      const above = folder;
      try {
        folder = above.into(name, true);
      } finally {
        above.close();
      }
    }
    return folder;
  }

  static #open(real: string, path: string, opened: string): OpenFolder {
    const { O_RDONLY, O_DIRECTORY, O_NOFOLLOW } = constants;
    const found = lstatSync(real, { bigint: true });
    if (!found.isDirectory()) throw replaced(path);
    // Windows opens no folders.
    if (O_DIRECTORY === undefined || O_NOFOLLOW === undefined || !canLookInto(opened)) {
      return new OpenFolder(path, found, undefined, opened);
    }
    const handle = openSync(real, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    return new OpenFolder(path, fstatSync(handle, { bigint: true }), handle, opened);
  }

  /** The name of a file in it, for the system. */
  file(name: string): string {
    if (this.handle !== undefined) return `${this.opened}/${this.handle}/${name}`;
    this.check();
    return join(this.path, name);
  }

  /** Opens a folder in it. */
  into(name: string, make: boolean): OpenFolder {
    const real = this.file(name);
    if (make) makeFolder(real);
    return OpenFolder.#open(real, join(this.path, name), this.opened);
  }

  /**
   * Looks whether it still is what its name says.
   * @throws when it is not: nothing that was written by its name since the last look is where it should be
   */
  check(): void {
    const now = lstatSync(this.path, { bigint: true, throwIfNoEntry: false });
    if (now?.isDirectory() !== true || !isSame(now, this.identity)) throw replaced(this.path);
  }

  close(): void {
    if (this.handle !== undefined) closeSync(this.handle);
  }
}

/** One folder. `recursive` would say ENOENT for a disk that is read-only. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

function canLookInto(opened: string): boolean {
  return statSync(opened, { throwIfNoEntry: false })?.isDirectory() === true;
}

function isSame(a: Identity | BigIntStats, b: Identity): boolean {
  return a.dev === b.dev && a.ino === b.ino;
}

/** The error of a system that was told to follow no links. */
function replaced(path: string): Error {
  const message = `ELOOP: a link or another folder stands in the folders of the folder that was there, open '${path}'`;
  return Object.assign(new Error(message), { code: 'ELOOP', syscall: 'open', path });
}
