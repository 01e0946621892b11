/** What `generate --watch` sees at one moment: the configuration and all inputs, and where to wait for changes. */
import { dirname } from 'node:path';
import { createReport, type Report } from '../../diagnostics/report.js';
import { readTextFile } from '../../output/index.js';
import { shownFrom } from '../../config/project.js';
import {
  contentHash,
  foldersOf,
  isAddress,
  type Document,
  type readRemote,
} from '../../source/index.js';
import type { Flags } from '../arguments.js';
import { sha256 } from '../hash.js';
import type { Io } from '../io.js';
import { openWritingJobs, type Job } from '../job/job.js';
import { readInputs, type Inputs } from '../job/read-inputs.js';

export interface Sight {
  /** Absent: the configuration is wrong, and the report says how. */
  readonly inputs?: Inputs;
  /** The configuration, absolute, when there is one. */
  readonly file: string | undefined;
  readonly report: Report;
  /** Where places in the configuration are looked up. */
  readonly documents: readonly Document[];
  /** Everything that the output depends on, by its name: a hash, or what stands in its way. */
  readonly prints: ReadonlyMap<string, string>;
  /** Absolute. */
  readonly folders: ReadonlySet<string>;
}

/**
 * Looks at everything again.
 * @param known the configuration that was seen the last time, absolute: its text may be another one now
 * @param url how files of other hosts are read
 * @returns what was seen of each API; of the configuration alone, where it is wrong
 */
export async function look(
  words: readonly string[],
  flags: Flags,
  io: Io,
  known: string | undefined,
  url: typeof readRemote,
): Promise<readonly Sight[]> {
  const text = known === undefined ? undefined : readTextFile(known);
  const version = text === undefined ? undefined : sha256(text);
  const opened = await openWritingJobs(words, flags, io, version);
  if (opened.jobs) return Promise.all(opened.jobs.map((job) => lookAt(job, io, url)));
  const { report, documents, file = known } = opened;
  const said = report.list().map(({ message }) => message);
  const prints = new Map([[nameOf(file, io), said.join('\n')]]);
  const folders = new Set([file ? dirname(file) : io.cwd]);
  return [{ file, report, documents, prints, folders }];
}

async function lookAt(job: Job, io: Io, url: typeof readRemote): Promise<Sight> {
  const { config, root, file } = job;
  const report = createReport(config.severities);
  const inputs = await readInputs(job, report, io, url);
  const prints = new Map(inputs.missing);
  for (const { source, bytes } of [...inputs.files, ...inputs.overlays]) {
    prints.set(source, contentHash(bytes));
  }
  if (file !== undefined) prints.set(nameOf(file, io), sha256(readTextFile(file) ?? ''));
  const named = [...inputs.files.map(({ source }) => source), ...inputs.missing.keys()];
  const local = named.filter((source) => !isAddress(source));
  const paths = [...config.inputs, ...config.overlays, ...local];
  const folders = await foldersOf(
    paths.filter((path) => !isAddress(path)),
    root,
  );
  if (file !== undefined) folders.add(dirname(file));
  return { inputs, file, report, documents: [], prints, folders };
}

/** The configuration in messages. */
function nameOf(file: string | undefined, { cwd }: Io): string {
  return file === undefined ? 'the configuration' : shownFrom(cwd, file);
}
