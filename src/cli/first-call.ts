/** The first call with a client that is not generated yet: what `init` ends with. */
import { basename } from 'node:path';
import { programExample } from '../../templates/docs/call.js';
import { createReport } from '../diagnostics/report.js';
import type { ImportExtension } from '../emit/module.js';
import { generate } from '../generate.js';
import { signaturesOf, type Signature } from '../typescript/signature.js';
import type { Flags } from './arguments.js';
import type { Io } from './io.js';
import { openWritingJobs } from './job.js';
import { readInputs } from './read-inputs.js';

/**
 * A program of a few lines, to stand beside the folder of the output.
 * @param config the configuration that was written, absolute
 * @returns nothing when there is no client, or nothing to call
 */
export async function firstCall(config: string, flags: Flags, io: Io): Promise<string | undefined> {
  const { jobs: [job] = [] } = await openWritingJobs([], { ...flags, config }, io);
  if (!job?.config.targets.client) return undefined;
  // What is wrong is said when it is generated.
  const report = createReport();
  const inputs = await readInputs(job, report, io);
  const { api, names } = await generate({
    ...inputs,
    config: { ...job.config, targets: {}, customTargets: [] },
    report,
  });
  const [easiest] = [...signaturesOf(api, names)].sort((a, b) => effort(a) - effort(b));
  if (!easiest) return undefined;
  const { importExtension } = job.config;
  const ending: ImportExtension =
    importExtension === 'none' ? '' : importExtension === '.ts' ? '.ts' : '.js';
  const client = `./${basename(job.place.folder)}/client/index.ts`;
  return programExample(easiest, api, names, client, { path: 'index.ts', importExtension: ending });
}

/** How much there is to know before an endpoint can be called: one that only reads comes first. */
function effort({ endpoint, arguments: all, body, replies }: Signature): number {
  const asked = all.filter(({ required }) => required).length + (body?.required === true ? 3 : 0);
  const isReading = endpoint.method === 'GET';
  const isOld = endpoint.deprecated?.value === true;
  return asked + (isReading ? 0 : 10) + (isOld ? 5 : 0) + (replies.length === 0 ? 1 : 0);
}
