/** Reads documents. The result for each is the part of an API that the document describes. */
import { append } from '../../base/foundation/lists.js';
import type { Report } from '../../base/diagnostics/report.js';
import type { Api, DocumentFacts } from '../../model/api.js';
import { Cursor } from '../source/cursor.js';
import type { SourceId } from '../../model/origin.js';
import type { Document } from '../source/document.js';
import type { Library } from './references/library.js';
import { formatAmong } from '../source/kind.js';
import type { Format } from './format.js';
import type { ReadOptions } from './read-options.js';
import { demoHosts } from './placeholder-host.js';
import { resemblance } from './missing-key.js';
import { reportNothingRead } from './nothing-read.js';
import { review } from './review/index.js';
import { BRUNO } from './bruno/index.js';
import { HAR } from './har/index.js';
import { HTTP_ENVIRONMENT } from './http-file/environment.js';
import { HTTP_FILE } from './http-file/index.js';
import { INSOMNIA } from './insomnia/index.js';
import { JSON_SCHEMA } from './json-schema/file.js';
import { OPENAPI3 } from './openapi/openapi3/index.js';
import { SWAGGER2 } from './openapi/swagger2/index.js';
import { OVERLAY } from './overlay.js';
import { POSTMAN_ENVIRONMENT } from './postman/environment.js';
import { POSTMAN } from './postman/index.js';
import { observedApis, type Recording } from './traffic/index.js';

export { readConfiguredSchemes } from './openapi/openapi3/configured-schemes.js';
export { Library, type DocumentSet } from './references/library.js';
export { checkKeptExamples } from './review/example-check.js';
export { withProseNotes } from './review/prose-notes.js';
export type { Format } from './format.js';
export type { ReadOptions } from './read-options.js';
export { OVERLAY };

/** The formats, in the order in which they are tried. */
export const FORMATS: readonly Format[] = [
  OPENAPI3,
  SWAGGER2,
  OVERLAY,
  POSTMAN,
  POSTMAN_ENVIRONMENT,
  BRUNO,
  INSOMNIA,
  HTTP_FILE,
  HTTP_ENVIRONMENT,
  HAR,
  JSON_SCHEMA,
];

/** The formats of complete documents. A document in none of these formats may be a part of another document. */
export const WHOLE_FORMATS: readonly Format[] = FORMATS.filter(({ kind }) => kind !== 'part');

/** Returns the format of a loaded document; `undefined` if it is unknown. */
export function formatOf({ data, source }: Pick<Document, 'data' | 'source'>): Format | undefined {
  return formatAmong(data, FORMATS, source);
}

/** The values that some documents declare for the variables of others. */
export interface VariableValues {
  readonly variables: ReadonlyMap<string, string>;
  /** The environments from which a user chooses one, each with the values of its variables. */
  readonly environments: readonly ReadonlyMap<string, string>[];
  /** The documents that contain more than variables. */
  readonly documents: readonly Document[];
}

/**
 * Reads the values that documents declare for the variables of other documents.
 * @param all every document of the run
 */
export function readVariables(all: readonly Document[], report: Report): VariableValues {
  const variables = new Map<string, string>();
  const environments: ReadonlyMap<string, string>[] = [];
  const given = new Set<Document>();
  for (const format of FORMATS) {
    if (!format.variables && !format.environments) continue;
    const own = all.filter((document) => formatOf(document) === format);
    for (const document of own) given.add(document);
    for (const [name, value] of format.variables?.(own, report) ?? []) variables.set(name, value);
    append(environments, format.environments?.(own, report) ?? []);
  }
  const documents = all.filter((document) => !given.has(document));
  return { variables, environments, documents };
}

/**
 * Reads a document with the reader of its format.
 * @param document the loaded document
 * @param report receives every problem in the document
 * @param options the configured options for reading
 * @param library the other documents of the run; if absent, references to other files are errors
 * @returns the partial API; `undefined` if no reader supports the format, which is reported as `file/not-an-api` or
 * `file/no-description`
 */
export function readDocument(
  document: Document,
  report: Report,
  options: ReadOptions = {},
  library?: Library,
): Api | undefined {
  const root = new Cursor(document, report, document.data);
  const format = formatOf(document);
  if (format?.read) {
    const files = new Set<SourceId>();
    const api = format.read(
      root,
      withDemoHosts(root, options),
      library?.openerFor(document, files),
    );
    return withStanding(api, format, files);
  }
  const code = library?.isNamed(document.source) ? 'file/no-description' : 'file/not-an-api';
  const near = format ? undefined : resemblance(root);
  if (near) {
    const { title, place, ...rest } = near;
    const subject = near.misspelt === undefined ? place : place.get(near.misspelt);
    subject.add(code, { what: title, ...rest }, 'key');
  } else root.add(code, { what: format?.title ?? 'in an unknown format' });
  return undefined;
}

function withStanding(api: Api, format: Format, files: ReadonlySet<SourceId>): Api {
  return api.document
    ? { ...api, document: { ...api.document, ...standingOf(format, files) } }
    : api;
}

/** Returns the facts about a document that are needed for merging, such as the precedence of its format. */
function standingOf(
  { kind, precedence = 0 }: Format,
  files: ReadonlySet<SourceId>,
): Pick<DocumentFacts, 'isRecording' | 'precedence' | 'files'> {
  return {
    ...(kind === 'recording' && { isRecording: true }),
    ...(precedence > 0 && { precedence }),
    ...(files.size > 0 && { files: [...files].sort() }),
  };
}

function withDemoHosts(root: Cursor, options: ReadOptions): ReadOptions {
  const info = root.get('info');
  const title = info.get('title').string() ?? info.get('name').string() ?? '';
  const placeholderServers = [...(options.placeholderServers ?? []), ...demoHosts(title)];
  return { ...options, placeholderServers };
}

/**
 * Reads the descriptions among the inputs. An input that is not a description is reported, unless a description refers
 * to it, because it is then read as a part of that description.
 * @param library the inputs except environments, and the files to which they refer
 * @param onDocument called before each document is read
 */
export function readDocuments(
  report: Report,
  options: ReadOptions,
  library: Library,
  onDocument?: (source: SourceId) => void,
): Api[] {
  const inputs = library.documents;
  const isKnown = ({ data, source }: Document): boolean =>
    formatAmong(data, WHOLE_FORMATS, source) !== undefined;
  const read = (document: Document): Api[] => {
    onDocument?.(document.source);
    const api = readDocument(document, report, options, library);
    return api ? [review(api, report)] : [];
  };
  const isAlone = (one: Document): boolean =>
    isKnown(one) && !isTraffic(one) && formatOf(one)?.readTogether === undefined;
  const apis = [
    ...inputs.filter(isAlone).flatMap(read),
    ...readTogether(inputs, report, options, onDocument),
  ];
  const others = inputs.filter(
    (document) => !isKnown(document) && !library.isUsed(document.source),
  );
  const described = [...apis, ...others.flatMap(read)];
  const traffic = inputs.filter(isTraffic);
  for (const { source } of traffic) onDocument?.(source);
  const recordings = readRecordings(traffic, report);
  const observed = traffic.length > 0 ? observedApis(recordings, described, options, report) : [];
  reportNothingRead(inputs, FORMATS, { described, observed, recordings }, report);
  return [...described, ...observed];
}

/** Reads the documents of formats in which several files form one API. */
function readTogether(
  inputs: readonly Document[],
  report: Report,
  options: ReadOptions,
  onDocument?: (source: SourceId) => void,
): Api[] {
  return FORMATS.flatMap((format) => {
    const own = format.readTogether ? inputs.filter((one) => formatOf(one) === format) : [];
    for (const { source } of own) onDocument?.(source);
    const roots = own.map((document) => new Cursor(document, report, document.data));
    const apis = roots.length > 0 ? (format.readTogether?.(roots, options) ?? []) : [];
    return apis.map((api) =>
      review(withStanding(api, format, new Set(api.document?.files)), report),
    );
  });
}

export function isTraffic(document: Pick<Document, 'data' | 'source'>): boolean {
  return formatOf(document)?.exchanges !== undefined;
}

/** Returns the exchanges in some documents. A document without recordings has none. */
export function readRecordings(documents: readonly Document[], report: Report): Recording[] {
  return documents.filter(isTraffic).map((document) => {
    const { name = '', exchanges } = formatOf(document) ?? {};
    const root = new Cursor(document, report, document.data);
    return { source: document.source, format: name, exchanges: exchanges?.(root) ?? [] };
  });
}
