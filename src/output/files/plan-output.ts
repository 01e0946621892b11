/** Plans the output: reads the lock file and the disk, formats changed files, and reports the reasons not to write. */
import { messageOf } from '../../base/foundation/error-code.js';
import { dirname, join } from 'node:path';
import type { Report } from '../../base/diagnostics/report.js';
import type { OutputFile, Ownership } from '../../print/emit/file.js';
import { hashBytes, hashText, readDisk, readTextFile, type Disk } from './disk.js';
import { laterLocks } from './previous-run.js';
import { formatterOf, type Formatter } from './formatter.js';
import type { HandlerEvent } from './handlers/event.js';
import { withLastTypes } from './handlers/retired.js';
import { LOCK_NAME, printLock, type Lock, type LockedNames } from './lock.js';
import {
  uncoveredEntries,
  lockedPaths,
  planActions,
  type Action,
  type RequiredFile,
} from './plan.js';
import type { PreviousRun, OutputFolders, PlanOptions } from './plan-options.js';
import { whyShared } from './shared-folder.js';
import { EncodedFile } from './encoded-file.js';
import { ownOutput } from './own-output.js';
import { planRegeneration, type ManualStub } from './handlers/regenerate.js';
import { packageVersion } from './version.js';
import { findAnchors, type FolderAnchors } from './roots.js';
import type { Leftover } from './write.js';

export interface OutputPlan {
  readonly folders: OutputFolders;
  readonly actions: readonly Action[];
  readonly lockText: string;
  /** The text of the lock file when the plan was made; absent if there was none. */
  readonly lockBefore: string | undefined;
  /**
   * The locations of the output folders, found before planning, so that a folder replaced in the meantime is detected.
   */
  readonly anchors: FolderAnchors;
  readonly leftovers: readonly Leftover[];
  /** True if an error prevents all writing. */
  readonly refused: boolean;
  /** True if a file or the lock file would change. */
  readonly stale: boolean;
  /** The version of restitch that generated the existing files; absent if it is not known. */
  readonly generatedBefore?: string;
  readonly events: readonly HandlerEvent[];
  readonly manualStubs: readonly ManualStub[];
}

/**
 * Plans the action for each output file.
 * @param folders the output folders
 * @param started the result of `readPreviousRun` at the start of the run
 * @param files the files of all targets; their paths are relative to the output folder, or to the folder of handlers
 * @param names the chosen names, for the next lock file
 * @param report receives conflicts, collisions and all reasons not to write
 */
export async function planOutputFiles(
  folders: OutputFolders,
  started: PreviousRun,
  files: readonly OutputFile[],
  names: LockedNames,
  options: PlanOptions,
  report: Report,
): Promise<OutputPlan> {
  const unfinished = [...started.unfinished, ...laterLocks(folders, started)];
  const previous = { ...started, unfinished };
  const anchors = findAnchors({ generated: folders.folder, handlers: folders.handlers });
  const regeneration = await planRegeneration(folders, previous, files, options, report);
  const outputs = withTypes(folders, files);
  const disk = diskOf(folders.folder, previous, outputs);
  const wanted: RequiredFile[] = [];
  const formatter = formatterOf(options.format, folders.folder);
  const formatting = formattingOf(folders, formatter, report);
  for (const file of outputs) wanted.push(await wantedFile(file, previous.lock, disk, formatting));
  const known = {
    lock: previous.lock,
    unfinished: previous.unfinished,
    disk: (path: string) => disk.hashes.get(path),
    covers: options.covers ?? (() => true),
    force: options.force,
    keepStale: options.keepStale,
    isOurs: ownOutput(folders, previous, disk, outputs),
  };
  const generated = planActions({ ...known, wanted });
  const actions = [...generated, ...regeneration.actions];
  const disks = { generated: disk, handlers: regeneration.disk };
  const isTooMuch = losesMost(previous, options, report);
  const isRefused = reportRefusals(folders, disks, report) || regeneration.refused;
  const regained = generated.filter(({ diskState }) => diskState === 'ours').length;
  if (!previous.lock && regained > 0) report.add('output/lock-lost', { count: regained });
  const isShared = !options.force && reportShared(folders, disk, outputs, report);
  const refused =
    isRefused || isShared || isTooMuch || formatting.hasFailed() || previous.newer === true;
  if (previous.newer !== true)
    reportActions(folders, generated, new Set(wanted.map(({ path }) => path)), report);
  const changes = actions.some(({ verb }) => verb !== 'keep' && verb !== 'adopt');
  const next = {
    format: formatter.name,
    names,
    files: new Map([...uncoveredEntries(known), ...entriesOf(generated)]),
    endpoints: options.endpoints ?? previous.lock?.endpoints ?? new Map(),
    handlers: regeneration.locked,
  };
  return {
    folders,
    anchors,
    actions,
    leftovers: (['generated', 'handlers'] as const).flatMap((ownership) =>
      disks[ownership].leftovers.map((path) => ({ ownership, path })),
    ),
    refused,
    ...lockOf(next, previous, folders, changes),
    events: regeneration.events,
    manualStubs: regeneration.manualStubs,
  };
}

/** Returns true, and reports it, if the output folder contains other files of the user. */
function reportShared(
  { folder, show }: OutputFolders,
  { refusals }: Disk,
  files: readonly OutputFile[],
  report: Report,
): boolean {
  if (refusals.some(({ path }) => path === '')) return false;
  const why = whyShared(folder, (path) => files.some((file) => file.path === path));
  if (why !== undefined) report.add('output/shared-folder', { path: show('generated', ''), why });
  return why !== undefined;
}

/** Returns the text of the next lock file, and whether anything differs from the last run. */
function lockOf(
  next: Omit<Lock, 'generatedBy'>,
  previous: PreviousRun,
  { folder }: OutputFolders,
  changes: boolean,
): Pick<OutputPlan, 'lockText' | 'lockBefore' | 'stale' | 'generatedBefore'> {
  const lockBefore = readTextFile(join(folder, LOCK_NAME));
  const last = lockBefore?.replaceAll('\r\n', '\n');
  const generatedBefore = previous.lock?.generatedBy ?? '';
  const asBefore = printLock({ ...next, generatedBy: generatedBefore });
  // An upgrade of restitch that generates the same output changes no file, not even the version in the lock file.
  const isSame = !changes && generatedBefore !== '' && asBefore === last;
  const lockText = isSame ? asBefore : printLock({ ...next, generatedBy: packageVersion() });
  const stale = changes || lockText !== last;
  return { lockText, lockBefore, stale, ...(generatedBefore !== '' && { generatedBefore }) };
}

/** Returns true, and reports it, if the API has lost most of its endpoints, because that is usually a mistake. */
function losesMost(previous: PreviousRun, options: PlanOptions, report: Report): boolean {
  const before = [...(previous.lock?.endpoints.keys() ?? [])];
  const { endpoints, allowMassRemoval } = options;
  if (endpoints === undefined || allowMassRemoval === true) return false;
  const gone = before.filter((key) => !endpoints.has(key)).length;
  if (gone < FEWEST_LOST || gone * 2 <= before.length) return false;
  report.add('output/mass-removal', { gone, of: before.length });
  return true;
}

const FEWEST_LOST = 5;

/** Returns the generated files. Types of removed operations are copied into them from the last output. */
function withTypes(folders: OutputFolders, files: readonly OutputFile[]): OutputFile[] {
  const generated: OutputFile[] = [];
  for (const file of files.filter(({ ownership }) => ownership === 'generated')) {
    const { path, retired } = file;
    if (retired === undefined) {
      generated.push(file);
      continue;
    }
    const last = (name: string): string | undefined =>
      readTextFile(join(folders.folder, dirname(path), name))?.replaceAll('\r\n', '\n');
    const text = withLastTypes(file.text, retired, {
      operations: last('operations.ts'),
      schemas: last('schemas.ts'),
      retired: last('retired.ts'),
    });
    generated.push({ ...file, text });
  }
  return generated;
}

function diskOf(root: string, previous: PreviousRun, files: readonly OutputFile[]): Disk {
  const wanted = new Set(files.map(({ path }) => path));
  // The path of the lock file is checked too. A folder at that path would otherwise be found only after all files
  // are written.
  return readDisk(root, [...wanted, ...lockedPaths(previous), LOCK_NAME], wanted);
}

interface Formatting {
  readonly name: string;
  readonly format: (text: string, path: string) => Promise<string>;
  readonly hasFailed: () => boolean;
}

function formattingOf(folders: OutputFolders, formatter: Formatter, report: Report): Formatting {
  const { name } = formatter;
  let failed = false;
  const format = async (text: string, path: string): Promise<string> => {
    try {
      return await formatter.format(text, join(folders.folder, path));
    } catch (error) {
      failed = true;
      const why = messageOf(error).split('\n', 1)[0] ?? '';
      report.add('output/not-formatted', { path: folders.show('generated', path), name, why });
      return text;
    }
  };
  return { name, format, hasFailed: () => failed };
}

/** Formats a file only if its generated text changed or the user edited the file, because formatting is slow. */
async function wantedFile(
  file: OutputFile,
  lock: Lock | undefined,
  disk: Disk,
  { name, format }: Formatting,
): Promise<RequiredFile> {
  const { path } = file;
  const generatedHash = hashOf(file);
  if (file.copied !== undefined) {
    const content = { text: file.text, bytes: file.copied };
    return { path, generatedHash, final: { content, hash: generatedHash } };
  }
  if (name === 'layout')
    return { path, generatedHash, final: { content: file, hash: generatedHash } };
  const entry = lock?.files.get(path);
  const unchanged = entry?.text === generatedHash && disk.hashes.get(path) === entry.disk;
  if (unchanged && lock?.format === name) return { path, generatedHash };
  const text = await format(file.text, path);
  return { path, generatedHash, final: { content: { text }, hash: hashText(text) } };
}

function hashOf(file: OutputFile): string {
  if (file instanceof EncodedFile) return file.hash;
  return file.copied ? hashBytes(Buffer.from(file.copied)) : hashText(file.text);
}

function entriesOf(actions: readonly Action[]): Lock['files'] {
  return new Map(actions.flatMap(({ path, entry }) => (entry ? [[path, entry]] : [])));
}

function reportRefusals(
  folders: OutputFolders,
  disks: Readonly<Record<Ownership, Disk>>,
  report: Report,
): boolean {
  for (const ownership of ['generated', 'handlers'] as const) {
    for (const { path, why, collidesWith } of disks[ownership].refusals) {
      const shown = folders.show(ownership, path);
      if (collidesWith === undefined) {
        report.add('output/refused', { path: shown, why: why ?? 'refused' });
      } else {
        const other = folders.show(ownership, collidesWith);
        report.add('output/collision', { path: shown, other });
      }
    }
  }
  return disks.generated.refusals.length + disks.handlers.refusals.length > 0;
}

function reportActions(
  folders: OutputFolders,
  actions: readonly Action[],
  wanted: ReadonlySet<string>,
  report: Report,
): void {
  const left: string[] = [];
  let spared = 0;
  for (const { verb, path, diskState, entry } of actions) {
    const shown = folders.show('generated', path);
    if (verb === 'conflict') {
      report.add(entry ? 'output/conflict' : 'output/foreign', { path: shown });
    }
    if (verb === 'forget' && diskState === 'other') left.push(shown);
    if (verb === 'keep' && !wanted.has(path)) spared++;
  }
  if (left.length > 0) report.add('output/left', { paths: left });
  if (spared > 0) report.add('output/stale-kept', { count: spared });
}
