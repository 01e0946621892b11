/** From generated files to a plan: reads the lock and the disk, formats what changed, reports what forbids writing. */
import { dirname, join } from 'node:path';
import type { Report } from '../diagnostics/report.js';
import type { OutputFile, Ownership } from '../emit/file.js';
import { hashText, readDisk, readText, type Disk } from './disk.js';
import { formatText } from './format.js';
import type { HandlerEvent } from './handlers/event.js';
import { withLastTypes } from './handlers/retired.js';
import { LOCK_NAME, printLock, type Lock, type LockedNames } from './lock.js';
import { entriesElsewhere, knownPaths, plan, type Action, type WantedFile } from './plan.js';
import type { Earlier, Place, PlanOptions } from './place.js';
import { PackedFile } from './packed.js';
import { planRegeneration, type Paste } from './handlers/regenerate.js';
import { anchorsOf, type Anchors, type Leftover } from './write.js';

export interface Plan {
  readonly place: Place;
  readonly actions: readonly Action[];
  readonly lockText: string;
  /** Where output goes, as it was before anything was planned. */
  readonly anchors: Anchors;
  /** Temporary files of earlier runs. */
  readonly leftovers: readonly Leftover[];
  /** True when something forbids writing anything. */
  readonly refused: boolean;
  /** True when a file or the lock would change. */
  readonly stale: boolean;
  /** What happens to handlers. */
  readonly events: readonly HandlerEvent[];
  /** What people have to add themselves. */
  readonly pastes: readonly Paste[];
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
  const anchors = anchorsOf({ generated: place.folder, handlers: place.handlers });
  const regeneration = await planRegeneration(place, earlier, files, options, report);
  const made = await withTypes(place, files);
  const disk = diskOf(place.folder, earlier, made);
  const wanted: WantedFile[] = [];
  for (const file of made) wanted.push(await wantedFile(place, file, earlier.lock, disk, options));
  const known = {
    lock: earlier.lock,
    unfinished: earlier.unfinished,
    disk: (path: string) => disk.hashes.get(path),
    covers: options.covers ?? (() => true),
    force: options.force,
    keepStale: options.keepStale,
  };
  const generated = plan({ ...known, wanted });
  const actions = [...generated, ...regeneration.actions];
  const disks = { generated: disk, handlers: regeneration.disk };
  const isTooMuch = losesMost(earlier, options, report);
  const refused = reportRefusals(place, disks, report) || regeneration.refused || isTooMuch;
  reportActions(place, generated, new Set(wanted.map(({ path }) => path)), report);
  const lockText = printLock({
    format: options.format,
    names,
    files: new Map([...entriesElsewhere(known), ...entriesOf(generated)]),
    endpoints: options.endpoints ?? earlier.lock?.endpoints ?? new Map(),
    handlers: regeneration.locked,
  });
  const changes = actions.some(({ verb }) => verb !== 'keep' && verb !== 'adopt');
  const lockChanges =
    lockText !== readText(join(place.folder, LOCK_NAME))?.replaceAll('\r\n', '\n');
  return {
    place,
    anchors,
    actions,
    lockText,
    leftovers: [
      ...disks.generated.leftovers.map((path) => ({ ownership: 'generated' as const, path })),
      ...disks.handlers.leftovers.map((path) => ({ ownership: 'handlers' as const, path })),
    ],
    refused,
    stale: changes || lockChanges,
    events: regeneration.events,
    pastes: regeneration.pastes,
  };
}

/** A description that lost most of its endpoints is more often broken than meant. */
function losesMost(earlier: Earlier, options: PlanOptions, report: Report): boolean {
  const before = [...(earlier.lock?.endpoints.keys() ?? [])];
  const { endpoints, allowMassRemoval } = options;
  if (endpoints === undefined || allowMassRemoval === true) return false;
  const gone = before.filter((key) => !endpoints.has(key)).length;
  if (gone < FEWEST_LOST || gone * 2 <= before.length) return false;
  report.add('output/mass-removal', { gone, of: before.length });
  return true;
}

const FEWEST_LOST = 5;

/** The generated files; types of operations that are no more as they last were. */
async function withTypes(place: Place, files: readonly OutputFile[]): Promise<OutputFile[]> {
  const made: OutputFile[] = [];
  for (const file of files.filter(({ ownership }) => ownership === 'generated')) {
    const { path, retired } = file;
    if (retired === undefined) {
      made.push(file);
      continue;
    }
    const last = (name: string): string | undefined =>
      readText(join(place.folder, dirname(path), name))?.replaceAll('\r\n', '\n');
    const text = await withLastTypes(file.text, retired, {
      operations: last('operations.ts'),
      schemas: last('schemas.ts'),
      retired: last('retired.ts'),
    });
    made.push({ ...file, text });
  }
  return made;
}

function diskOf(root: string, earlier: Earlier, files: readonly OutputFile[]): Disk {
  const wanted = new Set(files.map(({ path }) => path));
  return readDisk(root, [...wanted, ...knownPaths(earlier)], wanted);
}

/** Formats a file only when its text changed, or what stands on disk is not what we left there. */
async function wantedFile(
  place: Place,
  file: OutputFile,
  lock: Lock | undefined,
  disk: Disk,
  { format }: PlanOptions,
): Promise<WantedFile> {
  const { path } = file;
  const made = file instanceof PackedFile ? file.hash : hashText(file.text);
  if (format === 'layout') return { path, made, final: { content: file, hash: made } };
  const entry = lock?.files.get(path);
  const unchanged = entry?.text === made && disk.hashes.get(path) === entry.disk;
  if (unchanged && lock?.format === format) return { path, made };
  const text = await formatText(file.text, join(place.folder, path));
  return { path, made, final: { content: { text }, hash: hashText(text) } };
}

function entriesOf(actions: readonly Action[]): Lock['files'] {
  return new Map(actions.flatMap(({ path, entry }) => (entry ? [[path, entry]] : [])));
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
  for (const { verb, path, standing, entry } of actions) {
    const shown = place.show('generated', path);
    if (verb === 'conflict') {
      report.add(entry ? 'output/conflict' : 'output/foreign', { path: shown });
    }
    if (verb === 'forget' && standing === 'other') left.push(shown);
    if (verb === 'keep' && !wanted.has(path)) spared++;
  }
  if (left.length > 0) report.add('output/left', { paths: left });
  if (spared > 0) report.add('output/stale-kept', { count: spared });
}
