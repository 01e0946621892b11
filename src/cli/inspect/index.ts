/** `restitch inspect`. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { escapeInvisible, escapeLines, jsonLines } from '../../base/diagnostics/quote.js';
import { createReport } from '../../base/diagnostics/report.js';
import { readPreviousRun } from '../../output/files/index.js';
import { nearest } from '../../base/foundation/suggest.js';
import type { Flags } from '../arguments.js';
import { terminalColumns, paint, UsageError, type ExitCode, type Io } from '../io.js';
import { isConfigurationWord, placeInConfiguration } from '../job/job.js';
import { openReadingJob } from '../job/reading-job.js';
import { readInputs } from '../job/read-inputs.js';
import type { Names } from '../../api/resolve/index.js';
import { namesFromLock } from '../../run/pipeline/name-lock.js';
import { diagnosticsText, fails, printDiagnostics } from '../print.js';
import { createProgress } from '../progress.js';

const STYLES = { title: 'bold', note: 'dim', conflict: 'yellow' } as const;

/**
 * Shows the API, or the part of it that a key names.
 * @param words the arguments: at most one key, at most one configuration, and descriptions (files, folders, or globs)
 */
export async function inspectCommand(
  words: readonly string[],
  flags: Flags,
  io: Io,
): Promise<ExitCode> {
  const configuration = words.find((word) => isConfigurationWord(word, io.cwd));
  if (configuration !== undefined) {
    const others = words.filter((word) => word !== configuration);
    return inspectCommand(others, { ...flags, config: configuration }, io);
  }
  const inputs = words.filter((word) => isInput(word, io.cwd));
  const [key, ...more] = words.filter((word) => !inputs.includes(word));
  if (more.length > 0) {
    throw new UsageError(
      `inspect takes one KEY, but these arguments are not files, so each counts as a KEY: ${[key, ...more].join(', ')}. Put a KEY that contains spaces in quotes: restitch inspect "GET /pets/{id}"`,
    );
  }
  const opened = await openReadingJob(inputs, flags, io);
  if (!opened.job) {
    printDiagnostics(opened.report.list(), opened.documents, flags, io);
    return 1;
  }
  // Nothing is rendered, because only the model is printed.
  const { root, place, documents = [] } = opened.job;
  const config = { ...opened.job.config, targets: {} };
  const report = createReport(config.severities);
  const { files, missing, overlays } = await readInputs({ config, root, place }, report, io);
  const progress = createProgress(io);
  const { runPipeline: generate } = await import('../../run/pipeline/generate.js');
  const earlier = inputs.length > 0 ? undefined : readPreviousRun(place, report).lock;
  const generated = await generate({
    ...{ files, missing, overlays, config, report, onStage: progress.stage },
    ...(earlier && { lock: namesFromLock(earlier.names) }),
    ...placeInConfiguration(opened.job),
  });
  progress.done();
  const diagnostics = report.list();
  const exit = fails(diagnostics, config.failOn) ? 1 : 0;
  const [{ inspectJson }, { inspectText }] = await Promise.all([
    import('../../run/pipeline/inspect/index.js'),
    import('../../run/pipeline/inspect/text.js'),
  ]);
  const json = inspectJson(generated, key);
  const nothing = json.endpoints.length === 0 && json.schemas.length === 0;
  if (key !== undefined && nothing) throw nothingCalled(key, generated.names);
  const { accountJson, accountText } = await import('../../run/pipeline/inspect/account.js');
  if (flags.json) {
    io.out(jsonLines(flags.account ? { ...json, account: accountJson(generated) } : json));
    return exit;
  }
  // Warnings are printed only with `--verbose`. Errors are always printed, because the model does not contain the parts
  // that could not be read.
  const printed = flags.verbose
    ? diagnostics
    : diagnostics.filter(({ severity }) => severity === 'error');
  io.err(diagnosticsText(printed, [...generated.documents, ...documents], io.color.err, flags));
  const text = flags.account
    ? escapeLines(accountText(generated))
    : inspectText(generated, key, {
        width: Math.max(40, Math.min(terminalColumns(io) ?? 100, 120)),
        whole: flags.verbose,
        paint: (kind, part) => paint(io.color.out, STYLES[kind], part),
      });
  io.out(`${text}\n`);
  if (flags.verbose) io.err(`${progress.timings()}\n`);
  return exit;
}

function nothingCalled(key: string, { operations, groupOf, schemas }: Names): UsageError {
  const known = [
    ...operations.keys(),
    ...operations.values(),
    ...groupOf.values(),
    ...schemas.values(),
  ];
  const meant = nearest(key, known);
  const hint =
    meant === undefined
      ? ': restitch inspect without a KEY lists all of them'
      : `: did you mean ${escapeInvisible(meant)}?`;
  return new UsageError(`there is no operation, group or schema ${JSON.stringify(key)}${hint}`);
}

/**
 * Returns true for an existing file or folder, a glob, and a word that can only be meant as a file. If such a file is
 * missing, it is then reported as missing, and not as an unknown key.
 */
function isInput(word: string, cwd: string): boolean {
  if (existsSync(resolve(cwd, word))) return true;
  if (word.includes(' ') || word.startsWith('/')) return false;
  return /\*|\.(json|ya?ml)$/i.test(word);
}
