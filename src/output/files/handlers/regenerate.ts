/** Plans the changes of handlers, and reports the problems. */
import { quotedName } from '../../../base/foundation/text/quoted.js';
import { join } from 'node:path';
import { entryAt } from '../../../base/foundation/system/entry.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { OutputFile } from '../../../print/emit/file.js';
import { readDisk, type Disk } from '../disk.js';
import { formatterOf } from '../formatter.js';
import type { StubFault } from './append.js';
import { planHandlers, type HandlerPlan } from './plan.js';
import type { HandlerEvent } from './event.js';
import { locateHandlers, readHandlerFiles, type HandlerFolder } from './locate.js';
import type { LockedHandler } from '../lock.js';
import { possibleMoves } from './moves.js';
import type { PreviousRun, OutputFolders, PlanOptions } from '../plan-options.js';
import type { Action } from '../plan.js';

/** A stub that could not be added automatically, so the user must add it. */
export interface ManualStub {
  /** The path of the stub's file, as messages show it. */
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

export interface Regeneration {
  readonly actions: readonly Action[];
  readonly disk: Disk;
  readonly locked: ReadonlyMap<string, LockedHandler>;
  readonly events: readonly HandlerEvent[];
  readonly manualStubs: readonly ManualStub[];
  /** True if an error was reported that prevents all writing. */
  readonly refused: boolean;
}

const WHY: Readonly<Record<StubFault, string>> = {
  syntax: 'the file has a syntax error',
  name: "the file uses the handler's name for something else",
  import: 'the file uses the name of an import of the handler for something else',
  template: 'your template omits it',
  check: 'the edit would have changed other code too',
  link: 'the file is a symbolic link',
};

const NO_DISK: Disk = { hashes: new Map(), refusals: [], leftovers: [] };

/**
 * Plans the changes of hand-written handlers.
 * @param files the generated files of all targets; only those that contain handlers are used
 * @param report receives the diagnostics of kept handlers, failures, and reasons not to write
 */
export async function planRegeneration(
  folders: OutputFolders,
  previous: PreviousRun,
  files: readonly OutputFile[],
  options: PlanOptions,
  report: Report,
): Promise<Regeneration> {
  const locked = previous.lock?.handlers ?? new Map<string, LockedHandler>();
  const nothing = {
    actions: [],
    disk: NO_DISK,
    locked,
    events: [],
    manualStubs: [],
    refused: false,
  };
  if (folders.handlers === undefined) return nothing;
  const folder =
    options.handlers ?? locateHandlers(readHandlerFiles(folders.handlers, folders.folder), locked);
  for (const { key, places } of folder.rivals) {
    const shown = places.map(
      ({ path, name }) => `${quotedName(name)} in ${quotedName(folders.show('handlers', path))}`,
    );
    report.add('handlers/rivals', { key, places: shown });
  }
  if (folder.rivals.length > 0) return { ...nothing, refused: true };
  for (const move of folder.moves) {
    const arrived = folder.onDisk.located.some(({ key }) => key === move.to);
    if (!arrived) report.add('handlers/move', move);
  }
  const wanted = files.filter(({ ownership }) => ownership === 'handlers');
  const { restore = false, keepStale } = options;
  const isLink = linksIn(folders.handlers);
  const plan = await planHandlers({ folder, wanted, locked, isLink, restore, keepStale });
  const actions = await actionsOf(folders, folder, wanted, plan, options);
  const writes = actions.filter(({ verb }) => verb !== 'keep').map(({ path }) => path);
  const disk = readDisk(
    folders.handlers,
    writes,
    new Set(writes.filter((path) => plan.files.get(path))),
  );
  for (const path of plan.unedited.filter(isLink)) {
    report.add('handlers/linked', { path: folders.show('handlers', path) });
  }
  reportPlan(folders, folder, plan, previous, options, report);
  const { events } = plan;
  const manualStubs = plan.problems.flatMap(({ path, key, text }) =>
    text === '' ? [] : [{ path: folders.show('handlers', path), key, text }],
  );
  return { actions, disk, locked: plan.locked, events, manualStubs, refused: false };
}

function linksIn(folder: string): (path: string) => boolean {
  return (path) => {
    return entryAt(join(folder, path), 'keep')?.isSymbolicLink() === true;
  };
}

async function actionsOf(
  folders: OutputFolders,
  folder: HandlerFolder,
  wanted: readonly OutputFile[],
  plan: HandlerPlan,
  { format }: PlanOptions,
): Promise<Action[]> {
  // Handler files belong to the user, so the project's own formatter formats them. If it fails, they stay
  // unformatted.
  const formatter = formatterOf(
    format === 'layout' ? 'auto' : format,
    folders.handlers ?? folders.folder,
  );
  const paths = new Set([...wanted.map(({ path }) => path), ...plan.files.keys()]);
  const actions: Action[] = [];
  for (const path of [...paths].sort()) {
    const before = folder.files.get(path);
    const text = before !== undefined && { before };
    const base = { ownership: 'handlers' as const, path, ...text };
    const diskState = before === undefined ? 'absent' : 'other';
    const planned = plan.files.get(path);
    if (!plan.files.has(path)) actions.push({ ...base, verb: 'keep', diskState });
    else if (planned === undefined) actions.push({ ...base, verb: 'remove', diskState });
    else if (before !== undefined) {
      actions.push({ ...base, verb: 'update', diskState, content: { text: planned } });
    } else {
      const file = join(folders.handlers ?? folders.folder, path);
      const text = await formatter.format(planned, file).catch(() => planned);
      actions.push({ ...base, verb: 'create', diskState, content: { text } });
    }
  }
  return actions;
}

function reportPlan(
  folders: OutputFolders,
  folder: HandlerFolder,
  plan: HandlerPlan,
  previous: PreviousRun,
  options: PlanOptions,
  report: Report,
): void {
  const show = (path: string): string => folders.show('handlers', path);
  const isLink = linksIn(folders.handlers ?? '');
  const unread = [...folder.files.keys()].filter((path) => !folder.scans.has(path));
  const syntax = plan.problems.filter(({ fault }) => fault === 'syntax').map(({ path }) => path);
  for (const path of new Set([...unread, ...syntax])) {
    report.add('handlers/unreadable', { path: show(path) });
  }
  for (const path of plan.unedited.filter((path) => !isLink(path))) {
    if (!unread.includes(path) && !syntax.includes(path)) {
      report.add('handlers/not-edited', { path: show(path) });
    }
  }
  for (const { key, path, fault } of plan.problems) {
    report.add('handlers/not-added', { key, path: show(path), why: WHY[fault], fault });
  }
  const listed = (change: HandlerEvent['change']): string[] =>
    plan.events
      .filter((event) => event.change === change)
      .map(({ key, path, name }) =>
        change === 'retired' ? `${key} (${name} in ${show(path)})` : key,
      );
  const [retired, missing] = [listed('retired'), listed('missing')];
  if (retired.length > 0) report.add('handlers/retired', { handlers: retired });
  if (missing.length > 0) report.add('handlers/missing', { handlers: missing });
  for (const move of possibleMoves(plan.events, previous.lock?.endpoints, options.endpoints)) {
    report.add('handlers/possible-move', move);
  }
}
