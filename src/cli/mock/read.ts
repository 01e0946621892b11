/** Reads the API for the mock from its descriptions. */
import type { Api } from '../../model/api.js';
import type { Limits, readRemote } from '../../input/source/index.js';
import type { Names } from '../../api/resolve/index.js';
import { createReport } from '../../base/diagnostics/report.js';
import { diagnosticsText, fails, printDiagnostics } from '../print.js';
import type { Flags } from '../arguments.js';
import type { Io } from '../io.js';
import { openReadingJob } from '../job/reading-job.js';
import { readInputs } from '../job/read-inputs.js';

export interface Mocked {
  readonly api: Api;
  readonly names: Names;
  readonly limits: Limits;
}

/**
 * Reads the API for the mock, and prints the errors in its descriptions.
 * @param url reads files from other hosts
 * @returns `undefined` if there is no API to serve; the reason has been printed
 */
export async function readMocked(
  words: readonly string[],
  flags: Flags,
  io: Io,
  url?: typeof readRemote,
): Promise<Mocked | undefined> {
  const opened = await openReadingJob(words, flags, io);
  if (!opened.job) {
    printDiagnostics(opened.report.list(), opened.documents, flags, io);
    return undefined;
  }
  const { root, place } = opened.job;
  const config = { ...opened.job.config, targets: {} };
  const report = createReport(config.severities);
  const { files, missing, overlays } = await readInputs({ config, root, place }, report, io, url);
  const { runPipeline } = await import('../../run/pipeline/generate.js');
  const generated = await runPipeline({ files, missing, overlays, config, report });
  const diagnostics = report.list();
  // Warnings are printed only with `--verbose`, because a mock is usable despite them.
  const printed = flags.verbose
    ? diagnostics
    : diagnostics.filter(({ severity }) => severity === 'error');
  io.err(diagnosticsText(printed, generated.documents, io.color.err, flags));
  if (fails(diagnostics, config.failOn)) return undefined;
  return { api: generated.api, names: generated.names, limits: config.limits };
}
