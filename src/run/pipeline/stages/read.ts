/** From documents to partial APIs. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import type { SourceId } from '../../../model/origin.js';
import { Library, readDocuments } from '../../../input/read/index.js';
import type { Stage } from '../stage.js';
import type { Loaded } from './load.js';

/** Partial APIs. */
export interface ReadApis extends Loaded {
  /** As their readers return them, one for each document. */
  readonly apis: readonly Api[];
  /** Takes back all that was reported since the documents were loaded: they are about to be read again. */
  readonly takeBack: () => void;
}

/** Reads each document with the reader of its format. */
export const READ: Stage<Loaded, ReadApis> = {
  name: 'read',
  run(loaded, { report, steps }) {
    return readApis(loaded, report, steps(loaded.stock.documents.length));
  },
};

/** @param onDocument called before each document that is read */
export function readApis(
  loaded: Loaded,
  report: Report,
  onDocument?: (source: SourceId) => void,
): ReadApis {
  const { stock, reading } = loaded;
  const takeBack = report.checkpoint();
  const library = new Library(stock, report);
  const apis = readDocuments(stock.documents, report, reading, library, onDocument);
  return { ...loaded, apis, takeBack };
}
