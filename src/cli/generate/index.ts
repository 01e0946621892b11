/**
 * Runs `restitch generate` and `restitch check`. This module only determines whether anything has changed, and loads
 * the other modules if so.
 */
import { createReport } from '../../base/diagnostics/report.js';
import type { Flags } from '../arguments.js';
import type { ExitCode, Io } from '../io.js';
import { openWritingJobs, type Job } from '../job/job.js';
import { readAllInputs } from '../job/all-inputs.js';
import { readUnchanged } from './unchanged.js';

/**
 * Generates from a configuration or from descriptions.
 * @param words a configuration; descriptions if `--out` is set
 * @param mode `check` reports whether `generate` would change anything, and writes nothing
 */
export async function generateCommand(
  mode: 'generate' | 'check',
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const opened = await openWritingJobs(words, flags, io);
  if (!opened.jobs) {
    const { printDiagnostics } = await import('../print.js');
    printDiagnostics(opened.report.list(), opened.documents, flags, io);
    return 1;
  }
  const [job, ...more] = opened.jobs;
  if (job && more.length === 0) return generateOne(mode, job, flags, io);
  const { generateSeveral } = await import('./several.js');
  return generateSeveral(opened.jobs, (one, its) => generateOne(mode, one, flags, its), flags, io);
}

async function generateOne(
  mode: 'generate' | 'check',
  job: Job,
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const report = createReport(job.config.severities);
  const inputs = await readAllInputs(job, report, io);
  // With these flags, the output may change although no input has changed.
  const special = flags.restore || flags.prove || flags.moves.length + flags.renames.length > 0;
  const usual = !flags.json && !flags.verbose && !special && !report.failed();
  const remembered = usual ? await readUnchanged(inputs) : undefined;
  if (remembered) {
    if (flags.quiet) return 0;
    io.err(remembered.text);
    io.out((mode === 'check' ? 'up to date: ' : '') + remembered.summary + '\n');
    return 0;
  }
  const { generateAndWrite } = await import('./generate-and-write.js');
  return generateAndWrite(mode, inputs, report, flags, io);
}
