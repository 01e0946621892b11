/** `restitch generate --watch`: generates again whenever something changes that the output depends on. */
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import type { Diagnostic } from '../../base/diagnostics/report.js';
import { writeOutput } from '../../output/files/index.js';
import type { DocumentCache } from '../../input/source/index.js';
import type { Flags } from '../arguments.js';
import { generateAndPlan, rememberRun } from '../generate/generate-and-plan.js';
import { describeFailure } from '../failure.js';
import { followFolders } from './folder-watcher.js';
import { UsageError, type ExitCode, type Io } from '../io.js';
import type { Inputs } from '../job/read-inputs.js';
import { printOutcome, unwritten, type Outcome } from '../generate/outcome.js';
import { keepSnapshot } from '../generate/previous.js';
import { keepPrinted } from '../generate/printed.js';
import { diagnosticsText, fails } from '../print.js';
import { createProgress } from '../progress.js';
import { PolledUrls } from './polled-urls.js';
import { takeSnapshots, type WatchSnapshot } from './snapshot.js';

export { followFolders } from './folder-watcher.js';
export { PolledUrls } from './polled-urls.js';
export { takeSnapshots, type WatchSnapshot } from './snapshot.js';

/** The state that one round (reading the inputs and generating) passes to the next round. */
interface State {
  /** Parsed documents. */
  readonly cache: DocumentCache;
  /** Files on other hosts. */
  readonly urls: PolledUrls;
  /**
   * The state of each API by its name; the name is empty for the only API of a configuration, and for an invalid
   * configuration.
   */
  readonly apis: Map<string, ApiState>;
  /** The configuration that was seen last. */
  file: string | undefined;
}

/** The state of one API. */
interface ApiState {
  /** The inputs of the last attempt to generate. */
  fingerprints: ReadonlyMap<string, string> | undefined;
  /** The errors of the last run that wrote files. If the next run has no other errors, it still writes files. */
  errors: ReadonlySet<string>;
  /** The diagnostics of the last round. They are not printed again. */
  printed: ReadonlySet<string>;
}

/**
 * Generates once, and again after every change, until the command is stopped. A change that introduces errors, like a
 * half-saved file, is reported and writes nothing.
 * @param words the arguments of `generate`
 */
export async function watchCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  for (const [name, isGiven] of [
    ['--format json', flags.json],
    ['--dry-run', flags.dryRun],
    ['--move', flags.moves.length > 0],
    ['--rename', flags.renames.length > 0],
  ] as const) {
    if (isGiven) throw new UsageError(`--watch cannot be used with ${name}: remove one of them`);
  }
  const urls = new PolledUrls(io.err);
  const state: State = { cache: new Map(), urls, apis: new Map(), file: undefined };
  const stopped = new Promise<void>((stop) => io.onStop?.(stop));
  let last = await round(words, flags, io, state);
  let isAnnounced = false;
  const look = async (): Promise<void> => {
    last = await round(words, flags, io, state);
    if (last.isNews) isAnnounced = false;
  };
  const idle = (): void => {
    if (!isAnnounced) io.err('watching for changes (Ctrl-C ends)\n');
    isAnnounced = true;
  };
  await followFolders(io, stopped, () => last.folders, look, { idle, urls });
  return 0;
}

interface Round {
  /** The folders to watch; absent if they could not be determined. */
  readonly folders?: ReadonlySet<string>;
  /** True if something has changed. */
  readonly isNews: boolean;
}

/** Reads the inputs, and generates every API that has changed. */
async function round(words: readonly string[], flags: Flags, io: Io, state: State): Promise<Round> {
  const isFirst = state.apis.size === 0;
  try {
    const snapshots = await takeSnapshots(words, flags, io, state.file, state.urls.read);
    state.urls.forgetUnused();
    const names = snapshots.map(({ inputs }) => inputs?.job.name ?? '');
    // The state of a removed API is dropped, so that its diagnostics are printed again if it returns.
    for (const name of state.apis.keys()) if (!names.includes(name)) state.apis.delete(name);
    let isNews = false;
    for (const [index, snapshot] of snapshots.entries()) {
      state.file = snapshot.file;
      if (await follow(names[index] ?? '', snapshot, flags, io, state)) isNews = true;
    }
    return { folders: new Set(snapshots.flatMap(({ folders }) => [...folders])), isNews };
  } catch (error) {
    if (isFirst && error instanceof UsageError) throw error;
    // A folder may have been removed while it was read, or the disk may be full. The next change starts another
    // attempt.
    io.err(describeFailure(error, flags.debug));
    return { isNews: false };
  }
}

/**
 * Generates one API if any of its inputs has changed.
 * @param name the name of the API; empty if there is only one
 * @returns true if an input has changed
 */
async function follow(
  name: string,
  snapshot: WatchSnapshot,
  flags: Flags,
  io: Io,
  { apis, cache }: State,
): Promise<boolean> {
  const before = apis.get(name);
  const changed = changedNames(before?.fingerprints, snapshot.fingerprints);
  if (before && changed.length === 0) return false;
  const { errors = new Set<string>(), printed = new Set<string>() } = before ?? {};
  const state: ApiState = { fingerprints: snapshot.fingerprints, errors, printed };
  apis.set(name, state);
  const label = name === '' ? '' : `${escapeInvisible(name)}: `;
  if (before) io.err(`${label}changed: ${changed.map(escapeInvisible).join(', ')}\n`);
  if (snapshot.inputs)
    await regenerate(snapshot.inputs, snapshot, flags, io, state, cache, !before);
  else {
    io.err(diagnosticsText(snapshot.report.list(), snapshot.documents, io.color.err, flags));
    io.err(KEPT);
  }
  return true;
}

const KEPT = 'nothing was written: restitch generates again as soon as you correct this\n';

async function regenerate(
  inputs: Inputs,
  { report }: WatchSnapshot,
  flags: Flags,
  io: Io,
  state: ApiState,
  cache: DocumentCache,
  isFirst: boolean,
): Promise<void> {
  const empty = inputs.files.filter(({ bytes }) => bytes.every((byte) => byte <= 0x20));
  const halves = empty.filter(({ source }) => (cache.get(source)?.documents.length ?? 0) > 0);
  if (halves.length > 0) {
    const names = halves.map(({ source }) => escapeInvisible(source)).join(', ');
    io.err(`${names} ${halves.length === 1 ? 'is' : 'are'} empty now\n${KEPT}`);
    return;
  }
  const progress = createProgress(io);
  const outcome = await generateAndPlan(inputs, report, flags, progress, cache);
  const diagnostics = report.list();
  const errors = new Set(diagnostics.filter(isError).map(identityOf));
  const isNew = (diagnostic: Diagnostic): boolean => !state.printed.has(identityOf(diagnostic));
  const hasNewErrors = [...errors].some((error) => !state.errors.has(error));
  const { plan } = outcome;
  if (!plan || plan.refused || (hasNewErrors && !isFirst)) {
    progress.done();
    const printed = diagnostics.filter((one) => isError(one) || isNew(one));
    io.err(diagnosticsText(printed, outcome.generated.documents, io.color.err, flags));
    io.err(KEPT);
    return;
  }
  progress.stage('write');
  const isWritten = await writeOutput(plan, report, (step) => progress.stage('write', step));
  progress.done();
  if (!isWritten) {
    // Files that could not be written are written after the next change.
    await printOutcome('generate', unwritten(outcome), flags, io);
    return;
  }
  const news = { shown: diagnostics.filter(isNew), asBefore: '' };
  await printOutcome('generate', outcome, flags, io, news);
  if (flags.verbose) io.err(`${progress.timings()}\n`);
  state.errors = errors;
  state.printed = new Set(diagnostics.map(identityOf));
  await keepPrinted(inputs.job, diagnostics);
  await keep(inputs, outcome, plan.lockText);
}

async function keep(inputs: Inputs, outcome: Outcome, lockText: string): Promise<void> {
  const { job, generated } = outcome;
  await keepSnapshot(outcome);
  if (!fails(generated.report.list(), job.config.failOn))
    await rememberRun(inputs, outcome, lockText);
}

function changedNames(
  before: ReadonlyMap<string, string> | undefined,
  now: ReadonlyMap<string, string>,
): string[] {
  const names = new Set([...(before?.keys() ?? []), ...now.keys()]);
  return [...names].filter((name) => before?.get(name) !== now.get(name)).sort();
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

/** Returns the text of a diagnostic without line numbers, because an edit elsewhere in the file changes these. */
function identityOf({ code, message, location: place }: Diagnostic): string {
  return JSON.stringify([code, message, place?.source, place?.pointer]);
}
