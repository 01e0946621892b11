/**
 * Writes the output of a run to disk, for programs that use restitch as a library. The command `restitch` does the
 * same.
 */
import { resolve } from 'node:path';
import { endpointFingerprints } from '../../api/compare/index.js';
import { createReport } from '../../base/diagnostics/report.js';
import { unreadInputs } from '../../base/diagnostics/unread.js';
import type { Generated } from './generate.js';
import { namesForLock, namesFromLock } from './name-lock.js';
import {
  planOutput,
  readPreviousRun,
  readHandlerFolder,
  writeOutput,
  type Action,
  type HandlerFolder,
  type OutputFolders,
  type PlanOptions,
} from '../../output/files/index.js';
import type { NameLock } from '../../api/resolve/index.js';

export interface WriteOptions {
  /** The output folder. */
  readonly folder: string;
  /** The folder of the handlers, if there is one. */
  readonly handlers?: string;
  /** True to overwrite generated files that were edited by hand. */
  readonly force?: boolean;
  /** True to write even if most endpoints of the last run no longer exist. */
  readonly allowMassRemoval?: boolean;
  /** The formatter of the files; by default `layout`. */
  readonly format?: PlanOptions['format'];
}

/**
 * Returns the names from an earlier run, to pass as the `lock` of `generate`; `undefined` if there was no earlier
 * run.
 */
export function readLockedNames(options: WriteOptions): NameLock | undefined {
  const { lock } = readPreviousRun(outputFolders(options), createReport());
  return lock && namesFromLock(lock.names);
}

/** Returns the existing handlers, to pass as the `handlers` of `generate`, so that generated code imports them. */
export function readHandlersOnDisk(options: WriteOptions): HandlerFolder['onDisk'] {
  const folders = outputFolders(options);
  return readHandlerFolder(folders, readPreviousRun(folders, createReport())).onDisk;
}

/**
 * Writes the files of a run. Unchanged files are not touched, and files that were edited by hand are kept.
 * @param generated the result of `generate`; conflicts with existing files are added to its report
 * @returns a list of what was done with every file. If an error prevents writing, for example an input that cannot be
 * read, no file is written. Returns `undefined` if the operating system refused to write a file; the report then names
 * the file.
 */
export async function writeGenerated(
  generated: Generated,
  options: WriteOptions,
): Promise<readonly Action[]> {
  const { report, files } = generated;
  const folders = outputFolders(options);
  const unread = unreadInputs(report);
  if (unread) {
    report.add('output/unread', unread);
    return [];
  }
  const previous = readPreviousRun(folders, report);
  const names = namesForLock(generated.lock);
  const settings = {
    force: options.force ?? false,
    format: options.format ?? 'layout',
    keepStale: report.failed(),
    allowMassRemoval: options.allowMassRemoval ?? false,
    endpoints: endpointFingerprints(generated.api),
  };
  const plan = await planOutput(folders, previous, files, names, settings, report);
  if (!plan.refused && !(await writeOutput(plan, report))) return [];
  return plan.actions;
}

function outputFolders({ folder, handlers }: WriteOptions): OutputFolders {
  return {
    folder: resolve(folder),
    handlers: handlers === undefined ? undefined : resolve(handlers),
    show: (ownership, path) => {
      const root = (ownership === 'handlers' ? handlers : undefined) ?? folder;
      return path === '' ? root : `${root}/${path}`;
    },
  };
}
