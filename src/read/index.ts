/** Reading: from a document to the part of an API that it knows. */
import type { Report } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import { Cursor } from '../source/cursor.js';
import type { SourceId } from '../model/origin.js';
import type { Document } from '../source/document.js';
import type { Library } from './references/library.js';
import { documentKind } from '../source/kind.js';
import type { Reader, ReadOptions } from './reader.js';
import { demoHosts } from './placeholder-host.js';
import { review } from './review/index.js';
import { JSON_SCHEMA_READER } from './json-schema/file.js';
import { POSTMAN_READER } from './postman/index.js';
import { SWAGGER2_READER } from './openapi/swagger2/index.js';
import { OPENAPI3_READER } from './openapi/openapi3/index.js';

export { readConfiguredSchemes } from './openapi/openapi3/configured-schemes.js';
export { environmentVariables } from './postman/environment.js';
export { Library, type DocumentSet } from './references/library.js';
export { withProseNotes } from './review/prose-notes.js';
export type { ReadOptions } from './reader.js';

const READERS: readonly Reader[] = [
  OPENAPI3_READER,
  SWAGGER2_READER,
  POSTMAN_READER,
  JSON_SCHEMA_READER,
];

/**
 * Reads a document with the reader of its format.
 * @param document the loaded document
 * @param report told about everything odd in it
 * @param options what the configuration says about reading
 * @param library the other documents of the run; without it references to other files are errors
 * @returns the partial API; `undefined`, with `file/not-an-api` or `file/no-description`, when no reader knows the format
 */
export function readDocument(
  document: Document,
  report: Report,
  options: ReadOptions = {},
  library?: Library,
): Api | undefined {
  const root = new Cursor(document, report, document.data);
  const reader = READERS.find((candidate) => candidate.detects(root));
  if (reader) {
    const files = new Set<SourceId>();
    const api = reader.read(
      root,
      withDemoHosts(root, options),
      library?.openerFor(document, files),
    );
    if (files.size === 0 || !api.document) return api;
    return { ...api, document: { ...api.document, files: [...files].sort() } };
  }
  const code = library?.isNamed(document.source) ? 'file/no-description' : 'file/not-an-api';
  root.add(code, { what: 'of a format not known here' });
  return undefined;
}

function withDemoHosts(root: Cursor, options: ReadOptions): ReadOptions {
  const info = root.get('info');
  const title = info.get('title').string() ?? info.get('name').string() ?? '';
  const placeholderServers = [...(options.placeholderServers ?? []), ...demoHosts(title)];
  return { ...options, placeholderServers };
}

/**
 * Reads the descriptions among some documents. A document that another one refers to is no input that
 * says nothing: it was read where it is referred to.
 * @param documents every document of the run but environments
 * @param library the same documents, as references find them
 * @param onDocument called before each that is read
 */
export function readDocuments(
  documents: readonly Document[],
  report: Report,
  options: ReadOptions,
  library: Library,
  onDocument?: (source: SourceId) => void,
): Api[] {
  const inputs = documents.filter(({ source }) => !library.isReferenced(source));
  const isKnown = ({ data }: Document): boolean => documentKind(data) !== 'unknown';
  const read = (document: Document): Api[] => {
    onDocument?.(document.source);
    const api = readDocument(document, report, options, library);
    return api ? [review(api, report)] : [];
  };
  const apis = inputs.filter(isKnown).flatMap(read);
  const others = inputs.filter(
    (document) => !isKnown(document) && !library.isUsed(document.source),
  );
  return [...apis, ...others.flatMap(read)];
}
