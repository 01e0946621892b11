/** Writes the planned files with the operations in `steps.ts`. No other code changes the output folder. */
import { chmodSync, lstatSync, mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { kill, pid } from 'node:process';
import type { Ownership } from '../../print/emit/file.js';
import { errorCode } from '../../base/foundation/error-code.js';
import { DISK, type Steps } from './steps.js';
import { LEFTOVER, readTextFile } from './disk.js';
import { LOCK_NAME } from './lock.js';
import { findAnchor, OpenFolder, type FolderAnchor } from './open-folder.js';
import type { Action } from './plan.js';
import { writeErrorOf } from './write-error.js';

export interface WriteInput {
  /** The locations of the root folders at the time when the plan was made. */
  readonly anchors: FolderAnchors;
  readonly actions: readonly Action[];
  readonly lockText: string;
  /** The temporary files that earlier runs left behind, relative to the root folders. */
  readonly leftovers: readonly Leftover[];
  /** Called before each file is written or removed. */
  readonly onFile?: OnFile | undefined;
}

export interface Leftover {
  readonly ownership: Ownership;
  readonly path: string;
}

/** The locations of both root folders: of `generated` files, and of `handlers`. */
export type FolderAnchors = Readonly<Record<Ownership, FolderAnchor | undefined>>;

/** Finds the locations of the root folders. */
export function findAnchors(roots: Readonly<Record<Ownership, string | undefined>>): FolderAnchors {
  const { generated, handlers } = roots;
  return {
    generated: generated === undefined ? undefined : findAnchor(generated),
    handlers: handlers === undefined ? undefined : findAnchor(handlers),
  };
}

/**
 * Reports the progress of writing.
 * @param step the number of the current file, starting at 1, and the number of all files
 */
export type OnFile = (step: {
  readonly at: number;
  readonly of: number;
  readonly name: string;
}) => void;

const AT_ONCE = 16;

/**
 * Executes a plan in this order: the next lock file is written next to the old one; obsolete files are removed; each
 * new file is written to a temporary file and renamed; finally the lock file is replaced. If the run is interrupted,
 * each file is either old or new, and the next run learns from the temporary lock file which new files restitch wrote.
 * After a power loss a generated file may be empty; the next run generates it again (`ownOutput`).
 * @throws WriteError if the operating system refuses a write, or if a folder was replaced after the plan was made
 */
export async function writeFiles(input: WriteInput, steps: Steps = DISK): Promise<void> {
  const { actions, anchors, lockText } = input;
  await removeLeftovers(input, steps);
  const changes = actions.filter(({ verb }) => ['create', 'update', 'remove'].includes(verb));
  if (changes.length === 0 && readTextFile(pathIn(anchors.generated, LOCK_NAME)) === lockText)
    return;

  const roots = new Roots(anchors);
  try {
    await roots.use('generated', async (root) => {
      const nextLock = `.restitch-${pid}.lock.tmp`;
      await steps.write(root.file(nextLock), lockText, true);
      root.check();
      await carryOut(changes, roots, input.onFile, steps);
      await steps.move(root.file(nextLock), root.file(LOCK_NAME));
      root.check();
    });
  } finally {
    roots.close();
  }
}

async function carryOut(
  changes: readonly Action[],
  roots: Roots,
  onFile: OnFile | undefined,
  steps: Steps,
): Promise<void> {
  // Obsolete files are removed first: on case-insensitive systems an obsolete `Foo.ts` and a new `foo.ts` are the
  // same file.
  let at = 0;
  const tell = (name: string): void => onFile?.({ at: ++at, of: changes.length, name });
  for (const { verb, ownership, path } of changes) {
    if (verb !== 'remove') continue;
    tell(path);
    await removeFile(roots, ownership, path, steps);
  }
  const writes = changes.filter(({ verb }) => verb !== 'remove');
  let start = 0;
  for (const batch of batchesOf(writes)) {
    const [{ ownership, path }] = batch;
    const write = async (folder: OpenFolder): Promise<void> => {
      const written = batch.map((action, index) => {
        tell(action.path);
        return writeFile(folder, action, start + index, steps);
      });
      const failed = (await Promise.allSettled(written)).find(
        ({ status }) => status === 'rejected',
      );
      if (failed?.status === 'rejected') throw failed.reason;
    };
    await roots.use(ownership, write, { path: dirname(path), make: true });
    start += batch.length;
  }
}

/** Groups consecutive files in the same folder, so that the folder is opened only once. */
function batchesOf(writes: readonly Action[]): (readonly [Action, ...Action[]])[] {
  const batches: [Action, ...Action[]][] = [];
  for (const action of writes) {
    const last = batches.at(-1);
    const isNeighbour =
      last !== undefined &&
      last.length < AT_ONCE &&
      last[0].ownership === action.ownership &&
      dirname(last[0].path) === dirname(action.path);
    if (isNeighbour) last.push(action);
    else batches.push([action]);
  }
  return batches;
}

/**
 * Writes a whole file that the command owns, such as a cache. The text is written to a temporary file, which is then
 * renamed.
 * @param file the absolute path; its folder is created if it does not exist
 * @param mode the permissions of a folder that is created
 * @throws WriteError if the operating system refuses the write
 */
export async function writeFileAtomically(
  file: string,
  text: string | Uint8Array,
  mode?: number,
): Promise<void> {
  const folder = dirname(file);
  try {
    mkdirSync(folder, { recursive: true, ...(mode !== undefined && { mode }) });
    await DISK.move(await writtenAside(folder, text), file);
  } catch (error) {
    throw writeErrorOf(error, file);
  }
}

/**
 * Replaces a file of the user if it still contains the expected text.
 * @param file the absolute path
 * @param before the expected text of the file; `undefined` if the file must not exist
 * @returns false if the file has another text, so that nothing was written
 * @throws WriteError if the operating system refuses the write
 */
export async function replaceFile(
  file: string,
  before: string | undefined,
  text: string,
): Promise<boolean> {
  try {
    const aside = await writtenAside(dirname(file), text);
    // No other code of this process runs between the comparison and the rename.
    const isSame = readTextFile(file) === before;
    if (isSame) renameSync(aside, file);
    else await unlink(aside);
    return isSame;
  } catch (error) {
    throw writeErrorOf(error, file);
  }
}

let writtenFiles = 0;

async function writtenAside(folder: string, text: string | Uint8Array): Promise<string> {
  const aside = join(folder, `.restitch-${pid}-${writtenFiles++}.tmp`);
  await unlink(aside).catch(ignoreAbsent);
  await DISK.write(aside, text, true);
  return aside;
}

/** The root folders: the output folder, and the folder of handlers. Each is opened when it is first used. */
class Roots {
  private readonly open = new Map<Ownership, OpenFolder>();

  constructor(private readonly anchors: FolderAnchors) {}

  /** Runs an operation in a root folder, or in a folder below it. */
  async use(
    ownership: Ownership,
    act: (folder: OpenFolder) => Promise<void>,
    below: { readonly path: string; readonly make: boolean } = { path: '.', make: true },
  ): Promise<void> {
    const way: OpenFolder[] = [];
    try {
      let folder = this.#root(ownership);
      for (const name of below.path === '.' ? [] : below.path.split('/')) {
        folder = folder.into(name, below.make);
        way.push(folder);
      }
      await act(folder);
    } catch (error) {
      throw writeErrorOf(error, below.path === '.' ? '' : below.path, ownership);
    } finally {
      for (const one of way) one.close();
    }
  }

  #root(ownership: Ownership): OpenFolder {
    const known = this.open.get(ownership);
    if (known) return known;
    const anchor = this.anchors[ownership];
    if (anchor === undefined) throw new Error(`no folder for ${ownership}`);
    const folder = OpenFolder.at(anchor);
    this.open.set(ownership, folder);
    return folder;
  }

  close(): void {
    for (const folder of this.open.values()) folder.close();
  }
}

async function writeFile(
  folder: OpenFolder,
  { ownership, path, content }: Action,
  number: number,
  steps: Steps,
): Promise<void> {
  if (content === undefined) throw new Error(`no text for ${path}`);
  const aside = `.restitch-${pid}-${number}.tmp`;
  const before = lstatSync(folder.file(basename(path)), { throwIfNoEntry: false });
  // Only files that the user edits must survive a power loss. All others can be generated again.
  const text = content.bytes ?? content.text;
  try {
    await steps.write(folder.file(aside), text, ownership === 'handlers');
    // The new file gets the permissions of the old one, even if that is read-only.
    if (before) chmodSync(folder.file(aside), before.mode & 0o777);
    await steps.move(folder.file(aside), folder.file(basename(path)));
    folder.check();
  } catch (error) {
    throw writeErrorOf(error, path, ownership);
  }
}

/** Removes a file, and its parent folders if they are now empty. */
async function removeFile(
  roots: Roots,
  ownership: Ownership,
  path: string,
  steps: Steps,
): Promise<void> {
  const remove = async (folder: OpenFolder): Promise<void> => {
    try {
      await steps.remove(folder.file(basename(path)));
    } catch (error) {
      throw writeErrorOf(error, path, ownership);
    }
  };
  await roots.use(ownership, remove, { path: dirname(path), make: false });
  let isEmpty = true;
  for (let inner = dirname(path); isEmpty && inner !== '.'; inner = dirname(inner)) {
    const leave = async (folder: OpenFolder): Promise<void> => {
      try {
        rmdirSync(folder.file(basename(inner)));
      } catch {
        isEmpty = false; // it contains other files
      }
    };
    await roots.use(ownership, leave, { path: dirname(inner), make: false });
  }
}

async function removeLeftovers({ leftovers, anchors }: WriteInput, steps: Steps): Promise<void> {
  if (leftovers.length === 0) return;
  const roots = new Roots(anchors);
  try {
    for (const { ownership, path } of leftovers) {
      const owner = Number(LEFTOVER.exec(basename(path))?.[1]);
      if (owner !== pid && isRunning(owner)) continue;
      const remove = (folder: OpenFolder): Promise<void> =>
        steps.remove(folder.file(basename(path))).catch(ignoreAbsent);
      await roots.use(ownership, remove, { path: dirname(path), make: false });
    }
  } finally {
    roots.close();
  }
}

function pathIn(anchor: FolderAnchor | undefined, name: string): string {
  if (anchor === undefined) throw new Error('no folder for generated files');
  return join(anchor.path, ...anchor.below, name);
}

function isRunning(owner: number): boolean {
  try {
    kill(owner, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

function ignoreAbsent(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}
