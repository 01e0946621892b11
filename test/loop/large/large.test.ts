/**
 * The loop over excerpts of large descriptions. Each excerpt contains every kind of operation of
 * its description.
 *
 * @module-tag proof
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { resolveConfig } from '../../../src/run/config/config.js';
import { createReport } from '../../../src/base/diagnostics/report.js';
import { runPipeline } from '../../../src/run/pipeline/generate.js';
import { listening, loop, tally } from '../index.js';

const folder = mkdtempSync(join(tmpdir(), 'restitch-large-'));

afterAll(() => rmSync(folder, { recursive: true }));

/**
 * The number of operations, the number of operations whose values all arrive unchanged, and the
 * diagnostics that explain the others.
 */
const WANTED = {
  asana: { operations: 25, exact: 25, explained: {} },
  box: { operations: 59, exact: 58, explained: { 'wire/nested': 1 } },
  digitalocean: { operations: 64, exact: 64, explained: {} },
  github: {
    operations: 152,
    exact: 149,
    explained: { 'schema/one-of-overlap': 1, 'wire/ambiguous-type': 2 },
  },
  kubernetes: { operations: 25, exact: 25, explained: {} },
  openai: { operations: 16, exact: 16, explained: {} },
  stripe: { operations: 27, exact: 27, explained: {} },
};

test.each(Object.entries(WANTED))('%s', async (name, wanted) => {
  const bytes = readFileSync(join(import.meta.dirname, 'excerpts', `${name}.json`));
  const said = listening(createReport());
  const targets = { client: true, server: { handlers: 'handlers' }, docs: false, openapi: false };
  const config = resolveConfig({ inputs: [], targets });
  const files = [{ source: `${name}.json`, bytes }];
  const generated = await runPipeline({ files, overlays: [], config, report: said.report });
  const looped = await loop(generated, join(folder, name), said);
  const { calls: _, ...found } = tally([looped]);
  expect(found).toEqual({ ...wanted, unexplained: [] });
});
