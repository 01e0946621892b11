/** Planning and writing output: the door of this room. */
import { join } from 'node:path';
import { hashFiles, locateHandlers, readHandlerFiles } from './handlers/locate.js';
import type { HandlerFolder, Move } from './handlers/locate.js';
import { LOCK_NAME, readLock } from './lock.js';
import type { Plan, planOutput as planFiles } from './output.js';
import type { Earlier, Place } from './place.js';
import { hashText, readDisk, readText } from './disk.js';
import type { Action } from './plan.js';
import { writeFiles, type OnFile } from './write.js';

export { readEarlier } from './earlier.js';
export type { Plan } from './output.js';
export type { Earlier, Place, PlanOptions } from './place.js';
export { LOCK_NAME } from './lock.js';
export { packed } from './packed.js';
export { readText } from './disk.js';
export { writeWhole } from './write.js';
export type { HandlerChange, HandlerEvent } from './handlers/event.js';
export type { HandlerFolder, Move } from './handlers/locate.js';
export type { LockedName, LockedNames } from './lock.js';
export type { Paste } from './handlers/regenerate.js';
export type { Action, Verb } from './plan.js';

/**
 * Plans what to do with every file. What it takes is loaded here: a run that finds nothing changed never plans.
 * @returns what `planOutput` of the room gives
 */
export async function planOutput(...words: Parameters<typeof planFiles>): Promise<Plan> {
  return (await import('./output.js')).planOutput(...words);
}

/**
 * Reads the hand-written handlers.
 * @param earlier what `readEarlier` found
 * @param moves operations that the user says have moved
 */
export function readHandlers(
  place: Place,
  earlier: Earlier,
  moves: readonly Move[] = [],
): HandlerFolder {
  const files = readHandlerFiles(place.handlers, place.folder);
  return locateHandlers(files, earlier.lock?.handlers ?? new Map(), moves);
}

/** A hash of all hand-written handlers. */
export function hashHandlers(place: Place): string {
  return hashFiles(readHandlerFiles(place.handlers, place.folder));
}

/**
 * The text of a generated file, when it stands as the last run left it.
 * @param earlier what `readEarlier` found
 */
export function readOurs(place: Place, earlier: Earlier, path: string): string | undefined {
  const entry = earlier.lock?.files.get(path);
  const text = entry && readText(join(place.folder, path));
  return text !== undefined && hashText(text) === entry?.disk ? text : undefined;
}

/**
 * Carries out a plan.
 * @param plan what `planOutput` made
 * @param onFile told of every file before it is written or removed
 * @throws when the plan was refused, or the operating system refuses
 */
export async function writeOutput(plan: Plan, onFile?: OnFile): Promise<void> {
  if (plan.refused) throw new Error('a refused plan is not written');
  const { anchors, actions, lockText, leftovers } = plan;
  await writeFiles({ anchors, actions, lockText, leftovers, onFile });
}

/**
 * What a plan would change, as unified diffs; the lock is shown only when nothing else differs.
 * @param plan what `planOutput` made
 */
export async function diffOutput(plan: Plan): Promise<string> {
  const { place, lockText } = plan;
  const { diffOf } = await import('./diff.js');
  const rootOf = ({ ownership }: Action): string =>
    (ownership === 'handlers' ? place.handlers : undefined) ?? place.folder;
  const shownAs = ({ ownership, path }: Action): string => place.show(ownership, path);
  const files = await diffOf(plan.actions, rootOf, shownAs);
  if (files !== '' || !plan.stale) return files;
  const exists = readText(join(place.folder, LOCK_NAME)) !== undefined;
  const lock: Action = {
    verb: exists ? 'update' : 'create',
    ownership: 'generated',
    path: LOCK_NAME,
    standing: exists ? 'ours' : 'absent',
    content: { text: lockText },
  };
  return diffOf([lock], rootOf, shownAs);
}

/**
 * Whether every generated file stands on disk as the last run left it, and nothing else of ours does.
 * @param isLast whether the lock with this text is the one that the last run left
 */
export function isUntouched(place: Place, isLast: (lockText: string) => boolean): boolean {
  const text = readText(join(place.folder, LOCK_NAME));
  if (text === undefined || !isLast(text)) return false;
  const read = readLock(text);
  if (read.kind !== 'lock') return false;
  const { files } = read.lock;
  const { hashes, refusals, leftovers } = readDisk(place.folder, files.keys(), new Set());
  if (refusals.length > 0 || leftovers.length > 0) return false;
  return [...files].every(([path, { disk }]) => hashes.get(path) === disk);
}
