/** Generates, writes, and prints the outcome. */
import type { Report } from '../../base/diagnostics/report.js';
import { writeOutput } from '../../output/files/index.js';
import type { Flags } from '../arguments.js';
import { generateAndPlan, rememberRun } from './generate-and-plan.js';
import type { ExitCode, Io } from '../io.js';
import type { Inputs } from '../job/read-inputs.js';
import { printOutcome, unwritten } from './outcome.js';
import { keepSnapshot } from './previous.js';
import { keepPrinted, newsAmong, readPrinted } from './printed.js';
import { createProgress } from '../progress.js';

/**
 * Generates from inputs that have changed since the last run, writes the files, and prints the result.
 * @param report the diagnostics from reading the inputs
 * @returns the exit code
 */
export async function generateAndWrite(
  mode: 'generate' | 'check',
  inputs: Inputs,
  report: Report,
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const progress = createProgress(io);
  const outcome = await generateAndPlan(inputs, report, flags, progress);
  const { plan } = outcome;
  const writes = mode === 'generate' && !flags.dryRun && plan !== undefined && !plan.refused;
  if (writes) progress.stage('write');
  const isWritten =
    writes && (await writeOutput(plan, report, (step) => progress.stage('write', step)));
  progress.done();
  const result = writes && !isWritten ? unwritten(outcome) : outcome;
  const diagnostics = report.list();
  const { job } = inputs;
  const news = flags.verbose
    ? undefined
    : newsAmong(diagnostics, readPrinted(job), job.config.failOn);
  const exit = await printOutcome(mode, result, flags, io, news);
  if (mode === 'generate' && !flags.dryRun) await keepPrinted(job, diagnostics);
  if (flags.verbose) io.err(`${progress.timings()}\n`);
  if (isWritten) await keepSnapshot(outcome);
  if (isWritten && exit === 0) await rememberRun(inputs, outcome, plan.lockText);
  return exit;
}
