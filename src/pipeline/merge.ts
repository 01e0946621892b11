/** Descriptions become one API, with the actions of overlays that fit a description as it is written. */
import { createReport, type Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import type { SourceId } from '../model/origin.js';
import { changesAsWritten, withWrittenOrigins, type WrittenChanges } from '../overlay/index.js';
import {
  formatOf,
  Library,
  readDocuments,
  withProseNotes,
  type DocumentSet,
  type ReadOptions,
} from '../read/index.js';
import { reconcile, type Ledger, type ReconcileOptions } from '../reconcile/index.js';
import type { ResolveOptions } from '../resolve/index.js';
import type { Document } from '../source/index.js';

export interface MergeInput {
  /** The documents, and how references find them. */
  readonly stock: DocumentSet;
  readonly overlays: readonly Document[];
  readonly reading: ReadOptions;
  readonly reconciling: ReconcileOptions;
  readonly naming: ResolveOptions;
  /** Called before each document that is read. */
  readonly onDocument: (source: SourceId) => void;
  readonly onReconcile: () => void;
}

export interface Merged {
  /** As they are read: with what overlays write into them. */
  readonly documents: readonly Document[];
  /** As their readers return them, one for each document. */
  readonly apis: readonly Api[];
  readonly api: Api;
  readonly ledger: Ledger;
  /** The ids of the actions that were applied to documents. */
  readonly written: ReadonlySet<string>;
}

const NO_ACTIONS: ReadonlySet<string> = new Set();

/** Reads and merges documents; once more if overlays have actions that only fit a document as it is written. */
export async function mergeDocuments(input: MergeInput, report: Report): Promise<Merged> {
  const { stock, onDocument, onReconcile } = input;
  const takeBack = report.checkpoint();
  const read = readDocuments(
    stock.documents,
    report,
    input.reading,
    new Library(stock, report),
    onDocument,
  );
  onReconcile();
  const merged = { apis: read, ...reconcile(read, input.reconciling, report) };
  const heard = createReport();
  const changes = await whatOverlaysWrite(merged.api, input, heard);
  if (!changes) return { documents: stock.documents, ...merged, written: NO_ACTIONS };
  takeBack();
  for (const diagnostic of heard.list()) report.forward(diagnostic);
  return mergeChanged(input, changes, report);
}

async function whatOverlaysWrite(
  api: Api,
  { stock, overlays, naming }: MergeInput,
  report: Report,
): Promise<WrittenChanges | undefined> {
  if (overlays.length === 0) return undefined;
  // A file that an input refers to is a part of it, and no target selects it.
  const inputs = stock.documents.filter(({ source }) => !stock.referenced.has(source));
  const descriptions = inputs.filter((one) => formatOf(one)?.kind === 'description');
  const noted = withProseNotes(api, createReport());
  return changesAsWritten(noted, overlays, descriptions, inputs.length === 1, naming, report);
}

function mergeChanged(
  { stock, reading, reconciling }: MergeInput,
  { documents: changed, touches, actions }: WrittenChanges,
  report: Report,
): Merged {
  const bySource = new Map(changed.map((one) => [one.source, one]));
  const documents = stock.documents.map((one) => bySource.get(one.source) ?? one);
  const library = new Library({ ...stock, documents }, report);
  const read = readDocuments(documents, report, reading, library);
  const apis = withWrittenOrigins(read, touches);
  return { documents, apis, ...reconcile(apis, reconciling, report), written: actions };
}
