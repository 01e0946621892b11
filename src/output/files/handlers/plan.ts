/** Plans each file of handlers, so that it matches the description and no hand-written code is lost. */
import { append } from '../../../base/foundation/lists.js';
import type { HandlerStub, OutputFile } from '../../../print/emit/file.js';
import { identityOf, type HandlerLocation } from '../../../print/emit/handler.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { hashText } from '../disk.js';
import type { HandlerEvent, WantedOperation } from './event.js';
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
  /** Returns true if a file is a link. It is read, but not written. */
  readonly isLink?: (path: string) => boolean;
  /** Restore handlers that the user deleted. */
  readonly restore: boolean;
  /** Remove nothing, because some descriptions could not be read completely. */
  readonly keepStale: boolean;
}

export interface HandlerPlan {
  /** Texts to write. A file without a text is removed. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** The handlers for the next lock. */
  readonly locked: ReadonlyMap<string, LockedHandler>;
  readonly events: readonly HandlerEvent[];
  /** Stubs that could not be added. */
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
 * Plans the files of handlers. The syntax check is loaded only if an existing file needs an edit.
 * @returns the files to write; others stay unchanged, byte for byte
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

function wantedByIdentity(files: readonly OutputFile[]): Map<string, WantedOperation> {
  const wanted = new Map<string, WantedOperation>();
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

/** Plans existing handlers, of current and of removed operations. */
function planLocated(
  { folder, keepStale, locked }: HandlerPlanInput,
  wanted: ReadonlyMap<string, WantedOperation>,
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
  // An unmodified stub that a moved handler replaces is no longer located, but the lock still has it.
  for (const [key, { path, name, stub }] of locked) {
    const located = folder.onDisk.located.find((one) => identityOf(one.key) === identityOf(key));
    const isReplaced = located !== undefined && (located.path !== path || located.name !== name);
    const old = isReplaced ? functionAt(folder, { path, name }) : undefined;
    if (old === undefined || hashText(normalizedCode(old.tokens)) !== stub) continue;
    workFor(works, path).removed.add(name);
  }
}

/** Plans stubs of operations without a handler. */
function planMissing(
  { folder, restore, locked }: HandlerPlanInput,
  wanted: ReadonlyMap<string, WantedOperation>,
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

/** Plans keys with a new spelling: path parameters were renamed, or a trailing slash was added or removed. */
function planRenamed(
  { folder }: HandlerPlanInput,
  wanted: ReadonlyMap<string, WantedOperation>,
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
  /** Absent if the file is empty now. */
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

/** Removes events of files that were left unchanged, and of stubs that could not be added. */
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
