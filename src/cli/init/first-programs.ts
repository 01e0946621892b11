/** The first programs with what is not generated yet: what `init` ends with. */
import { basename } from 'node:path';
import { programExample } from '../../../templates/docs/call.js';
import { programServer, type Framework } from '../../../templates/server/program.js';
import { IMPORT_ENDINGS } from '../../config/config.js';
import { createReport } from '../../diagnostics/report.js';
import { generate } from '../../pipeline/generate.js';
import { signaturesOf, type Signature } from '../../typescript/signature.js';
import type { Flags } from '../arguments.js';
import type { Io } from '../io.js';
import { openWritingJobs } from '../job/job.js';
import { readInputs } from '../job/read-inputs.js';

/** Programs of a few lines, to stand beside the folder of the output. */
export interface FirstPrograms {
  /** Absent when there is no client, or nothing to call. */
  readonly call?: string;
  /** Absent when there is no server, or nothing to serve. */
  readonly server?: string;
}

/**
 * What the output is first used with.
 * @param config the configuration that was written, absolute
 * @param framework what the project serves requests with
 */
export async function firstPrograms(
  config: string,
  framework: Framework | undefined,
  flags: Flags,
  io: Io,
): Promise<FirstPrograms> {
  const { jobs: [job] = [] } = await openWritingJobs([], { ...flags, config }, io);
  if (!job) return {};
  // What is wrong is said when it is generated.
  const report = createReport();
  const inputs = await readInputs(job, report, io);
  const { api, names } = await generate({
    ...inputs,
    config: { ...job.config, targets: {}, customTargets: [] },
    report,
  });
  const [easiest] = [...signaturesOf(api, names)].sort((a, b) => effort(a) - effort(b));
  if (!easiest) return {};
  const place = { path: 'index.ts', importExtension: IMPORT_ENDINGS[job.config.importExtension] };
  const output = `./${basename(job.place.folder)}`;
  const { client, server } = job.config.targets;
  return {
    ...(client && {
      call: programExample(easiest, api, names, `${output}/client/index.ts`, place),
    }),
    ...(server && { server: programServer({ api, names }, framework, `${output}/server`, place) }),
  };
}

/** How much there is to know before an endpoint can be called: one that only reads comes first. */
function effort({ endpoint, arguments: all, body, replies }: Signature): number {
  const asked = all.filter(({ required }) => required).length + (body?.required === true ? 3 : 0);
  const isReading = endpoint.method === 'GET';
  const isOld = endpoint.deprecated?.value === true;
  return asked + (isReading ? 0 : 10) + (isOld ? 5 : 0) + (replies.length === 0 ? 1 : 0);
}
