/** The jobs of commands that read one API, or two. */
import { resolve } from 'node:path';
import type { Report } from '../../base/diagnostics/report.js';
import type { Document } from '../../input/source/index.js';
import type { Flags } from '../arguments.js';
import { UsageError, type Io } from '../io.js';
import { withHeaders } from './header-hosts.js';
import { configFile, openJobs, type Job } from './job.js';

/** The job of a command that shows one API, or the diagnostics that explain why there is none. */
export type OpenedJob =
  | { readonly job: Job }
  | {
      readonly job?: never;
      readonly report: Report;
      readonly documents: readonly Document[];
    };

/** The inputs of one API. */
export interface Reading {
  /** Descriptions; if empty, those of the configuration are read. */
  readonly words: readonly string[];
  /** The configuration, instead of that of the command line. */
  readonly config?: string;
}

/**
 * The job of a command that shows one API.
 * @param words descriptions; if empty, those of the configuration are read
 * @throws UsageError when the configuration has several APIs and none is chosen
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
 * The jobs of a command that reads two APIs. Both are opened together, so that a header without a host is assigned to
 * the same host in both.
 * @throws UsageError when a configuration has several APIs and none is chosen
 */
export async function openReadingJobs(
  [first, second]: readonly [Reading, Reading],
  flags: Flags,
  io: Io,
): Promise<readonly [OpenedJob, OpenedJob]> {
  const one = await openOne(first, flags, io);
  const other = await openOne(second, flags, io);
  const jobs = [one, other].flatMap(({ job }) => job ?? []);
  // If a job cannot be opened, the command ends and its hosts are unknown, so headers are not assigned.
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
  const names = opened.jobs.map(({ name }) => name);
  throw new UsageError(`the configuration has several APIs; choose one: --api ${names.join(', ')}`);
}
