/** What to do with every generated file: a pure table over the lock, the disk and the new text. */
import type { Ownership } from '../emit/file.js';
import { byCodeUnit } from '../foundation/sort.js';
import type { Lock, LockedFile } from './lock.js';

/**
 * `create`: write a new file. `keep`: leave it as it is. `update`: replace our old text.
 * `conflict`: it was edited, or is not ours: leave it and say so. `remove`: ours, stale and unchanged.
 * `forget`: strike it from the lock only. `adopt`: it already is what we want: enter it in the lock.
 */
export type Verb = 'create' | 'keep' | 'update' | 'conflict' | 'remove' | 'forget' | 'adopt';

/** What stands on disk: nothing, what we want, what we left there last time, or something else. */
export type DiskState = 'absent' | 'same' | 'ours' | 'other';

/** A file that shall exist. */
export interface WantedFile {
  readonly path: string;
  /** Hash of the text we made. */
  readonly made: string;
  /** What shall stand on disk; absent when our text did not change, and formatting it again is spared. */
  readonly final?: { readonly content: FileContent; readonly hash: string };
}

/** What a file holds: its text, and its bytes where somebody made them before. */
export interface FileContent {
  readonly text: string;
  readonly bytes?: Uint8Array;
}

export interface Action {
  readonly verb: Verb;
  readonly ownership: Ownership;
  readonly path: string;
  readonly diskState: DiskState;
  /** What shall stand on disk, where it is known. */
  readonly content?: FileContent;
  /** The entry in the next lock. */
  readonly entry?: LockedFile;
}

export interface PlanInput {
  readonly wanted: readonly WantedFile[];
  readonly lock: Lock | undefined;
  /** Next locks of runs that did not finish: what they name may stand on disk. */
  readonly unfinished: readonly Lock[];
  /** Hash of what stands on disk. */
  readonly disk: (path: string) => string | undefined;
  /** Whether what differs from all that we left is ours all the same: nobody but a merge has changed it. */
  readonly isOurs?: (path: string) => boolean;
  /** Overwrite what was edited. */
  readonly force: boolean;
  /** Whether a path is of what this run makes: what is stale elsewhere is left alone. */
  readonly covers: (path: string) => boolean;
  /** Remove nothing: some descriptions could not be read whole. */
  readonly keepStale: boolean;
}

/**
 * The table for one file.
 * @param wanted whether it shall exist
 * @param locked whether the lock knows it
 * @param diskState what stands on disk
 */
export function verbFor(wanted: boolean, locked: boolean, diskState: DiskState): Verb {
  switch (diskState) {
    case 'absent':
      return wanted ? 'create' : 'forget';
    case 'same':
      return wanted ? (locked ? 'keep' : 'adopt') : 'remove';
    case 'ours':
      return wanted ? 'update' : 'remove';
    case 'other':
      return wanted ? 'conflict' : 'forget';
    default:
      return diskState satisfies never;
  }
}

/**
 * Decides for every generated file that is wanted or that the lock knows.
 * @returns actions sorted by path; what is left alone is among them
 */
export function planActions(input: PlanInput): Action[] {
  const wanted = new Set(input.wanted.map(({ path }) => path));
  const actions = input.wanted.map((file) => planWanted(file, input));
  for (const path of knownPaths(input)) {
    const action = wanted.has(path) || !input.covers(path) ? undefined : planStale(path, input);
    if (action) actions.push(action);
  }
  return actions.sort((a, b) => byCodeUnit(a.path, b.path));
}

/** The entries of files that the run does not cover, for the next lock: as they stand, else as they were last. */
export function uncoveredEntries(input: Omit<PlanInput, 'wanted'>): Lock['files'] {
  const known = [...(input.lock ? [input.lock] : []), ...input.unfinished];
  const entries = new Map<string, LockedFile>();
  for (const path of knownPaths(input)) {
    if (input.covers(path)) continue;
    const left = known.flatMap(({ files }) => files.get(path) ?? []);
    const entry = left.find(({ disk }) => disk === input.disk(path)) ?? left[0];
    if (entry) entries.set(path, entry);
  }
  return entries;
}

/** The paths that the lock, or a run that did not finish, knows. */
export function knownPaths({
  lock,
  unfinished,
}: Pick<PlanInput, 'lock' | 'unfinished'>): ReadonlySet<string> {
  return new Set([lock, ...unfinished].flatMap((known) => [...(known?.files.keys() ?? [])]));
}

function planWanted(file: WantedFile, input: PlanInput): Action {
  const { path, made, final } = file;
  const entry = input.lock?.files.get(path);
  const base = { ownership: 'generated', path, ...(final && { content: final.content }) } as const;
  // Without a final text ours did not change: what we left there is what we want.
  const target = final?.hash ?? entry?.disk;
  const next = { text: made, disk: target ?? made };
  const diskState = standingOf(input, path, target);
  const verb = verbFor(true, entry !== undefined, diskState);
  switch (verb) {
    case 'keep': {
      const known = entry?.text === next.text && entry.disk === next.disk;
      return { ...base, verb: known ? 'keep' : 'adopt', diskState, entry: next };
    }
    case 'conflict':
      return input.force
        ? { ...base, verb: 'update', diskState, entry: next }
        : { ...base, verb, diskState, ...(entry && { entry }) };
    default:
      return { ...base, verb, diskState, entry: next };
  }
}

function planStale(path: string, input: PlanInput): Action | undefined {
  const entry = input.lock?.files.get(path);
  const diskState = standingOf(input, path, undefined);
  const verb = verbFor(false, entry !== undefined, diskState);
  // What only an unfinished run names is ours if it looks like it, and otherwise none of our business.
  if (!entry && verb === 'forget') return undefined;
  const spared = verb === 'remove' && input.keepStale;
  const base = { ownership: 'generated', path, diskState } as const;
  return spared ? { ...base, verb: 'keep', ...(entry && { entry }) } : { ...base, verb };
}

function standingOf(input: PlanInput, path: string, target: string | undefined): DiskState {
  const hash = input.disk(path);
  if (hash === undefined) return 'absent';
  if (hash === target) return 'same';
  const left = [input.lock, ...input.unfinished].map((lock) => lock?.files.get(path));
  const isOurs = left.some((entry) => entry?.disk === hash) || input.isOurs?.(path) === true;
  return isOurs ? 'ours' : 'other';
}
