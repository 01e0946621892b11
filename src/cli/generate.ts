/** `restitch generate` and `restitch check`. */
import { createReport } from '../diagnostics/report.js';
import { writeOutput } from '../output/index.js';
import type { Flags } from './arguments.js';

import type { ExitCode, Io } from './io.js';
import { openWritingJob, readInputs } from './job.js';
import { printDiagnostics } from './print.js';
import { createProgress } from './progress.js';
import { readUnchanged } from './unchanged.js';

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
  // Loaded only now: a run that has nothing to do is over by then.
  const [{ carryOut, remember }, { printOutcome }, { keepForNext }] = await Promise.all([
    import('./carry-out.js'),
    import('./outcome.js'),
    import('./previous.js'),
  ]);
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
