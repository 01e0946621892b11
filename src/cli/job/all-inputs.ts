/** Everything that a run which writes starts from. */
import type { Report } from '../../base/diagnostics/report.js';
import type { readRemote } from '../../input/source/index.js';
import { earlierStates } from '../../output/targets/index.js';
import type { Io } from '../io.js';
import type { Job } from './job.js';
import { readInputs, type Inputs } from './read-inputs.js';

/**
 * Reads the descriptions and overlays of a job, and the earlier states that its targets ask for.
 * @param report told about what cannot be read
 * @param url how files of other hosts are read
 */
export async function readAllInputs(
  job: Job,
  report: Report,
  io: Pick<Io, 'stdin'>,
  url?: typeof readRemote,
): Promise<Inputs> {
  const inputs = await readInputs(job, report, io, url);
  if (earlierStates(job.config.targets).length === 0) return inputs;
  const { readEarlier } = await import('./earlier.js');
  return { ...inputs, earlier: await readEarlier(job, report, io, url) };
}
