/** Reads the two sides that `verify` compares: the traffic that its arguments name, and the API. */
import { unreadInputs } from '../../base/diagnostics/unread.js';
import { createReport, type Diagnostic, type Report } from '../../base/diagnostics/report.js';
import type { Generated } from '../../run/pipeline/generate.js';
import { isTraffic, readRecordings, WHOLE_FORMATS } from '../../input/read/index.js';
import type { Recording } from '../../input/read/traffic/index.js';
import { loadDocuments, type Document, type SourceFile } from '../../input/source/index.js';
import type { Flags } from '../arguments.js';
import { UsageError, type Io } from '../io.js';
import { configFile, type Job } from '../job/job.js';
import { openReadingJob, openReadingJobs, type OpenedJob } from '../job/reading-job.js';
import { readInputs, type Inputs } from '../job/read-inputs.js';

/** The traffic and the API. */
export interface ReadSides {
  readonly recordings: readonly Recording[];
  readonly api: Generated;
  readonly job: Job;
  /** The inputs of the API. */
  readonly inputs: Pick<Inputs, 'files' | 'missing' | 'overlays'>;
  /** The documents of traffic and descriptions. */
  readonly documents: readonly Document[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Both sides, or the diagnostics that explain why one is missing. */
export type Sides =
  | ReadSides
  | {
      readonly recordings?: never;
      readonly documents: readonly Document[];
      readonly diagnostics: readonly Diagnostic[];
    };

/** The files that the arguments name. */
interface Named {
  readonly inputs: Inputs;
  readonly traffic: readonly Document[];
  /** The files that are not traffic; if empty, the configured descriptions are used. */
  readonly others: readonly SourceFile[];
}

/**
 * Reads both sides. An argument may name a configuration. For every other file, its content decides whether it is
 * traffic or a description.
 * @throws UsageError if no argument names traffic
 */
export async function readSides(words: readonly string[], flags: Flags, io: Io): Promise<Sides> {
  const config = words.filter((word) => isConfig(word));
  const inputs = words.filter((word) => !isConfig(word));
  const more = flags.config === undefined ? [] : [flags.config];
  if (config.length + more.length > 1) {
    throw new UsageError(
      `verify takes one configuration, but several are named: ${[...config, ...more].join(', ')}. Remove all but one`,
    );
  }
  if (inputs.length === 0)
    throw new UsageError(
      'verify needs recorded traffic, an HTTP archive (HAR) from a browser or from restitch record: restitch verify traffic.har',
    );
  const [named] = config;
  const chosen = named === undefined ? flags : { ...flags, config: named };
  const [opened, configured] = await openJobs(inputs, chosen, io);
  if (!opened.job) return refusedBy(opened);
  if (configured && !configured.job) return refusedBy(configured);
  const report = createReport();
  const found = await readNamed(opened.job, report, io);
  if (report.failed()) return { diagnostics: report.list(), documents: found.traffic };
  if (found.traffic.length === 0) {
    throw new UsageError(
      `verify needs recorded traffic, but found none in ${inputs.join(', ')}: add an HTTP archive (HAR) from a browser or from restitch record`,
    );
  }
  const described =
    found.others.length > 0 ? opened : (configured ?? (await openReadingJob([], chosen, io)));
  if (!described.job) return refusedBy(described);
  const { job: own } = described;
  const { api, own: read } = await readApi(own, found, io);
  const diagnostics = api.report.list();
  const documents = [...found.traffic, ...api.documents];
  // An API with conflicts can be verified, but not an API of which a part could not be read.
  if (unreadInputs(api.report)) return { diagnostics, documents };
  const recordings = readRecordings(found.traffic, report);
  return {
    ...{ recordings, api, job: own, inputs: read, documents },
    diagnostics: [...diagnostics, ...report.list()],
  };
}

/**
 * Returns true for `restitch.config.ts` and for every other program, because no other input of `verify` is a program.
 */
function isConfig(word: string): boolean {
  return /\.[cm]?[jt]s$/.test(word) || /(?:^|[\\/])restitch[\w.-]*\.json$/.test(word);
}

async function readNamed(job: Job, report: Report, io: Io): Promise<Named> {
  const inputs = await readInputs(job, report, io);
  const { limits } = job.config;
  const documents = await loadDocuments(inputs.files, report, { formats: WHOLE_FORMATS, limits });
  const traffic = documents.filter(isTraffic);
  const sources = new Set(traffic.map(({ source }) => source));
  const files = inputs.files.filter(({ source }) => !sources.has(source));
  const others = files.some(({ referenced }) => referenced !== true) ? files : [];
  return { inputs, traffic, others };
}

/**
 * Opens the job for the arguments. If there are headers and a configuration, also opens the job for the configured API:
 * headers are assigned to the hosts of both jobs before anything is read. Only the content of the arguments shows later
 * whether the configured API is needed.
 */
async function openJobs(
  inputs: readonly string[],
  flags: Flags,
  io: Io,
): Promise<readonly [OpenedJob, OpenedJob?]> {
  const isBoth = flags.headers.length > 0 && configFile(flags, io) !== undefined;
  return isBoth
    ? openReadingJobs([{ words: inputs }, { words: [] }], flags, io)
    : [await openReadingJob(inputs, flags, io)];
}

function refusedBy({ report, documents }: Exclude<OpenedJob, { job: Job }>): Sides {
  return { diagnostics: report.list(), documents };
}

/** Reads the API without rendering any target. */
async function readApi(
  job: Job,
  { inputs, others }: Named,
  io: Io,
): Promise<{ readonly api: Generated; readonly own: ReadSides['inputs'] }> {
  const config = { ...job.config, targets: {}, customTargets: [] };
  const report = createReport(config.severities);
  const own =
    others.length > 0
      ? { ...inputs, files: others }
      : await readInputs({ ...job, config }, report, io);
  const { runPipeline } = await import('../../run/pipeline/generate.js');
  const { files, missing, overlays } = own;
  return { api: await runPipeline({ files, missing, overlays, config, report }), own };
}
