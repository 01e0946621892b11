/**
 * The overlay stage. It applies overlays twice: first to the documents as they were written, and then to the merged
 * API.
 */
import { createReport, type Report } from '../../../base/diagnostics/report.js';
import { accountFor, reportLost, type Account } from '../../../api/account/index.js';
import type { Api } from '../../../model/api.js';
import {
  applyOverlays,
  changesAsWritten,
  withWrittenOrigins,
  type Overlaid,
  type WrittenChanges,
} from '../../../api/overlay/index.js';
import { checkKeptExamples, formatOf, withProseNotes } from '../../../input/read/index.js';
import {
  reportUndeclared,
  withdrawSettled,
  type Election,
  type Ledger,
} from '../../../api/reconcile/index.js';
import type { Document } from '../../../input/source/index.js';
import { reportIdleEntries } from '../idle-entries.js';
import type { Run, Stage } from '../stage.js';
import { trafficDisagreements } from '../traffic.js';
import { readApis } from './read.js';
import { mergeApis, type Merged } from './reconcile.js';

/** The API after the overlays were applied, before it is filtered and named. */
export interface Corrected {
  readonly corrected: Api;
  /** All elections (decisions between different values), including those between recorded traffic and descriptions. */
  readonly ledger: Ledger;
  /** What happened to each fact of the documents when they were merged. */
  readonly account: Account;
  /** The documents after the overlays were applied to them, and the referenced files that were opened. */
  readonly documents: readonly Document[];
  readonly overlays: readonly Document[];
}

/** Applies the overlays, and compares the result with recorded traffic. */
export const CORRECT: Stage<Merged, Corrected> = {
  name: 'overlay',
  async run(before, run) {
    const { input, config, report, naming } = run;
    const { written, ...state } = await withWrittenChanges(before, run);
    const { stock, opened, overlays, apis, merged } = state;
    const account = accountFor(apis, merged, state.ledger, () => report.list());
    reportLost(account, report);
    const noted = withProseNotes(merged, report);
    const overlaid = await applyOverlays(noted, overlays, naming, report, written);
    const corrected = overlaid.api;
    const mergeLedger = withDecisions(state.ledger, overlaid, written);
    if (overlays.length > 0) withdrawSettled(mergeLedger, report);
    checkKeptExamples(corrected, apis, report);
    const { documents } = stock;
    const trafficInput = { ...state, corrected, documents, written, naming, read: config.read };
    const disputed = await trafficDisagreements(trafficInput, report);
    const ledger = { ...mergeLedger, elections: [...mergeLedger.elections, ...disputed] };
    const sources = [...documents.map(({ source }) => source), ...stock.referenced.sources];
    reportIdleEntries(input, { accepted: state.accepted, sources }, ledger, report);
    reportUndeclared(corrected, config.defaultSecurity ?? [], report);
    return { corrected, ledger, account, documents: opened, overlays };
  },
};

/** Marks the conflicts that overlays decide. */
function withDecisions(
  ledger: Ledger,
  { isDecided }: Overlaid,
  written: ReadonlySet<string>,
): Ledger {
  const isWritten = ({ kept: { origins } }: Election): boolean =>
    written.size > 0 && origins.some(({ trust }) => trust === 'overlay');
  const elections = ledger.elections.map((election) =>
    isWritten(election) || isDecided(election) ? { ...election, decided: true as const } : election,
  );
  return { ...ledger, elections };
}

interface Written extends Merged {
  /** The ids of the overlay actions that were applied to documents, and not to the merged API. */
  readonly written: ReadonlySet<string>;
}

/**
 * If an overlay action matches only a document and not the merged API, it is applied to the document, and all
 * documents are read and merged again.
 */
async function withWrittenChanges(before: Merged, run: Run): Promise<Written> {
  const { report } = run;
  const heard = createReport();
  const changes = await changesInDocuments(before, run, heard);
  if (!changes) return { ...before, written: new Set() };
  before.takeBack();
  for (const diagnostic of heard.list()) report.forward(diagnostic);
  const changed = new Map(changes.documents.map((one) => [one.source, one]));
  const documents = before.stock.documents.map((one) => changed.get(one.source) ?? one);
  const read = readApis({ ...before, stock: { ...before.stock, documents } }, report);
  const apis = withWrittenOrigins(read.apis, changes.touches);
  return { ...mergeApis({ ...read, apis }, run), written: changes.actions };
}

async function changesInDocuments(
  { merged, stock, overlays }: Merged,
  { naming }: Run,
  report: Report,
): Promise<WrittenChanges | undefined> {
  if (overlays.length === 0) return undefined;
  // A file to which an input refers is a part of that input, so overlay actions do not select it.
  const descriptions = stock.documents.filter((one) => formatOf(one)?.kind === 'description');
  const noted = withProseNotes(merged, createReport());
  return changesAsWritten(
    noted,
    overlays,
    descriptions,
    stock.documents.length === 1,
    naming,
    report,
  );
}
