/** Reads all inputs of a run that writes output. */
import type { Report } from '../../base/diagnostics/report.js';
import type { readRemote } from '../../input/source/index.js';
import { earlierStates, namedProjectFiles } from '../../output/targets/index.js';
import type { Io } from '../io.js';
import type { Job } from './job.js';
import { readInputs, type Inputs } from './read-inputs.js';

/**
 * Reads the descriptions and overlays of a run, and the earlier versions and files that its targets need.
 * @param report receives errors for unreadable inputs
 * @param url reads a file from a URL
 */
export async function readAllInputs(
  job: Job,
  report: Report,
  io: Pick<Io, 'stdin'>,
  url?: typeof readRemote,
): Promise<Inputs> {
  const inputs = await readInputs(job, report, io, url);
  const { targets } = job.config;
  const { folder, files, sheets } = namedProjectFiles(targets);
  const hasFiles = folder !== undefined || files.length + sheets.length > 0;
  const { readOwnFiles } = hasFiles ? await import('./own-files.js') : {};
  const own = await readOwnFiles?.(job, report);
  const withFiles = own === undefined ? inputs : { ...inputs, own };
  if (earlierStates(targets).length === 0) return withFiles;
  const { readEarlier } = await import('./earlier.js');
  return { ...withFiles, earlier: await readEarlier(job, report, io, url) };
}
