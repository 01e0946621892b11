/** Reads the inputs of `generate --watch` at one moment, and determines their fingerprints and the folders to watch. */
import { dirname, resolve } from 'node:path';
import { createReport, type Report } from '../../base/diagnostics/report.js';
import { readTextFile } from '../../output/files/index.js';

import {
  contentHash,
  type Document,
  foldersOf,
  isAddress,
  type readRemote,
  relativePath,
} from '../../input/source/index.js';
import type { Flags } from '../arguments.js';
import { sha256 } from '../hash.js';
import { UsageError, type Io } from '../io.js';
import { openWritingJobs, STANDARD_INPUT, type Job } from '../job/job.js';
import { readAllInputs } from '../job/all-inputs.js';
import type { Inputs } from '../job/read-inputs.js';

export interface WatchSnapshot {
  /** Absent if the configuration is invalid; the report then contains the reason. */
  readonly inputs?: Inputs;
  /** The absolute path of the configuration, if there is one. */
  readonly file: string | undefined;
  readonly report: Report;
  /** The configuration as a document, so that diagnostics can quote its lines. */
  readonly documents: readonly Document[];
  /**
   * Maps the name of everything on which the output depends to a hash of its content, or to the reason why it cannot be
   * read.
   */
  readonly fingerprints: ReadonlyMap<string, string>;
  /** The absolute paths of the folders to watch. */
  readonly folders: ReadonlySet<string>;
}

/**
 * Reads the configuration and all inputs again.
 * @param known the absolute path of the configuration that the last snapshot used; its text may have changed
 * @param url reads files from other hosts
 * @throws UsageError if the standard input is an input, because it can be read only once
 * @returns one snapshot for each API; if the configuration is invalid, one snapshot of the configuration alone
 */
export async function takeSnapshots(
  words: readonly string[],
  flags: Flags,
  io: Io,
  known: string | undefined,
  url: typeof readRemote,
): Promise<readonly WatchSnapshot[]> {
  const text = known === undefined ? undefined : readTextFile(known);
  const version = text === undefined ? undefined : sha256(text);
  const opened = await openWritingJobs(words, flags, io, version);
  const isTyped = opened.jobs?.some(({ config: { inputs, overlays } }) =>
    [...inputs, ...overlays].includes(STANDARD_INPUT),
  );
  if (isTyped === true)
    throw new UsageError(
      '--watch cannot be used with the standard input (-), which can be read only once: write it to a file, or remove --watch',
    );
  if (opened.jobs) return Promise.all(opened.jobs.map((job) => snapshotOf(job, io, url)));
  const { report, documents, file = known } = opened;
  const messages = report.list().map(({ message }) => message);
  const fingerprints = new Map([[nameOf(file, io), messages.join('\n')]]);
  const folders = new Set([file ? dirname(file) : io.cwd]);
  return [{ file, report, documents, fingerprints, folders }];
}

async function snapshotOf(job: Job, io: Io, url: typeof readRemote): Promise<WatchSnapshot> {
  const { config, root, file } = job;
  const report = createReport(config.severities);
  const inputs = await readAllInputs(job, report, io, url);
  const fingerprints = new Map([...inputs.missing].map(([source, why]) => [source, why ?? '']));
  for (const { source, bytes } of [...inputs.files, ...inputs.overlays]) {
    fingerprints.set(source, contentHash(bytes));
  }
  for (const { name, files } of inputs.earlier ?? []) {
    for (const { source, bytes } of files) {
      fingerprints.set(`${source} of ${name}`, contentHash(bytes));
    }
  }
  for (const [path, content] of inputs.own?.files ?? []) {
    fingerprints.set(path, typeof content === 'string' ? content : contentHash(content));
  }
  if (file !== undefined) fingerprints.set(nameOf(file, io), sha256(readTextFile(file) ?? ''));
  const named = [...inputs.files.map(({ source }) => source), ...inputs.missing.keys()];
  const local = named.filter((source) => !isAddress(source));
  const paths = [...config.inputs, ...config.overlays, ...local];
  const folders = await foldersOf(
    paths.filter((path) => !isAddress(path)),
    root,
  );
  if (file !== undefined) folders.add(dirname(file));
  for (const path of inputs.own?.files.keys() ?? []) folders.add(dirname(resolve(root, path)));
  return { inputs, file, report, documents: [], fingerprints, folders };
}

function nameOf(file: string | undefined, { cwd }: Io): string {
  return file === undefined ? 'the configuration' : relativePath(cwd, file);
}
