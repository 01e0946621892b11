/** The account finds every fact that a merged API lacks. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { accountFor } from '../../src/api/account/index.js';
import { reconcile, type Ledger } from '../../src/api/reconcile/index.js';
import { createReport, type Diagnostic } from '../../src/base/diagnostics/report.js';
import { loadDocuments, type SourceFile } from '../../src/input/source/index.js';
import { readDocument } from '../../src/input/read/index.js';
import type { Api } from '../../src/model/api.js';
import { isDeclared } from '../../src/model/origin.js';
import { sampled } from '../property.js';
import { STRIDE_FILES, file } from '../stride.js';
import { EVERY_KIND, completeApi, losses, without, type Loss } from './losses.js';

const NOTHING: Ledger = { elections: [], documents: [] };

function lostKinds(
  apis: readonly Api[],
  merged: Api,
  ledger = NOTHING,
  diagnostics: readonly Diagnostic[] = [],
): string[] {
  const { entries } = accountFor(apis, merged, ledger, () => diagnostics);
  return entries.filter(({ fate }) => fate === 'lost').map(({ kind }) => kind);
}

/** Two releases of one description, which differ in texts, limits and properties. */
function variants(): SourceFile[] {
  const text = readFileSync(
    new URL('../cases/openapi-newest-keywords/input/api.yaml', import.meta.url),
    'utf8',
  );
  const later = text
    .replaceAll(/description: (\w+)/g, 'description: New $1')
    .replaceAll(/maxLength: (\d+)/g, 'maxLength: 1$1');
  return [file('a.yaml', text), file('b.yaml', later)];
}

/** What other endpoints or the API declare too, and what only matters for values that have several forms. */
const REPEATED = new Set(['endpoint.servers', 'content.style', 'content.explode']);

async function merge(files: readonly SourceFile[]) {
  const report = createReport();
  const documents = await loadDocuments(files, report);
  const apis = documents.flatMap((document) => readDocument(document, report) ?? []);
  const { api, ledger } = reconcile(apis, {}, report);
  return { apis, api, ledger, diagnostics: report.list() };
}

test('a loss of each kind of fact is reported', () => {
  const api = completeApi();
  expect(lostKinds([api], api)).toEqual([]);
  const byKind = new Map<string, Loss>(losses(api).map((loss) => [loss.kind, loss]));
  expect([...byKind.keys()].sort()).toEqual([...EVERY_KIND].sort());
  const silent = sampled([...byKind.values()], 1).filter(
    (loss) => !lostKinds([api], without(api, loss)).includes(loss.kind),
  );
  expect(silent).toEqual([]);
});

test.each([
  ['Stride', STRIDE_FILES],
  ['variants of one description', variants()],
])('a loss of any declared fact is reported, after merging %s', async (_, files) => {
  const { apis, api, ledger, diagnostics } = await merge(files);
  expect(lostKinds(apis, api, ledger, diagnostics)).toEqual([]);
  const declared = losses(api).filter(
    ({ kind, origins }) => isDeclared({ origins }) && !REPEATED.has(kind),
  );
  // Each loss takes a comparison of all facts.
  const chosen = sampled(declared, 40);
  const silent = chosen.filter(
    (loss) => lostKinds(apis, without(api, loss), ledger, diagnostics).length === 0,
  );
  expect(silent.map(({ kind, path }) => `${kind} ${path.join(' ')}`)).toEqual([]);
});
