/** The read stage. It reads each document and returns the part of the API that the document describes. */
import { allowedBy } from '../../config/config.js';
import type { Report } from '../../../base/diagnostics/report.js';
import { acceptedIn, type AcceptedConflict } from '../../../api/overlay/index.js';
import type { Api } from '../../../model/api.js';
import type { SourceId } from '../../../model/origin.js';
import {
  formatOf,
  Library,
  readDocuments,
  readVariables,
  type DocumentSet,
  type ReadOptions,
} from '../../../input/read/index.js';
import type { Document, ReferencedFiles } from '../../../input/source/index.js';
import type { GenerateInput } from '../input.js';
import type { Run, Stage } from '../stage.js';
import type { Loaded } from './load.js';

/** The data that is collected before any of the documents is read. */
interface Prepared {
  /**
   * The documents that describe or record an API. References from one document to another are looked up in this set.
   */
  readonly stock: DocumentSet;
  readonly overlays: readonly Document[];
  /** The conflicts that overlays accept. */
  readonly accepted: readonly AcceptedConflict[];
  /**
   * The configured options for reading, and the variables that some documents set for others (a Postman environment for
   * a collection, for example).
   */
  readonly reading: ReadOptions;
}

/** The API of each document, not merged yet. */
export interface ReadApis extends Prepared {
  /** The APIs, each as the reader of a document's format returned it. */
  readonly apis: readonly Api[];
  /** The documents, and the referenced files that were opened. */
  readonly opened: readonly Document[];
  /**
   * Removes the diagnostics that this stage has added to the report, because the documents are about to be read again.
   */
  readonly takeBack: () => void;
}

/** Reads each document with the reader for its format. */
export const READ: Stage<Loaded, ReadApis> = {
  name: 'read',
  run(loaded, run) {
    const prepared = prepare(loaded, run);
    return readApis(prepared, run.report, run.steps(prepared.stock.documents.length));
  },
};

/** @param onDocument called before each document is read */
export function readApis(
  prepared: Prepared,
  report: Report,
  onDocument?: (source: SourceId) => void,
): ReadApis {
  const { stock, reading } = prepared;
  const takeBack = report.checkpoint();
  const library = new Library(stock, report);
  const apis = readDocuments(report, reading, library, onDocument);
  return { ...prepared, apis, opened: library.opened(), takeBack };
}

function prepare(
  { documents: all, referenced, overlays }: Loaded,
  { input, config, report }: Run,
): Prepared {
  const { variables: found, environments, documents } = readVariables(all, report);
  for (const document of idleCompanions(all, documents, input)) {
    const { title: what = 'plain text' } = formatOf(document) ?? {};
    report.add('file/no-description', { what }, { source: document.source, pointer: '' });
  }
  const variables = new Map([...found, ...(config.read.variables ?? [])]);
  return {
    stock: stockOf(documents, referenced, input),
    overlays,
    accepted: acceptedIn(overlays, report),
    reading: { ...config.read, variables, environments },
  };
}

/**
 * Returns the files that only set variables (such as Postman environments) and have no effect, because there is no
 * collection that could use them. Files that only a pattern matched are not returned.
 */
function idleCompanions(
  all: readonly Document[],
  documents: readonly Document[],
  { files }: GenerateInput,
): readonly Document[] {
  if (documents.length === 0) return all;
  // The reader reports the documents that remain, for example an overlay.
  const others = all.filter((document) => !documents.includes(document));
  if (documents.some((document) => formatOf(document)?.kind === 'recording')) return [];
  const named = namedIn(files);
  return others.filter(({ source }) => named.has(source));
}

/** Returns the files that the user names individually. Files that only a pattern matches are not returned. */
function namedIn(files: GenerateInput['files']): ReadonlySet<SourceId> {
  return new Set(files.flatMap((file) => (file.named === true ? file.source : [])));
}

function stockOf(
  documents: readonly Document[],
  referenced: ReferencedFiles,
  { files, missing = new Map(), config }: GenerateInput,
): DocumentSet {
  return {
    documents,
    referenced,
    named: namedIn(files),
    missing,
    allowed: allowedBy(config),
  };
}
