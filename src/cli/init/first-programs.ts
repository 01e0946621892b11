/** The first programs with what is not generated yet: what `init` ends with. */
import { basename } from 'node:path';
import { IMPORT_ENDINGS } from '../../config/config.js';
import { createReport } from '../../diagnostics/report.js';
import { runPipeline } from '../../pipeline/generate.js';
import { folderOf, TARGETS } from '../../targets/index.js';
import { easiestFirst, operationSignatures } from '../../typescript/signature.js';
import type { Flags } from '../arguments.js';
import type { Io } from '../io.js';
import { openWritingJobs } from '../job/job.js';
import { readInputs } from '../job/read-inputs.js';

/** A program of a few lines, to stand beside the folder of the output. */
export interface Program {
  /** What is said above it, when it is known where it is to stand. */
  readonly intro: (place: string) => string;
  readonly text: string;
}

/**
 * What the output is first used with: none where there is nothing to call.
 * @param config the configuration that was written, absolute
 * @param packages what the project depends on
 */
export async function firstPrograms(
  config: string,
  packages: ReadonlySet<string>,
  flags: Flags,
  io: Io,
): Promise<readonly Program[]> {
  const { jobs: [job] = [] } = await openWritingJobs([], { ...flags, config }, io);
  if (!job) return [];
  // What is wrong is said when it is generated.
  const report = createReport();
  const inputs = await readInputs(job, report, io);
  const { api, names } = await runPipeline({
    ...inputs,
    config: { ...job.config, targets: {}, customTargets: [] },
    report,
  });
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
