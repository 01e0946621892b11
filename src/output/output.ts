/** From generated files to a plan: reads the lock and the disk, formats what changed, reports what forbids writing. */
import { join } from 'node:path';
import type { Report } from '../diagnostics/report.js';
import type { OutputFile, Ownership } from '../emit/file.js';
import { hashText, readDisk, readText, type Disk } from './disk.js';
import { formatText } from './format.js';
import { LOCK_NAME, mergeLocks, printLock, readLock, type Lock, type LockedNames } from './lock.js';
import { knownPaths, lockedFiles, plan, type Action, type WantedFile } from './plan.js';

/** Where output goes. Folders are absolute and confined by the caller. */
export interface Place {
  readonly folder: string;
  /** Folder of the hand-written handlers, when there is one. */
  readonly handlers: string | undefined;
  /** Shows a path of an ownership in messages, e.g. `generated/stride/client/index.ts`. */
  readonly show: (ownership: Ownership, path: string) => string;
}

/** What an earlier run left. */
export interface Earlier {
  readonly lock: Lock | undefined;
  /** Next locks of runs that did not finish. */
  readonly unfinished: readonly Lock[];
}

export interface PlanOptions {
  readonly force: boolean;
  readonly format: 'layout' | 'prettier';
  /** Keep stale files: the descriptions could not be read whole. */
  readonly keepStale: boolean;
}

export interface Plan {
  readonly place: Place;
  readonly actions: readonly Action[];
  readonly lockText: string;
  /** Temporary files of earlier runs, absolute. */
  readonly leftovers: readonly string[];
  /** True when something forbids writing anything. */
  readonly refused: boolean;
  /** True when a file or the lock would change. */
  readonly stale: boolean;
}

/**
 * Reads what an earlier run left in the output folder.
 * @param place where output goes
 * @param report takes a warning when the lock is broken or in the middle of a merge
 */
export function readEarlier(place: Place, report: Report): Earlier {
  const unfinished = readDisk(place.folder, [], new Set())
    .leftovers.filter((name) => name.endsWith('.lock.tmp'))
    .map((name) => readLock(readText(join(place.folder, name)) ?? ''))
    .flatMap((read) => (read.kind === 'lock' ? [read.lock] : []));
  const path = place.show('generated', LOCK_NAME);
  const text = readText(join(place.folder, LOCK_NAME));
  if (text === undefined) return { lock: undefined, unfinished };
  const read = readLock(text);
  switch (read.kind) {
    case 'lock':
      return { lock: read.lock, unfinished };
    case 'merge':
      report.add('output/lock-merged', { path });
      return { lock: mergeLocks(read.sides), unfinished: [...read.sides, ...unfinished] };
    case 'broken':
      report.add('output/lock-broken', { path, reason: read.reason });
      return { lock: undefined, unfinished };
    default:
      return read satisfies never;
  }
}

/**
 * Plans what to do with every file.
 * @param place where output goes
 * @param earlier what `readEarlier` found
 * @param files what the targets want to exist; paths relative to the root of their ownership
 * @param names the elected names, for the next lock
 * @param report takes conflicts, collisions and everything that forbids writing
 */
export async function planOutput(
  place: Place,
  earlier: Earlier,
  files: readonly OutputFile[],
  names: LockedNames,
  options: PlanOptions,
  report: Report,
): Promise<Plan> {
  const disks = {
    generated: diskOf(place.folder, 'generated', earlier, files),
    handlers: place.handlers
      ? diskOf(place.handlers, 'handlers', earlier, files)
      : { hashes: new Map<string, string>(), refusals: [], leftovers: [] },
  };
  const wanted: WantedFile[] = [];
  for (const file of files) {
    if (file.ownership === 'handlers' && !place.handlers) continue;
    wanted.push(await wantedFile(place, file, earlier.lock, disks[file.ownership], options));
  }
  const actions = plan({
    wanted,
    lock: earlier.lock,
    unfinished: earlier.unfinished,
    disk: (ownership, path) => disks[ownership].hashes.get(path),
    force: options.force,
    keepStale: options.keepStale,
  });
  const refused = reportRefusals(place, disks, report);
  reportActions(place, actions, new Set(wanted.map(keyOf)), report);
  const lockText = printLock(nextLock(actions, names, options.format));
  const changes = actions.some(({ verb }) => verb !== 'keep' && verb !== 'adopt');
  const lockChanges =
    lockText !== readText(join(place.folder, LOCK_NAME))?.replaceAll('\r\n', '\n');
  return {
    place,
    actions,
    lockText,
    leftovers: [
      ...disks.generated.leftovers.map((path) => join(place.folder, path)),
      ...disks.handlers.leftovers.map((path) => join(place.handlers ?? place.folder, path)),
    ],
    refused,
    stale: changes || lockChanges,
  };
}

function diskOf(
  root: string,
  ownership: Ownership,
  earlier: Earlier,
  files: readonly OutputFile[],
): Disk {
  const wanted = new Set(
    files.filter((file) => file.ownership === ownership).map(({ path }) => path),
  );
  return readDisk(root, [...wanted, ...knownPaths(earlier, ownership)], wanted);
}

/** Formats a file only when its text changed, or what stands on disk is not what we left there. */
async function wantedFile(
  place: Place,
  file: OutputFile,
  lock: Lock | undefined,
  disk: Disk,
  { format }: PlanOptions,
): Promise<WantedFile> {
  const { ownership, path, text } = file;
  const made = hashText(text);
  const base = { ownership, path, made };
  if (format === 'layout') return { ...base, final: { text, hash: made } };
  const entry = lockedFiles(lock, ownership).get(path);
  const unchanged = entry?.text === made && disk.hashes.get(path) === entry.disk;
  if (unchanged && lock?.format === format) return base;
  const root = ownership === 'handlers' ? place.handlers : place.folder;
  const final = await formatText(text, join(root ?? place.folder, path));
  return { ...base, final: { text: final, hash: hashText(final) } };
}

function nextLock(actions: readonly Action[], names: LockedNames, format: string): Lock {
  const entriesOf = (ownership: Ownership) =>
    new Map(
      actions.flatMap((action) =>
        action.ownership === ownership && action.entry ? [[action.path, action.entry]] : [],
      ),
    );
  return { format, names, files: entriesOf('generated'), handlers: entriesOf('handlers') };
}

function reportRefusals(
  place: Place,
  disks: Readonly<Record<Ownership, Disk>>,
  report: Report,
): boolean {
  for (const ownership of ['generated', 'handlers'] as const) {
    for (const { path, why, collidesWith } of disks[ownership].refusals) {
      const shown = place.show(ownership, path);
      if (collidesWith === undefined) {
        report.add('output/refused', { path: shown, why: why ?? 'refused' });
      } else {
        const other = place.show(ownership, collidesWith);
        report.add('output/collision', { path: shown, other });
      }
    }
  }
  return disks.generated.refusals.length + disks.handlers.refusals.length > 0;
}

function reportActions(
  place: Place,
  actions: readonly Action[],
  wanted: ReadonlySet<string>,
  report: Report,
): void {
  const left: string[] = [];
  let spared = 0;
  for (const action of actions) {
    const { verb, ownership, path, standing, entry } = action;
    const shown = place.show(ownership, path);
    if (verb === 'conflict') {
      report.add(entry ? 'output/conflict' : 'output/foreign', { path: shown });
    }
    if (ownership === 'handlers') continue;
    if (verb === 'forget' && standing === 'other') left.push(shown);
    if (verb === 'keep' && !wanted.has(keyOf(action))) spared++;
  }
  if (left.length > 0) report.add('output/left', { paths: left });
  if (spared > 0) report.add('output/stale-kept', { count: spared });
}

function keyOf({ ownership, path }: { ownership: Ownership; path: string }): string {
  return `${ownership} ${path}`;
}
