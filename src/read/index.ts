/** Reading: from a document to the part of an API that it knows. */
import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import { Cursor } from '../source/cursor.js';
import type { Document } from '../source/document.js';
import type { Reader, ReadOptions } from './reader.js';
import { POSTMAN_READER } from './postman.js';
import { SWAGGER2_READER } from './swagger2.js';
import { OPENAPI3_READER } from './openapi3.js';

export { environmentVariables } from './environment.js';
export type { ReadOptions } from './reader.js';

const READERS: readonly Reader[] = [OPENAPI3_READER, SWAGGER2_READER, POSTMAN_READER];

/**
 * Reads a document with the reader of its format.
 * @param document the loaded document
 * @param report told about everything odd in it
 * @param options what the configuration says about reading
 * @returns the partial API; `undefined`, with `file/not-an-api`, when no reader knows the format
 */
export function readDocument(
  document: Document,
  report: Report,
  options: ReadOptions = {},
): Api | undefined {
  const root = new Cursor(document, report, document.data);
  const reader = READERS.find((candidate) => candidate.detects(root));
  if (reader) return reader.read(root, options);
  root.add('file/not-an-api', { what: 'of a format not known here' });
  return undefined;
}
