/** Runs the pipeline over the inputs, and plans what to write. */
import { endpointFingerprints } from '../../api/compare/index.js';
import { chosenTargets, type Config } from '../../run/config/config.js';
import type { Report } from '../../base/diagnostics/report.js';
import { unreadInputs } from '../../base/diagnostics/unread.js';
import type { Api } from '../../model/api.js';
import { namesForLock, namesFromLock, rename } from '../../run/pipeline/name-lock.js';
import {
  encodeFile,
  planOutput,
  readPreviousRun,
  readHandlerFolder,
  type HandlerFolder,
} from '../../output/files/index.js';
import type { NameLock } from '../../api/resolve/index.js';
import type { DocumentCache } from '../../input/source/index.js';
import { belongsTo, folderOf } from '../../output/targets/index.js';
import type { Flags } from '../arguments.js';
import { UsageError } from '../io.js';
import { summaryOf, type Outcome } from './outcome.js';
import { changesSinceLastRun } from './previous.js';
import { asBeforeText } from './printed.js';
import { placeInConfiguration } from '../job/job.js';
import { configForRendering } from '../job/place.js';
import type { Progress } from '../progress.js';
import type { Inputs } from '../job/read-inputs.js';
import { countsOfNextRun } from './summary.js';
import { rememberUnchanged } from './unchanged.js';

/**
 * Generates the output, and plans which files to write.
 * @param report the diagnostics from reading the inputs
 * @param cache the documents that earlier runs of this process have parsed
 */
export async function generateAndPlan(
  { job, files, missing, overlays, own, earlier: states }: Inputs,
  report: Report,
  flags: Flags,
  progress: Progress,
  cache?: DocumentCache,
): Promise<Outcome> {
  const { config, place } = job;
  const { runPipeline: generate } = await import('../../run/pipeline/generate.js');
  const earlier = readPreviousRun(place, report);
  const lock = renamed(earlier.lock && namesFromLock(earlier.lock.names), flags);
  const handlers = readHandlerFolder(place, earlier, flags.moves);
  const onStage = progress.stage;
  const input = {
    files,
    missing,
    overlays,
    ...(states && { earlier: states }),
    ...(own && { projectFiles: own.files }),
    ...placeInConfiguration(job),
    config: configForRendering(config, place),
    report,
    onStage,
  };
  const onDisk = flags.restore ? forgetful(handlers.onDisk) : handlers.onDisk;
  const result = await generate({
    ...input,
    keep: encodeFile,
    handlers: onDisk,
    ...(flags.prove && { prove: true }),
    ...(lock && { lock }),
    ...(cache && { cache }),
  });
  const { documents = [] } = job;
  const all = [...result.documents, ...documents, ...(own?.documents ?? [])];
  const generated = { ...result, documents: all };
  progress.stage('plan');
  const { api } = generated;
  const facts = endpointFingerprints(api);
  const unread = unreadInputs(report);
  if (isNothing(api, earlier.lock?.endpoints.size ?? 0, flags)) {
    // An input that could not be read is already reported. A second error would only repeat it.
    if (!unread) report.add('output/nothing', {});
    return { job, generated, fingerprints: facts };
  }
  if (unread) {
    report.add('output/unread', unread);
    return { job, generated, fingerprints: facts };
  }
  const names = namesForLock(generated.lock);
  const { force, restore, allowMassRemoval } = flags;
  const covers = job.only && coverageOf(config);
  const asked = { force, restore, allowMassRemoval, covers, format: config.format };
  const options = { ...asked, keepStale: report.failed(), handlers, endpoints: facts };
  const plan = await planOutput(place, earlier, generated.files, names, options, report);
  const changed = await changesSinceLastRun(job, earlier, generated, facts);
  return { job, generated, fingerprints: facts, plan, ...(changed && { changed }) };
}

/** Creates a test for paths. It returns true if the file at the path belongs to one of this run's targets. */
function coverageOf(config: Config): (path: string) => boolean {
  const folders = chosenTargets(config).map(({ target }) => folderOf(target));
  return (path) => folders.some((folder) => belongsTo(folder, path));
}

/**
 * Returns true if there is nothing to generate. An API with schemas but without endpoints is valid. However, if the
 * last run had endpoints, the description is probably broken.
 */
function isNothing(
  { endpoints, webhooks, schemas }: Api,
  before: number,
  { allowMassRemoval }: Flags,
): boolean {
  if (endpoints.length + webhooks.length > 0) return false;
  return schemas.size === 0 || (before > 0 && !allowMassRemoval);
}

/** Removes the record of deleted handlers, so that `--restore` writes their stubs again. */
function forgetful(onDisk: HandlerFolder['onDisk']): HandlerFolder['onDisk'] {
  return { ...onDisk, known: new Set() };
}

/** Stores a fingerprint of the run. If nothing has changed, the next run does not read the descriptions. */
export async function rememberRun(
  inputs: Inputs,
  outcome: Outcome,
  lockText: string,
): Promise<void> {
  const text = asBeforeText(outcome.generated.report.list());
  const summary = summaryOf(outcome, countsOfNextRun);
  await rememberUnchanged(inputs, { text, summary }, lockText);
}

/** Applies the renames from the command line to the names of earlier runs. */
function renamed(lock: NameLock | undefined, { renames }: Flags): NameLock | undefined {
  return renames.reduce((names, one) => {
    const next = rename(names, one);
    if (typeof next === 'string') throw new UsageError(`--rename ${one.from}=${one.to}: ${next}`);
    return next;
  }, lock);
}
