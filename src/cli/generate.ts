/** `restitch generate` and `restitch check`. */
import { factsOf } from '../compare/index.js';
import { createReport, type Report } from '../diagnostics/report.js';
import {
  planOutput,
  readEarlier,
  readHandlers,
  writeOutput,
  type HandlerFolder,
} from '../output/index.js';
import type { Flags } from './arguments.js';

import type { ExitCode, Io } from './io.js';
import { configForRendering, openWritingJob, readInputs, type Inputs } from './job.js';
import { namesForLock, namesFromLock } from '../name-lock.js';
import { printOutcome, summaryOf, type Outcome } from './outcome.js';
import { changedSince, keepForNext } from './previous.js';
import { diagnosticsText, printDiagnostics } from './print.js';
import { createProgress, type Progress } from './progress.js';
import { settled } from './summary.js';
import { readUnchanged, rememberUnchanged } from './unchanged.js';

/**
 * Generates what a configuration, or the command line, describes.
 * @param words a configuration; with `--out`, descriptions
 * @param mode `check` says whether `generate` would change anything, and writes nothing
 */
export async function generateCommand(
  mode: 'generate' | 'check',
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const opened = await openWritingJob(words, flags, io);
  if (!opened.job) {
    printDiagnostics(opened.report.list(), opened.documents, flags, io);
    return 1;
  }
  const { job } = opened;
  const report = createReport(job.config.severities);
  const inputs = await readInputs(opened.job, report);
  // With other flags there is more to say than what is remembered.
  const special = flags.restore || flags.moves.length > 0;
  const usual = !flags.json && !flags.verbose && !special && !report.failed();
  const remembered = usual ? readUnchanged(inputs, io.color.err) : undefined;
  if (remembered) {
    io.err(remembered.text);
    io.out((mode === 'check' ? 'up to date: ' : '') + remembered.summary + '\n');
    return 0;
  }
  const progress = createProgress(io);
  const outcome = await carryOut(inputs, report, flags, progress);
  const { plan } = outcome;
  const writing = mode === 'generate' && !flags.dryRun && plan !== undefined && !plan.refused;
  if (writing) {
    progress.stage('write');
    await writeOutput(plan);
  }
  progress.done();
  const exit = await printOutcome(mode, outcome, flags, io);
  if (flags.verbose) io.err(`${progress.timings()}\n`);
  if (writing) await keepForNext(job, outcome.generated);
  if (writing && exit === 0) await remember(inputs, outcome, plan.lockText, io);
  return exit;
}

async function carryOut(
  { job, files, missing, overlays }: Inputs,
  report: Report,
  flags: Flags,
  progress: Progress,
): Promise<Outcome> {
  const { config, place } = job;
  const { generate } = await import('../generate.js');
  const earlier = readEarlier(place, report);
  const lock = earlier.lock && namesFromLock(earlier.lock.names);
  const handlers = readHandlers(place, earlier, flags.moves);
  const onStage = (stage: string): void => progress.stage(stage);
  const input = { files, missing, overlays, config: configForRendering(job), report, onStage };
  const onDisk = flags.restore ? forgetful(handlers.onDisk) : handlers.onDisk;
  const generated = await generate({ ...input, handlers: onDisk, ...(lock && { lock }) });
  progress.stage('plan');
  const { api } = generated;
  if (api.endpoints.length === 0 && api.webhooks.length === 0) {
    report.add('output/nothing', {});
    return { job, generated };
  }
  const names = namesForLock(generated.lock);
  const endpoints = factsOf(api);
  const { force, restore, allowMassRemoval } = flags;
  const asked = { force, restore, allowMassRemoval, format: config.format };
  const options = { ...asked, keepStale: report.failed(), handlers, endpoints };
  const plan = await planOutput(place, earlier, generated.files, names, options, report);
  const changed = await changedSince(job, earlier, generated);
  return { job, generated, plan, ...(changed && { changed }) };
}

/** The handlers, as if nobody had ever deleted one. */
function forgetful(onDisk: HandlerFolder['onDisk']): HandlerFolder['onDisk'] {
  return { ...onDisk, known: new Set() };
}

/** So that the next run can tell that there is nothing to do, without reading a description. */
async function remember(inputs: Inputs, outcome: Outcome, lockText: string, io: Io): Promise<void> {
  const { report, documents } = outcome.generated;
  const color = io.color.err;
  const text = diagnosticsText(report.list(), documents, color, false);
  const summary = summaryOf(outcome, settled);
  await rememberUnchanged(inputs, { color, text, summary }, lockText);
}
