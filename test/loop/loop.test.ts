/**
 * Random valid values are sent from client to handler and back. They arrive unchanged at every
 * host, and with every kind of credential.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { resolveConfig } from '../../src/run/config/config.js';
import { createReport } from '../../src/base/diagnostics/report.js';
import { runPipeline } from '../../src/run/pipeline/generate.js';
import { file } from '../stride.js';
import { APIS } from '../subjects.js';
import { CORNERS } from './corners.js';
import { listening, loop } from './index.js';

const folder = mkdtempSync(join(tmpdir(), 'restitch-loop-'));

afterAll(() => rmSync(folder, { recursive: true }));

/** Operations that cannot be called: `fetch` rejects TRACE. */
const KNOWN = [/^TRACE /];

const DESCRIPTIONS = { ...APIS, corners: [file('corners.json', CORNERS)] };

test.each(Object.entries(DESCRIPTIONS))('%s', async (name, files) => {
  const said = listening(createReport());
  const targets = {
    client: true,
    server: { handlers: 'handlers' },
    docs: false,
    openapi: false,
  };
  const config = resolveConfig({ inputs: [], title: 'Loop', targets });
  const generated = await runPipeline({ files, overlays: [], config, report: said.report });
  const { found } = await loop(generated, join(folder, name), said);
  const wrong = found.map((one) => `${one.operation}: ${one.class} (${one.details})`);
  expect(wrong.filter((text) => !KNOWN.some((known) => known.test(text)))).toEqual([]);
});
