/** Plans and writes output. Other folders import from this file. */
import { join } from 'node:path';
import { hashFiles, locateHandlers, readHandlerFiles } from './handlers/locate.js';
import type { HandlerFolder, HandlerMove } from './handlers/locate.js';
import { LOCK_NAME, readLock } from './lock.js';
import type { OutputPlan, planOutputFiles as planFiles } from './plan-output.js';
import type { PreviousRun, OutputFolders } from './plan-options.js';
import { hashText, readDisk, readTextFile, stampFiles } from './disk.js';
import type { Action } from './plan.js';
import type { MarkerFile } from './marker-file.js';
import type { replaceSingleFile, writeSingleFile } from './single-file.js';
import type { OnFile } from './write.js';
import { WriteError } from './write-error.js';
import type { Report } from '../../base/diagnostics/report.js';

export { readPreviousRun } from './previous-run.js';
export type { OutputPlan } from './plan-output.js';
export type { PreviousRun, OutputFolders, PlanOptions } from './plan-options.js';
export { LOCK_NAME } from './lock.js';
export { encodeFile } from './encoded-file.js';
export { readTextFile, stampFiles } from './disk.js';
export { createGrowingFile } from './growing-file.js';
export type { MarkerFile } from './marker-file.js';
export type { HandlerChange, HandlerEvent } from './handlers/event.js';
export type { HandlerFolder, HandlerMove } from './handlers/locate.js';
export type { LockedName, LockedNames } from './lock.js';
export type { ManualStub } from './handlers/regenerate.js';
export type { Action, Verb } from './plan.js';

/** Creates the file that signals a running recording: see `createMarkerFile` in `marker-file.ts`. */
export async function openMarkerFile(file: string): Promise<MarkerFile> {
  return (await import('./marker-file.js')).createMarkerFile(file);
}

/** Calls `writeSingleFile`. A run without changes writes nothing, so it is loaded on demand. */
export async function writeFileAtomically(
  ...words: Parameters<typeof writeSingleFile>
): Promise<void> {
  return (await import('./single-file.js')).writeSingleFile(...words);
}

/** Calls `replaceSingleFile`. */
export async function replaceFile(
  ...words: Parameters<typeof replaceSingleFile>
): Promise<boolean> {
  return (await import('./single-file.js')).replaceSingleFile(...words);
}

/** Loads restitch's own name and version. A run without changes does not need them, so they are loaded on demand. */
export async function ownPackage(): Promise<typeof import('./version.js')> {
  return import('./version.js');
}

/**
 * Plans the action for each output file. The planner is loaded on demand, because a run without changes does not need
 * it.
 * @returns the result of `planOutputFiles`
 */
export async function planOutput(...words: Parameters<typeof planFiles>): Promise<OutputPlan> {
  return (await import('./plan-output.js')).planOutputFiles(...words);
}

/**
 * Reads the folder of hand-written handlers.
 * @param previous the result of `readPreviousRun`
 * @param moves the operations that the user declares as moved
 */
export function readHandlerFolder(
  folders: OutputFolders,
  previous: PreviousRun,
  moves: readonly HandlerMove[] = [],
): HandlerFolder {
  const files = readHandlerFiles(folders.handlers, folders.folder);
  return locateHandlers(files, previous.lock?.handlers ?? new Map(), moves);
}

/** Returns one hash of all hand-written handlers. It changes if any of them changes. */
export function hashHandlers(folders: OutputFolders): string {
  return hashFiles(readHandlerFiles(folders.handlers, folders.folder));
}

/**
 * Returns the text of a generated file if it has not been edited since the last run.
 * @param previous the result of `readPreviousRun`
 */
export function readUnedited(
  folders: OutputFolders,
  previous: PreviousRun,
  path: string,
): string | undefined {
  const entry = previous.lock?.files.get(path);
  const text = entry && readTextFile(join(folders.folder, path));
  return text !== undefined && hashText(text) === entry?.disk ? text : undefined;
}

/**
 * Writes and removes files as planned.
 * @param plan the result of `planOutputFiles`
 * @param report receives a diagnostic if the operating system refuses a write
 * @param onFile called before each file is written or removed
 * @returns false if some files could not be written
 * @throws if the plan contains an error that prevents writing
 */
export async function writeOutput(
  plan: OutputPlan,
  report: Report,
  onFile?: OnFile,
): Promise<boolean> {
  if (plan.refused) throw new Error('a refused plan is not written');
  const { anchors, actions, lockText, lockBefore, leftovers, folders } = plan;
  const { writeFiles } = await import('./write.js');
  try {
    await writeFiles({ anchors, actions, lockText, lockBefore, leftovers, onFile });
    return true;
  } catch (error) {
    if (!(error instanceof WriteError)) throw error;
    const { path, ownership = 'generated', reason } = error;
    report.add('output/failed', { path: folders.show(ownership, path), reason });
    return false;
  }
}

/**
 * Returns the planned changes as unified diffs. The diff of the lock file is included only if no other file changes.
 * @param plan the result of `planOutputFiles`
 */
export async function diffOutput(plan: OutputPlan): Promise<string> {
  const { folders, lockText } = plan;
  const { unifiedDiff: diffOf } = await import('./diff.js');
  const rootOf = ({ ownership }: Action): string =>
    (ownership === 'handlers' ? folders.handlers : undefined) ?? folders.folder;
  const shownAs = ({ ownership, path }: Action): string => folders.show(ownership, path);
  const files = await diffOf(plan.actions, rootOf, shownAs);
  if (files !== '' || !plan.stale) return files;
  const exists = readTextFile(join(folders.folder, LOCK_NAME)) !== undefined;
  const lock: Action = {
    verb: exists ? 'update' : 'create',
    ownership: 'generated',
    path: LOCK_NAME,
    diskState: exists ? 'ours' : 'absent',
    content: { text: lockText },
  };
  return diffOf([lock], rootOf, shownAs);
}

/** The output of the last run, which is still unchanged on disk. */
export interface UntouchedOutput {
  /** The paths of the generated files and the lock file. */
  readonly paths: readonly string[];
  /** The stamp from `stampFiles`. While the stamp stays the same, the files need not be read again. */
  readonly stamp: string | undefined;
}

/**
 * Reads every generated file, and compares it with its hash in the lock file.
 * @param now the current time in milliseconds
 * @param isLast returns true if the last run wrote this text into the lock file
 * @returns `undefined` if a file has changed since the last run, or if a temporary file of an earlier run is left
 */
export function untouchedOutput(
  { folder }: OutputFolders,
  now: number,
  isLast: (lockText: string) => boolean,
): UntouchedOutput | undefined {
  const text = readTextFile(join(folder, LOCK_NAME));
  if (text === undefined || !isLast(text)) return undefined;
  const read = readLock(text);
  if (read.kind !== 'lock') return undefined;
  const { files } = read.lock;
  const paths = [...files.keys(), LOCK_NAME];
  // The stamp is taken before the files are read, so that a later change of a file changes the stamp.
  const stamp = stampFiles(folder, paths, now);
  const { hashes, refusals, leftovers } = readDisk(folder, files.keys(), new Set());
  if (refusals.length > 0 || leftovers.length > 0) return undefined;
  const isSame = [...files].every(([path, { disk }]) => hashes.get(path) === disk);
  return isSame ? { paths, stamp } : undefined;
}
