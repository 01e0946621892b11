/**
 * Plans the changes of each file of handlers (functions that the user writes to answer requests), so that they match
 * the API description and no hand-written code is lost.
 */
import { append } from '../../../base/foundation/lists.js';
import type { HandlerStub, OutputFile } from '../../../print/emit/file.js';
import { identityOf, type HandlerLocation } from '../../../print/emit/handler.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { hashText } from '../disk.js';
import type { HandlerEvent, StubbedOperation } from './event.js';
import { addStubs, unaddedStubs, type StubFault, type StubProblem } from './append.js';
import { editHandlers, isMarkedRetired, type HandlerFileEdits } from './edit.js';
import { renderedStubs, holdsOnlyStubs, updatedComment, reorderedStubs } from './stub.js';
import type { HandlerFolder } from './locate.js';
import type { LockedHandler } from '../lock.js';
import { handlersForLock } from './handlers-for-lock.js';
import type { ScannedFunction } from './scan.js';
import { normalizedCode } from './tokens.js';

export interface HandlerPlanInput {
  readonly folder: HandlerFolder;
  /** The newly generated files of handlers, with their stubs. */
  readonly wanted: readonly OutputFile[];
  readonly locked: ReadonlyMap<string, LockedHandler>;
  /** Returns true if a file is a symbolic link. Such a file is read, but not written. */
  readonly isLink?: (path: string) => boolean;
  /** If true, handlers that the user deleted are generated again. */
  readonly restore: boolean;
  /** If true, nothing is removed, because some API descriptions could not be read completely. */
  readonly keepStale: boolean;
}

export interface HandlerPlan {
  /** The new text of each changed file, by path. A file without a text is removed. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** The handler entries of the next lock file, by operation key (`GET /pets`). */
  readonly locked: ReadonlyMap<string, LockedHandler>;
  readonly events: readonly HandlerEvent[];
  readonly problems: readonly StubProblem[];
  /** Files that needed an edit but were left unchanged. */
  readonly unedited: readonly string[];
}

interface FileWork extends HandlerFileEdits {
  readonly renamed: Map<string, string>;
  readonly removed: Set<string>;
  readonly retired: Set<string>;
  readonly returned: Set<string>;
  readonly comments: Map<string, string>;
  readonly added: HandlerStub[];
}

/**
 * Plans the changes of handler files. The syntax check is loaded only if an existing file needs an edit.
 * @returns the files to write; all others stay unchanged
 */
export async function planHandlers(input: HandlerPlanInput): Promise<HandlerPlan> {
  const wanted = wantedByIdentity(input.wanted);
  const events: HandlerEvent[] = [];
  const works = new Map<string, FileWork>();
  planLocated(input, wanted, works, events);
  planMissing(input, wanted, works, events);
  planRenamed(input, wanted, works);
  const files = new Map<string, string | undefined>();
  const problems: StubProblem[] = [];
  const unedited: string[] = [];
  for (const [path, work] of [...works].sort(([a], [b]) => byCodeUnit(a, b))) {
    const fresh = input.wanted.find((file) => file.path === path);
    const before = input.folder.files.get(path);
    const isNew = before === undefined && work.added.length === fresh?.stubs?.length;
    if (isNew && fresh) {
      files.set(path, fresh.text);
      continue;
    }
    const linked = before !== undefined && input.isLink?.(path) === true;
    const outcome = linked
      ? { edited: false, problems: unadded(work, fresh, 'link') }
      : await carryOut(input, path, work, fresh);
    if (!outcome.edited) unedited.push(path);
    append(problems, outcome.problems);
    if (outcome.edited && outcome.text !== before) files.set(path, outcome.text);
  }
  for (const file of input.wanted) {
    const isNew = file.stubs === undefined && !input.locked.has(file.path);
    if (isNew && !input.folder.files.has(file.path)) files.set(file.path, file.text);
  }
  const happened = withoutFailures(events, unedited, problems);
  const locked = handlersForLock(input, wanted, files, happened);
  return { files, locked, events: happened, problems, unedited };
}

function wantedByIdentity(files: readonly OutputFile[]): Map<string, StubbedOperation> {
  const wanted = new Map<string, StubbedOperation>();
  for (const file of files) {
    const fresh = renderedStubs(file);
    for (const stub of file.stubs ?? []) {
      wanted.set(identityOf(stub.key), { stub, file, fresh: fresh.get(stub.name) });
    }
  }
  return wanted;
}

function workFor(works: Map<string, FileWork>, path: string): FileWork {
  const known = works.get(path);
  if (known) return known;
  const work: FileWork = {
    renamed: new Map(),
    removed: new Set(),
    retired: new Set(),
    returned: new Set(),
    comments: new Map(),
    added: [],
  };
  works.set(path, work);
  return work;
}

/** Plans the handlers that exist already. Their operation may still exist or may have been removed. */
function planLocated(
  { folder, keepStale, locked }: HandlerPlanInput,
  wanted: ReadonlyMap<string, StubbedOperation>,
  works: Map<string, FileWork>,
  events: HandlerEvent[],
): void {
  for (const location of folder.onDisk.located) {
    const { key, path, name, pristine } = location;
    const now = wanted.get(identityOf(key));
    const found = functionAt(folder, location);
    const marked = found !== undefined && isMarkedRetired(found);
    if (now) {
      if (marked) {
        workFor(works, path).returned.add(name);
        events.push({ change: 'returned', key: now.stub.key, path, name });
      }
      if (now.stub.key !== key) {
        events.push({ change: 'renamed', key: now.stub.key, path, name });
      }
      const comment = pristine && found ? updatedComment(found, now.fresh, now.file) : undefined;
      if (comment !== undefined) workFor(works, path).comments.set(name, comment);
    } else if (keepStale) {
      continue;
    } else if (pristine) {
      workFor(works, path).removed.add(name);
      events.push({ change: 'removed', key, path, name });
    } else {
      if (found && !marked) workFor(works, path).retired.add(name);
      events.push({ change: 'retired', key, path, name });
    }
  }
  // If a moved handler replaces an unmodified stub, the stub is removed. It is found by its entry in the lock file,
  // because only the moved handler is located for the operation.
  for (const [key, { path, name, stub }] of locked) {
    const located = folder.onDisk.located.find((one) => identityOf(one.key) === identityOf(key));
    const isReplaced = located !== undefined && (located.path !== path || located.name !== name);
    const old = isReplaced ? functionAt(folder, { path, name }) : undefined;
    if (old === undefined || hashText(normalizedCode(old.tokens)) !== stub) continue;
    workFor(works, path).removed.add(name);
  }
}

function planMissing(
  { folder, restore, locked }: HandlerPlanInput,
  wanted: ReadonlyMap<string, StubbedOperation>,
  works: Map<string, FileWork>,
  events: HandlerEvent[],
): void {
  const located = new Set(folder.onDisk.located.map(({ key }) => identityOf(key)));
  const locks = new Set([...locked.keys()].map(identityOf));
  for (const [identity, { stub, file }] of wanted) {
    if (located.has(identity)) continue;
    const event = { key: stub.key, path: file.path, name: stub.name };
    if (folder.onDisk.known.has(identity) && !(restore && locks.has(identity))) {
      events.push({ change: 'missing', ...event });
      continue;
    }
    workFor(works, file.path).added.push(stub);
    events.push({ change: 'added', ...event });
  }
}

/**
 * Plans the operation keys whose spelling changed: a path parameter was renamed, or a trailing slash was added or
 * removed.
 */
function planRenamed(
  { folder }: HandlerPlanInput,
  wanted: ReadonlyMap<string, StubbedOperation>,
  works: Map<string, FileWork>,
): void {
  const moved = new Map(folder.moves.map(({ from, to }) => [identityOf(from), identityOf(to)]));
  for (const [path, { keys }] of folder.scans) {
    for (const key of keys) {
      const identity = identityOf(key);
      const now = wanted.get(moved.get(identity) ?? identity)?.stub.key;
      if (now !== undefined && now !== key) workFor(works, path).renamed.set(key, now);
    }
  }
}

function functionAt(
  { scans }: HandlerFolder,
  { path, name }: Pick<HandlerLocation, 'path' | 'name'>,
): ScannedFunction | undefined {
  return scans.get(path)?.functions.find(({ exported }) => exported === name);
}

interface Outcome {
  readonly edited: boolean;
  /** The new text of the file; absent if the file is now empty. */
  readonly text?: string;
  readonly problems: readonly StubProblem[];
}

async function carryOut(
  { folder }: HandlerPlanInput,
  path: string,
  work: FileWork,
  fresh: OutputFile | undefined,
): Promise<Outcome> {
  const before = folder.files.get(path);
  const sizes = [work.renamed, work.removed, work.retired, work.returned, work.comments];
  let text = before;
  if (before !== undefined && sizes.some(({ size }) => size > 0)) {
    text = await editHandlers(before, work);
    if (text === undefined) {
      return { edited: false, problems: unadded(work, fresh, 'syntax') };
    }
  }
  const added =
    fresh && work.added.length > 0
      ? await addStubs(text, fresh, work.added)
      : { added: [], problems: [] };
  const after = added.text ?? text;
  const ours =
    before !== undefined && holdsOnlyStubs(before, path, folder.onDisk.located, work.removed);
  if (after === undefined) return { edited: before === undefined, problems: added.problems };
  const settled = ours ? reorderedStubs(after, fresh?.text) : after;
  return {
    edited: true,
    ...(settled !== undefined && { text: settled }),
    problems: added.problems,
  };
}

function unadded(
  { added }: FileWork,
  fresh: OutputFile | undefined,
  fault: StubFault,
): StubProblem[] {
  return fresh ? unaddedStubs(fresh, added, fault) : [];
}

/** Removes the events of files that were left unchanged, and of stubs that could not be added. */
function withoutFailures(
  events: readonly HandlerEvent[],
  unedited: readonly string[],
  problems: readonly StubProblem[],
): HandlerEvent[] {
  const failed = new Set(problems.map(({ key }) => key));
  return events.filter(({ change, key, path }) => {
    if (change === 'added') return !failed.has(key);
    return change === 'missing' || change === 'retired' || !unedited.includes(path);
  });
}
