/** Decides what to do with every generated file, from the lock, the disk and the new text. */
import type { Ownership } from '../../print/emit/file.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import type { Lock, LockedFile } from './lock.js';

/**
 * `create`: write a new file. `keep`: leave it unchanged. `update`: replace our old text. `conflict`: it was edited or
 * is not ours, so report it and leave it. `remove`: ours, obsolete and unchanged. `forget`: only remove it from the
 * lock. `adopt`: it already has the wanted text, so only add it to the lock.
 */
export type Verb = 'create' | 'keep' | 'update' | 'conflict' | 'remove' | 'forget' | 'adopt';

/** The file on disk: absent, the wanted text, our text of the last run, or another text. */
export type DiskState = 'absent' | 'same' | 'ours' | 'other';

/** A file that must exist. */
export interface WantedFile {
  readonly path: string;
  /** The hash of the generated text. */
  readonly made: string;
  /** The text for the disk; absent if the generated text is unchanged, so that it need not be formatted again. */
  readonly final?: { readonly content: FileContent; readonly hash: string };
}

/** The content of a file: its text, and its bytes if they already exist. */
export interface FileContent {
  readonly text: string;
  readonly bytes?: Uint8Array;
}

export interface Action {
  readonly verb: Verb;
  readonly ownership: Ownership;
  readonly path: string;
  readonly diskState: DiskState;
  /** The text for the disk, if it is known. */
  readonly content?: FileContent;
  /** The entry in the next lock. */
  readonly entry?: LockedFile;
}

export interface PlanInput {
  readonly wanted: readonly WantedFile[];
  readonly lock: Lock | undefined;
  /** The next locks of runs that did not finish: their files may be on disk. */
  readonly unfinished: readonly Lock[];
  /** Returns the hash of a file on disk. */
  readonly disk: (path: string) => string | undefined;
  /** Returns true if restitch wrote the file although its text is not known, for example because a merge changed it. */
  readonly isOurs?: (path: string) => boolean;
  /** Overwrite edited files. */
  readonly force: boolean;
  /** Returns true for a path of this run. Obsolete files elsewhere are left alone. */
  readonly covers: (path: string) => boolean;
  /** Remove nothing, because some descriptions could not be read completely. */
  readonly keepStale: boolean;
}

/**
 * The decision for one file.
 * @param wanted true if it must exist
 * @param locked true if the lock has it
 * @param diskState its state on disk
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
 * Decides for every generated file that is wanted or in the lock.
 * @returns actions sorted by path, including those that do nothing
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

/**
 * Returns the lock entries of files that this run does not generate: the entry that matches the text on disk, else that
 * of the last run.
 */
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

/** Returns the paths in the lock, and the paths in the locks of runs that did not finish. */
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
  // If `final` is absent, the generated text is unchanged, so the file on disk should be the one of the last run.
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
  // A file that only an unfinished run knows is ours if its text matches; otherwise it is ignored.
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
