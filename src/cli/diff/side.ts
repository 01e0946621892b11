/**
 * Reads one side of a comparison: the merged API descriptions, and a function that finds the source line of each
 * location.
 */
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { Change } from '../../api/compare/index.js';
import { entryAt } from '../../base/foundation/system/entry.js';
import { findConfig } from '../../run/config/load.js';
import type { LocatedLine } from '../../base/diagnostics/frame.js';
import { unreadInputs } from '../../base/diagnostics/unread.js';
import {
  createReport,
  type Diagnostic,
  type SourceLocation,
} from '../../base/diagnostics/report.js';
import type { Generated } from '../../run/pipeline/generate.js';

import { createLocator, type Document, relativePath } from '../../input/source/index.js';
import type { Flags } from '../arguments.js';
import { UsageError, type Io } from '../io.js';
import { openReadingJobs, type OpenedJob, type Reading } from '../job/reading-job.js';
import { readInputs } from '../job/read-inputs.js';
import { readRevisionInputs } from '../job/read-revision.js';
import { revisionOf } from '../job/git-revision.js';

export interface Side {
  readonly api: Generated['api'];
  /** The title and the version of the API: `Pets 1.2.3`. They are text from a description and must be escaped. */
  readonly name: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly documents: readonly Document[];
  /** Returns the source line of a location. The location must be a result of `shown`. */
  readonly locate: (location: SourceLocation) => LocatedLine | undefined;
  /** Returns a location with the path of its file relative to the current folder. */
  readonly shown: <P extends SourceLocation>(location: P) => P;
}

/** Two APIs and what changed between them. */
export interface Difference {
  readonly before: Side;
  readonly after: Side;
  readonly changes: readonly Change[];
}

/**
 * Opens the job (the configuration and the inputs) of each side.
 * @param sides for each side: descriptions, a configuration, or a folder that contains a configuration
 */
export async function openSides(
  [old, fresh]: readonly [words: readonly string[], words: readonly string[]],
  flags: Flags,
  io: Io,
): Promise<readonly [OpenedSide, OpenedSide]> {
  const readings = [readingOf(old, io), readingOf(fresh, io)] as const;
  const [before, after] = await openReadingJobs(readings, flags, io);
  return [
    { words: old, ...before },
    { words: fresh, ...after },
  ];
}

type OpenedSide = OpenedJob & { readonly words: readonly string[] };

function readingOf(words: readonly string[], { cwd }: Io): Reading {
  const [word = ''] = words;
  const config = words.length === 1 ? configAt(resolve(cwd, word)) : undefined;
  return config === undefined ? { words } : { words: [], config };
}

/**
 * Reads and merges the descriptions of one side.
 * @throws UsageError if they contain no API
 */
export async function readSide(
  { words, ...opened }: OpenedSide,
  io: Io,
): Promise<
  Side | { readonly diagnostics: readonly Diagnostic[]; readonly documents: readonly Document[] }
> {
  if (!opened.job) return { diagnostics: opened.report.list(), documents: opened.documents };
  const [word = ''] = words;
  const { root, place } = opened.job;
  const config = { ...opened.job.config, targets: {}, customTargets: [] };
  const report = createReport(config.severities);
  const revision =
    opened.job.file === undefined && words.length === 1 && !existsSync(resolve(io.cwd, word))
      ? revisionOf(word, io.cwd)
      : undefined;
  const { files, missing, overlays } = revision
    ? { ...(await readRevisionInputs(revision, config, report, io.cwd)), overlays: [] }
    : await readInputs({ config, root, place }, report, io);
  const { runPipeline: generate } = await import('../../run/pipeline/generate.js');
  const generated = await generate({ files, missing, overlays, config, report });
  const { api } = generated;
  const nameOf = (source: string): string =>
    revision ? `${revision.name}:${source}` : shownFile(source, root, io);
  const shown = <P extends SourceLocation>(at: P): P => ({ ...at, source: nameOf(at.source) });
  const documents = generated.documents.map((document) => ({
    ...document,
    source: nameOf(document.source),
  }));
  const diagnostics = report.list().map((diagnostic) => ({
    ...diagnostic,
    ...(diagnostic.location && { location: shown(diagnostic.location) }),
    also: diagnostic.also.map(shown),
  }));
  if (unreadInputs(report)) {
    return { diagnostics: diagnostics.filter(({ severity }) => severity === 'error'), documents };
  }
  if (api.endpoints.length + api.webhooks.length === 0) {
    if (report.failed()) return { diagnostics, documents };
    throw new UsageError(
      `there is no endpoint in ${words.join(' ')}, so diff has nothing to compare: name a description with endpoints`,
    );
  }
  const name = [api.title?.value, api.version?.value].filter((one) => one !== undefined).join(' ');
  return { api, name, diagnostics, documents, locate: createLocator(documents), shown };
}

/**
 * Converts the path of a source for messages. A source is relative to the folder of its configuration; the result is
 * relative to the current folder.
 */
function shownFile(source: string, root: string, { cwd }: Io): string {
  if (root === cwd || /^[a-z]+:\/\//.test(source) || source === 'configuration') return source;
  return relativePath(cwd, resolve(root, source));
}

/** Returns the configuration at a path, or `undefined` if the path leads to a description. */
function configAt(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (entryAt(path)?.isDirectory() === true) return findConfig(path);
  const ending = extname(path);
  if (['.ts', '.mts', '.mjs', '.js'].includes(ending)) return path;
  if (ending !== '.json') return undefined;
  const isNamed = basename(path).startsWith('restitch.config');
  return isNamed || /^\s*\{\s*("\$schema"[^,]*,\s*)?"inputs"\s*:/.test(readFileSync(path, 'utf8'))
    ? path
    : undefined;
}
