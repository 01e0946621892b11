/** Writes the planned files with the operations in `steps.ts`. No other code changes the output folder. */
import { chmodSync, readdirSync, rmdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Ownership } from '../../print/emit/file.js';
import { entryAt } from '../../base/foundation/system/entry.js';
import { errorCode } from '../../base/foundation/error-code.js';
import { DISK, type DiskSteps } from './steps.js';
import { readTextFile } from './disk.js';
import { LOCK_NAME } from './lock.js';
import type { FolderAnchor, OpenFolder } from './open-folder.js';
import type { Action } from './plan.js';
import { Roots, type FolderAnchors } from './roots.js';
import { isInUse, withTemporaryName } from './temporary-name.js';
import { WriteError, writeErrorOf } from './write-error.js';

export interface WriteInput {
  /** The locations of the root folders at the time when the plan was made. */
  readonly anchors: FolderAnchors;
  readonly actions: readonly Action[];
  readonly lockText: string;
  /** The text of the lock file when the plan was made; absent if there was none. */
  readonly lockBefore?: string | undefined;
  /** The temporary files that earlier runs left behind, relative to the root folders. */
  readonly leftovers: readonly Leftover[];
  /** Called before each file is written or removed. */
  readonly onFile?: OnFile | undefined;
}

export interface Leftover {
  readonly ownership: Ownership;
  readonly path: string;
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

/** How often a file is written again after another run has removed its folder or its temporary file. */
const MOST_TRIES = 10;

/**
 * Executes a plan in this order: the next lock file is written next to the old one; obsolete files are removed; each
 * new file is written to a temporary file and renamed; finally the lock file is replaced. If the run is interrupted,
 * each file is either old or new, and the next run learns from the temporary lock file which new files restitch wrote.
 * After a power loss a generated file may be empty; the next run generates it again (`ownOutput`). Other runs may write
 * to the same folder at the same time. A file that is already in the planned state is therefore no error.
 * @throws WriteError if the operating system refuses a write, or if a folder was replaced after the plan was made
 */
export async function writeFiles(input: WriteInput, steps: DiskSteps = DISK): Promise<void> {
  const { actions, anchors, lockText } = input;
  await removeLeftovers(input, steps);
  const changes = actions.filter(({ verb }) => ['create', 'update', 'remove'].includes(verb));
  if (changes.length === 0 && readTextFile(pathIn(anchors.generated, LOCK_NAME)) === lockText)
    return;

  const roots = new Roots(anchors);
  try {
    await roots.use('generated', (root) =>
      withTemporaryName('.lock.tmp', async (nextLock) => {
        await steps.write(root.file(nextLock), lockText, true);
        root.check();
        await carryOut(actions, changes, roots, input.onFile, steps);
        await keepOtherLocks(root, input, nextLock, steps);
        await steps.move(root.file(nextLock), root.file(LOCK_NAME));
        root.check();
      }),
    );
  } finally {
    roots.close();
  }
}

/**
 * Keeps the lock files of runs that write other files at the same time. Like the lock file of an interrupted run, they
 * tell the next run which files restitch wrote, so that these are not mistaken for edited files.
 * @param own the name of the lock file that this run has prepared
 */
async function keepOtherLocks(
  root: OpenFolder,
  { lockText, lockBefore }: WriteInput,
  own: string,
  steps: DiskSteps,
): Promise<void> {
  const finished = readTextFile(root.file(LOCK_NAME));
  const isReplaced = ![undefined, lockBefore, lockText].includes(finished);
  const prepared = readdirSync(root.file('.')).filter(
    (name) => name !== own && name.endsWith('.lock.tmp') && isInUse(name),
  );
  const isShared = prepared.some((name) => readTextFile(root.file(name)) !== lockText);
  for (const text of [...(isReplaced ? [finished] : []), ...(isShared ? [lockText] : [])]) {
    if (text === undefined) continue;
    await withTemporaryName('.lock.tmp', (name) => steps.write(root.file(name), text, false));
  }
}

async function carryOut(
  actions: readonly Action[],
  changes: readonly Action[],
  roots: Roots,
  onFile: OnFile | undefined,
  steps: DiskSteps,
): Promise<void> {
  // Obsolete files are removed first: on case-insensitive systems an obsolete `Foo.ts` and a new `foo.ts` are the
  // same file.
  const needed = neededFolders(actions);
  let at = 0;
  const tell = (name: string): void => onFile?.({ at: ++at, of: changes.length, name });
  for (const action of changes) {
    if (action.verb !== 'remove') continue;
    tell(action.path);
    await removeFile(roots, action, needed[action.ownership], steps);
  }
  const writes = changes.filter(({ verb }) => verb !== 'remove');
  for (const batch of batchesOf(writes)) {
    for (const { path } of batch) tell(path);
    await writeBatch(batch, roots, steps);
  }
}

/** Returns the folders that contain files after the run. Two runs with the same plan must not remove them. */
function neededFolders(actions: readonly Action[]): Record<Ownership, ReadonlySet<string>> {
  const needed = { generated: new Set(['.']), handlers: new Set(['.']) };
  for (const { verb, ownership, path } of actions) {
    if (verb === 'remove' || verb === 'forget') continue;
    const folders = needed[ownership];
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder))
      folders.add(folder);
  }
  return needed;
}

async function writeBatch(
  batch: readonly [Action, ...Action[]],
  roots: Roots,
  steps: DiskSteps,
  tries = MOST_TRIES,
): Promise<void> {
  const [{ ownership, path }] = batch;
  const again: Action[] = [];
  const write = async (folder: OpenFolder): Promise<void> => {
    const written = await Promise.allSettled(
      batch.map((action) =>
        writeFile(folder, action, steps).catch((error: unknown) => {
          if (errorCode(error) !== 'ENOENT' || tries === 0) throw error;
          again.push(action);
        }),
      ),
    );
    const failed = written.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  };
  await roots.use(ownership, write, { path: dirname(path), make: true });
  const [first, ...others] = again;
  if (first) await writeBatch([first, ...others], roots, steps, tries - 1);
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

async function writeFile(folder: OpenFolder, action: Action, steps: DiskSteps): Promise<void> {
  const { ownership, path, content } = action;
  if (content === undefined) throw new Error(`no text for ${path}`);
  const name = basename(path);
  // Only files that the user edits must survive a power loss. All others can be generated again.
  const text = content.bytes ?? content.text;
  try {
    const before = entryAt(folder.file(name), 'keep');
    await withTemporaryName('.tmp', async (aside) => {
      await steps.write(folder.file(aside), text, ownership === 'handlers');
      // The new file gets the permissions of the old one, even if that is read-only.
      if (before) chmodSync(folder.file(aside), Number(before.mode) & 0o777);
      const state = stateOf(folder, action);
      if (state === 'as planned') await steps.move(folder.file(aside), folder.file(name));
      else await steps.remove(folder.file(aside));
      if (state === 'edited') throw editedDuringRun(action);
    });
    folder.check();
  } catch (error) {
    throw writeErrorOf(error, path, ownership);
  }
}

/**
 * Compares a handler file with its state when the plan was made. It is `done` if another run has already written the
 * planned text, and `edited` if it has any other text.
 */
function stateOf(
  folder: OpenFolder,
  { ownership, path, content, before }: Action,
): 'as planned' | 'done' | 'edited' {
  if (ownership !== 'handlers') return 'as planned';
  const now = readTextFile(folder.file(basename(path)));
  if (now === before) return 'as planned';
  return now === content?.text ? 'done' : 'edited';
}

function editedDuringRun({ ownership, path }: Action): WriteError {
  return new WriteError(path, new Error('it was edited during the run'), ownership);
}

/** Removes a file, and its parent folders if they are now empty and not needed. */
async function removeFile(
  roots: Roots,
  action: Action,
  needed: ReadonlySet<string>,
  steps: DiskSteps,
): Promise<void> {
  const { ownership, path } = action;
  const remove = async (folder: OpenFolder): Promise<void> => {
    try {
      const state = stateOf(folder, action);
      if (state === 'edited') throw editedDuringRun(action);
      if (state === 'as planned')
        await steps.remove(folder.file(basename(path))).catch(ignoreAbsent);
    } catch (error) {
      throw writeErrorOf(error, path, ownership);
    }
  };
  await roots.use(ownership, remove, { path: dirname(path), make: false });
  let isEmpty = true;
  for (let inner = dirname(path); isEmpty && !needed.has(inner); inner = dirname(inner)) {
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

async function removeLeftovers(
  { leftovers, anchors }: WriteInput,
  steps: DiskSteps,
): Promise<void> {
  if (leftovers.length === 0) return;
  const roots = new Roots(anchors);
  try {
    for (const { ownership, path } of leftovers) {
      if (isInUse(basename(path))) continue;
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

function ignoreAbsent(error: unknown): void {
  if (errorCode(error) !== 'ENOENT') throw error;
}
