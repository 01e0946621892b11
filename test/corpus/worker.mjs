/** A process that generates one document after another on request, and reports the results. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundledLoop } from './loop.mjs';

const [, , dist, stages, probeFile] = process.argv;
const internals = await import(pathToFileURL(join(dist, 'src/internals.js')).href);
const { createReport, resolveConfig, runPipeline } = internals;
const { probe, probesByFile, serverProbe, isAsserted } = await import(
  pathToFileURL(probeFile).href
);

const TARGETS = { client: true, server: { handlers: 'handlers' }, docs: true, openapi: true };
/** The opt-in targets. */
const MORE = {
  ...TARGETS,
  ...{ client: { validate: 'both' }, facade: true, query: true, postman: true, package: true },
  ...{ msw: true, mcp: true, zod: { formats: 'all', defaults: true } },
};
/** How many operations one probe asks about. */
const MOST_PROBED = 2000;
/** The targets for calling and serving. */
const CALLED = { ...TARGETS, docs: false, openapi: false };
const looping = stages.includes('loop') ? await bundledLoop(dist) : undefined;

/** Generates the output for one document, and runs the checks of the requested stages. */
async function check({ name, file, out }) {
  const started = performance.now();
  const config = resolveConfig({
    inputs: [],
    targets: stages.includes('names') ? {} : looping ? CALLED : isSampled(name) ? MORE : TARGETS,
  });
  const files = [{ source: name, bytes: readFileSync(file) }];
  const said = looping?.listening(createReport());
  const report = said?.report;
  const generated = await runPipeline({ files, overlays: [], config, ...(report && { report }) });
  // An internal error that became a diagnostic counts as a crash.
  const caught = generated.report.list().find(({ stack }) => stack !== undefined);
  if (caught) throw Object.assign(new Error(caught.message), { stack: caught.stack });
  const result = {
    ms: Math.round(performance.now() - started),
    endpoints: generated.api.endpoints.length,
    lines: generated.files.reduce((sum, { text }) => sum + text.split('\n').length, 0),
    errors: codesOf(generated.report, 'error'),
    warnings: codesOf(generated.report, 'warning'),
  };
  if (stages.includes('valid')) {
    const { invalidities, differences } = await import('./valid.mjs');
    result.invalid = await invalidities(generated);
    result.differences = await differences(generated, internals, isAsserted);
  }
  if (stages.includes('again')) {
    const { renamings } = await import('./again.mjs');
    result.differences = await renamings(generated, internals);
  }
  if (stages.includes('names')) {
    const { namesOf } = await import('./names.mjs');
    result.names = namesOf(generated);
  }
  if (stages.includes('exact')) {
    const { inexact } = await import('./exact.mjs');
    result.inexact = await inexact(generated.files);
  }
  if (looping !== undefined) {
    result.loop = await looping.loop(generated, out, said);
  }
  if (stages.includes('compile')) {
    write(generated.files, out);
    for (const [program, text] of programs(generated)) {
      writeFileSync(join(out, `generated/${program}.ts`), text);
    }
  }
  return result;
}

/**
 * The probes. A large API has several, because the compiler could not handle one for all
 * operations.
 */
function programs(generated) {
  const { endpoints } = generated.api;
  const parts = Array.from({ length: Math.ceil(endpoints.length / MOST_PROBED) }, (_, part) =>
    endpoints.slice(part * MOST_PROBED, (part + 1) * MOST_PROBED),
  );
  if (parts.length <= 1) {
    return [
      ['client-probe', probe(generated)],
      ['server-probe', serverProbe(generated.api)],
    ];
  }
  return [
    ...[...probesByFile(generated)].map(([name, text]) => [`client-probe-${name}`, text]),
    ...parts.map((some, part) => [`server-probe-${part}`, serverProbe(generated.api, some)]),
  ];
}

/** About every eighth document, the same in each run; all of them if every target is requested. */
function isSampled(name) {
  if (process.env.TARGETS === 'every') return true;
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 65_521;
  return sum % 8 === 0;
}

function codesOf(report, severity) {
  const found = report.list().filter((item) => item.severity === severity);
  return [...new Set(found.map(({ code }) => code))];
}

function write(files, out) {
  for (const { path, text, ownership } of files) {
    if (!path.endsWith('.ts')) continue;
    const file = join(out, ownership === 'handlers' ? 'handlers' : 'generated', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

process.on('message', async (job) => {
  try {
    const result = await check(job);
    process.send({ ...result, megabytes: Math.round(process.memoryUsage().rss / 1e6) });
  } catch (error) {
    process.send({
      crash: String(error?.stack ?? error)
        .split('\n')
        .slice(0, 8)
        .join('\n'),
    });
  }
});
process.send('ready');
