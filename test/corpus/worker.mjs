/** A process that generates one document after the other, as it is told, and says what it found. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundledLoop } from './loop.mjs';

const [, , dist, stages, probeFile] = process.argv;
const load = (module) => import(pathToFileURL(join(dist, module)).href);
const { runPipeline: generate } = await load('src/pipeline/generate.js');
const { createReport } = await load('src/diagnostics/report.js');
const { probe, serverProbe } = await import(pathToFileURL(probeFile).href);
const { resolveConfig } = await load('src/config/config.js');

const TARGETS = { client: true, server: { handlers: 'handlers' }, docs: true, openapi: true };
/** What is made where it is asked for, too. */
const MORE = {
  ...TARGETS,
  ...{ client: { validate: 'both' }, facade: true, query: true, postman: true, package: true },
  ...{ msw: true, mcp: true, zod: { formats: 'all', defaults: true } },
};
/** What is needed to call and to be called. */
const CALLED = { ...TARGETS, docs: false, openapi: false };
const looping = stages.includes('loop') ? await bundledLoop(dist) : undefined;

/** Everything that one document gives cause to. */
async function check({ name, file, out }) {
  const started = performance.now();
  const config = resolveConfig({
    inputs: [],
    targets: stages.includes('names') ? {} : looping ? CALLED : isSampled(name) ? MORE : TARGETS,
  });
  const files = [{ source: name, bytes: readFileSync(file) }];
  const said = looping?.listening(createReport());
  const report = said?.report;
  const generated = await generate({ files, overlays: [], config, ...(report && { report }) });
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
    result.differences = await differences(generated, load);
  }
  if (stages.includes('again')) {
    const { renamings } = await import('./again.mjs');
    result.differences = await renamings(generated, load);
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
    writeFileSync(join(out, 'generated/probe.ts'), probe(generated));
    writeFileSync(join(out, 'generated/server-probe.ts'), serverProbe(generated.api));
  }
  return result;
}

/** Every eighth document or so, the same ones in each run; all of them where every target is asked for. */
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
    process.send(await check(job));
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
