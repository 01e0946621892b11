/** Reads the earlier versions of the API that the option `changes` of the docs names. */
import { append } from '../../base/foundation/lists.js';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createReport, type Report, type SourceLocation } from '../../base/diagnostics/report.js';
import type { EarlierFiles } from '../../run/pipeline/earlier.js';
import { isAddress, type readRemote, type SourceFile } from '../../input/source/index.js';
import { earlierStates } from '../../output/targets/index.js';
import type { Io } from '../io.js';
import { revisionOf } from './git-revision.js';
import { placeInConfiguration, type Job } from './job.js';
import { readInputs, type Inputs } from './read-inputs.js';
import { readRevisionInputs } from './read-revision.js';

/**
 * Reads the descriptions of each earlier version: from git if the version names a revision, otherwise like other
 * inputs.
 * @param report receives an error for each version that cannot be read; this version is omitted
 * @param url reads a file from a URL
 */
export async function readEarlier(
  job: Job,
  report: Report,
  io: Pick<Io, 'stdin'>,
  url?: typeof readRemote,
): Promise<readonly EarlierFiles[]> {
  const found: EarlierFiles[] = [];
  for (const { name, inputs, pointer } of earlierStates(job.config.targets)) {
    const own = createReport(job.config.severities);
    const location = placeOf(job, pointer);
    const files: SourceFile[] = [];
    const missing = new Map<string, string | undefined>();
    for (const input of inputs) {
      const read = await readState(input, job, own, io, url);
      append(files, read.files);
      for (const [source, why] of read.missing) missing.set(source, why);
    }
    const [fault] = own.list().filter(({ severity }) => severity === 'error');
    if (fault) report.add('docs/changes', { name, why: fault.message }, location);
    else found.push({ name, files, missing, ...(location && { location }) });
  }
  return found;
}

function readState(
  input: string,
  { config, root, place }: Job,
  report: Report,
  io: Pick<Io, 'stdin'>,
  url: typeof readRemote | undefined,
): Promise<Pick<Inputs, 'files' | 'missing'>> {
  const isPath = isAddress(input) || existsSync(resolve(root, input));
  const revision = isPath ? undefined : revisionOf(input, root);
  if (revision) return readRevisionInputs(revision, config, report, root);
  const alone = { ...config, inputs: [input], overlays: [] };
  return readInputs({ config: alone, root, place }, report, io, url);
}

/** Returns the location in the configuration at which an earlier version is named. */
function placeOf(job: Job, pointer: string): SourceLocation | undefined {
  const { configuration: whole } = placeInConfiguration(job);
  return whole && { ...whole, pointer: whole.pointer + pointer };
}
