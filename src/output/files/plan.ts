/** Decides the action for every generated file from the lock file, the file on disk and the new text. */
import type { Ownership } from '../../print/emit/file.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import type { Lock, LockedFile } from './lock.js';

/**
 * The action for a file. `create`: write a new file. `keep`: leave it unchanged. `update`: replace a text that restitch
 * wrote. `conflict`: the user edited or created the file, so report it and leave it unchanged. `remove`: delete an
 * obsolete file that was not edited. `forget`: remove the file only from the lock file. `adopt`: the file already has
 * the right text, so only add it to the lock file.
 */
export type Verb = 'create' | 'keep' | 'update' | 'conflict' | 'remove' | 'forget' | 'adopt';

/**
 * The state of the file on disk: `absent`; `same` if it has the new text; `ours` if it has the text of the last run;
 * `other` for any other text.
 */
export type DiskState = 'absent' | 'same' | 'ours' | 'other';

/** A file that must exist after the run. */
export interface RequiredFile {
  readonly path: string;
  /** The hash of the generated text, before formatting. */
  readonly generatedHash: string;
  /**
   * The text to write. It is absent if the generated text has not changed since the last run, so that it is not
   * formatted again.
   */
  readonly final?: { readonly content: FileContent; readonly hash: string };
}

/** The content of a file. It includes the encoded bytes if they already exist. */
export interface FileContent {
  readonly text: string;
  readonly bytes?: Uint8Array;
}

export interface Action {
  readonly verb: Verb;
  readonly ownership: Ownership;
  readonly path: string;
  readonly diskState: DiskState;
  /** The text to write; absent if it has not changed or the file is removed. */
  readonly content?: FileContent;
  readonly entry?: LockedFile;
  /** The text of a handler file when the plan was made; absent if the file did not exist, and for generated files. */
  readonly before?: string;
}

export interface PlanInput {
  readonly wanted: readonly RequiredFile[];
  readonly lock: Lock | undefined;
  /**
   * The lock files that interrupted runs had prepared, and both sides of an unfinished merge of the lock file. The
   * files whose hashes they contain may be on disk.
   */
  readonly unfinished: readonly Lock[];
  /** Returns the hash of the file on disk; `undefined` if there is no file. */
  readonly disk: (path: string) => string | undefined;
  /**
   * Returns true if restitch wrote the file although no lock file has its hash, for example because a merge changed
   * it.
   */
  readonly isOurs?: (path: string) => boolean;
  /** If true, files that the user edited are overwritten. */
  readonly force: boolean;
  /** Returns true if this run generates the file at a path. Obsolete files at other paths are kept. */
  readonly covers: (path: string) => boolean;
  /** If true, nothing is removed, because some API descriptions could not be read completely. */
  readonly keepStale: boolean;
}

/**
 * Decides the action for one file.
 * @param wanted true if the file must exist after the run
 * @param locked true if the lock file has an entry for it
 * @param diskState the state of the file on disk
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
 * Decides the action for every file that is generated now or has an entry in the lock file.
 * @returns the actions sorted by path, including `keep`
 */
export function planActions(input: PlanInput): Action[] {
  const wanted = new Set(input.wanted.map(({ path }) => path));
  const actions = input.wanted.map((file) => planWanted(file, input));
  for (const path of lockedPaths(input)) {
    const action = wanted.has(path) || !input.covers(path) ? undefined : planStale(path, input);
    if (action) actions.push(action);
  }
  return actions.sort((a, b) => byCodeUnit(a.path, b.path));
}

/**
 * Returns the lock entries of files that this run does not generate. If the lock file and those of interrupted runs
 * have several entries for a file, the entry whose hash matches the file on disk is returned, otherwise the first one.
 */
export function uncoveredEntries(input: Omit<PlanInput, 'wanted'>): Lock['files'] {
  const known = [...(input.lock ? [input.lock] : []), ...input.unfinished];
  const entries = new Map<string, LockedFile>();
  for (const path of lockedPaths(input)) {
    if (input.covers(path)) continue;
    const left = known.flatMap(({ files }) => files.get(path) ?? []);
    const entry = left.find(({ disk }) => disk === input.disk(path)) ?? left[0];
    if (entry) entries.set(path, entry);
  }
  return entries;
}

/** Returns the paths in the lock file, and those in the lock files of interrupted runs. */
export function lockedPaths({
  lock,
  unfinished,
}: Pick<PlanInput, 'lock' | 'unfinished'>): ReadonlySet<string> {
  return new Set([lock, ...unfinished].flatMap((known) => [...(known?.files.keys() ?? [])]));
}

function planWanted(file: RequiredFile, input: PlanInput): Action {
  const { path, generatedHash, final } = file;
  const entry = input.lock?.files.get(path);
  const base = { ownership: 'generated', path, ...(final && { content: final.content }) } as const;
  // If `final` is absent, the generated text has not changed, so the file on disk should be that of the last run.
  const target = final?.hash ?? entry?.disk;
  const next = { text: generatedHash, disk: target ?? generatedHash };
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
  // If only a lock file in `unfinished` contains the file, and its hash differs from that of the file on disk, restitch
  // did not write the file. It is then ignored.
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
