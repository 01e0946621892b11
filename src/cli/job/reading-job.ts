/** Opens the jobs of commands that read one or two APIs and write no output. */
import { resolve } from 'node:path';
import type { Report } from '../../base/diagnostics/report.js';
import type { Document } from '../../input/source/index.js';
import type { Flags } from '../arguments.js';
import { UsageError, type Io } from '../io.js';
import { withHeaders } from './header-hosts.js';
import { choiceText, configFile, openJobs, type Job } from './job.js';

/** The job of a command that reads one API, or the diagnostics that explain why there is none. */
export type OpenedJob =
  | { readonly job: Job }
  | {
      readonly job?: never;
      readonly report: Report;
      readonly documents: readonly Document[];
    };

/** The descriptions and the configuration of one API. */
export interface Reading {
  /** The descriptions on the command line; if empty, those of the configuration. */
  readonly words: readonly string[];
  /** The path of a configuration. It is used instead of the configuration that the command line names. */
  readonly config?: string;
}

/**
 * Opens the job of a command that reads one API.
 * @param words the descriptions; if empty, those of the configuration are read
 * @throws UsageError if the configuration has several APIs and the command line names none of them
 */
export async function openReadingJob(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<OpenedJob> {
  const opened = await openOne({ words }, flags, io);
  return opened.job ? { job: withHeaders([opened.job], flags)(opened.job) } : opened;
}

/**
 * Opens the jobs of a command that reads two APIs. Both jobs are opened together, so that a header without a host is
 * sent to the same host for both.
 * @throws UsageError if a configuration has several APIs and the command line names none of them
 */
export async function openReadingJobs(
  [first, second]: readonly [Reading, Reading],
  flags: Flags,
  io: Io,
): Promise<readonly [OpenedJob, OpenedJob]> {
  const one = await openOne(first, flags, io);
  const other = await openOne(second, flags, io);
  const jobs = [one, other].flatMap(({ job }) => job ?? []);
  // If one of the jobs cannot be opened, the command ends, so the headers need not be assigned to hosts.
  const headed = jobs.length === 2 ? withHeaders(jobs, flags) : (job: Job) => job;
  return [one.job ? { job: headed(one.job) } : one, other.job ? { job: headed(other.job) } : other];
}

async function openOne({ words, config }: Reading, flags: Flags, io: Io): Promise<OpenedJob> {
  const chosen = config === undefined ? flags : { ...flags, config };
  const named = chosen.config === undefined ? undefined : resolve(io.cwd, chosen.config);
  const file = words.length > 0 ? named : configFile(chosen, io);
  const opened = await openJobs({ file, inputs: words }, chosen, io);
  if (!opened.jobs) return opened;
  const [job, ...more] = opened.jobs;
  if (job && more.length === 0) return { job };
  throw new UsageError(
    `the configuration has several APIs, but this command reads only one. ${choiceText(opened.jobs)}`,
  );
}
