/**
 * Reads which values the descriptions of the recorded API declare. Words that a description declares are recorded
 * unchanged. All other values are replaced. For a valid value, the replacement is valid. For an invalid value, the
 * replacement is invalid in the same way.
 */
import { unreadInputs } from '../../base/diagnostics/unread.js';
import { createReport } from '../../base/diagnostics/report.js';
import type { Flags } from '../arguments.js';
import { UsageError, type Io } from '../io.js';
import { openReadingJob } from '../job/reading-job.js';
import { readInputs } from '../job/read-inputs.js';
import { declaredValues, type DeclaredValues } from './scrub/index.js';

/**
 * Reads the descriptions, and collects the values that they declare.
 * @returns `undefined` if the command line names no description
 * @throws UsageError if a description cannot be read
 */
export async function describedValues(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<DeclaredValues | undefined> {
  if (words.length === 0) return undefined;
  const { targets: _, ...others } = flags;
  const opened = await openReadingJob(words, others, io);
  if (!opened.job) throw new UsageError(UNREAD);
  const config = { ...opened.job.config, targets: {}, customTargets: [] };
  const report = createReport(config.severities);
  const { files, missing, overlays } = await readInputs({ ...opened.job, config }, report, io);
  const { runPipeline } = await import('../../run/pipeline/generate.js');
  const { api } = await runPipeline({ files, missing, overlays, config, report });
  if (unreadInputs(report)) throw new UsageError(UNREAD);
  return declaredValues(api);
}

const UNREAD =
  'the descriptions of the service cannot be read: run restitch inspect with the same files to see why';
