/** Writes the short programs that `init` prints at the end. They use the code that `generate` will write. */
import { basename } from 'node:path';
import { IMPORT_ENDINGS } from '../../run/config/config.js';
import { createReport } from '../../base/diagnostics/report.js';
import { runPipeline, type Generated } from '../../run/pipeline/generate.js';
import { folderOf, TARGETS } from '../../output/targets/index.js';
import { easiestFirst, operationSignatures } from '../../print/typescript/signature.js';
import type { Flags } from '../arguments.js';
import type { Io } from '../io.js';
import { openWritingJobs, type Job } from '../job/job.js';
import { readInputs } from '../job/read-inputs.js';

/** A program of a few lines. The user saves it next to the output folder. */
export interface Program {
  /** Returns the sentence that introduces the program. `place` is the path of its file. */
  readonly intro: (place: string) => string;
  readonly text: string;
}

/** The API and names of a new configuration. */
export interface FirstRun extends Pick<Generated, 'api' | 'names' | 'ledger'> {
  readonly job: Job;
}

/**
 * Reads the inputs of a new configuration. Errors are not reported here, because `generate` reports them.
 * @param config the absolute path of the configuration that was written
 */
export async function firstRun(
  config: string,
  flags: Flags,
  io: Io,
): Promise<FirstRun | undefined> {
  const { jobs: [job] = [] } = await openWritingJobs([], { ...flags, config }, io);
  if (!job) return undefined;
  const report = createReport();
  const inputs = await readInputs(job, report, io);
  const { api, names, ledger } = await runPipeline({
    ...inputs,
    config: { ...job.config, targets: {}, customTargets: [] },
    report,
  });
  return { job, api, names, ledger };
}

/**
 * Returns the first programs for the generated code. The list is empty if the code has no operation to call.
 * @param packages the dependencies of the project
 */
export async function firstPrograms(
  { job, api, names }: FirstRun,
  packages: ReadonlySet<string>,
): Promise<readonly Program[]> {
  const [easiest] = easiestFirst(operationSignatures(api, names));
  if (!easiest) return [];
  const place = { path: 'index.ts', importExtension: IMPORT_ENDINGS[job.config.importExtension] };
  const programs: Program[] = [];
  for (const target of TARGETS) {
    const { name, firstProgram, suits = [] } = target;
    if (!firstProgram || !Object.hasOwn(job.config.targets, name)) continue;
    const suited = suits === 'all' ? undefined : suits.find((one) => packages.has(one));
    const folder = `./${basename(job.place.folder)}/${folderOf(target)}`;
    const text = await firstProgram.text({ api, names, easiest, folder, place, suited });
    programs.push({ intro: firstProgram.intro, text });
  }
  return programs;
}
