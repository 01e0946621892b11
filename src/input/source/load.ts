/** Parses files into documents. */
import { append } from '../../base/foundation/lists.js';
import type { CodeParams } from '../../base/diagnostics/catalog.js';
import type { Report } from '../../base/diagnostics/report.js';
import type { SourceId } from '../../model/origin.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { damagedText, decode } from './bytes.js';
import { contentHash } from './cache/content-hash.js';
import type { Document } from './document.js';
import { parsedOnce, type DocumentCache } from './cache/document-cache.js';
import { formatAmong, foreignText } from './kind.js';
import { DEFAULT_LIMITS } from './limits.js';
import { NAMES, parse, loadParsers, type Known, type Parsers } from './parse.js';
import { mayHaveAddress, scanReferences } from './references/scan.js';

/** The content of a file, from disk or from the network. */
export interface SourceFile {
  readonly source: SourceId;
  readonly bytes: Uint8Array;
  /** For a large HAR file, of which `bytes` is only a part: the location of each entry in the file. */
  readonly starts?: readonly { readonly line: number; readonly column: number }[];
  /** True for a file that is not an input, but to which another file refers. */
  readonly referenced?: boolean;
  /**
   * True for a file that the user names, and that must therefore be a description. False if it is only part of a
   * folder or pattern.
   */
  readonly named?: boolean;
}

export interface LoadOptions extends Partial<Known> {
  /** Files that were parsed earlier. Equal bytes are not parsed again. */
  readonly cache?: DocumentCache | undefined;
  readonly onFile?: (source: SourceId) => void;
}

/**
 * Parses the inputs among some files. An error in one file does not affect the others. A file that is not an API
 * description is skipped and reported.
 * @param files the files, in any order; those that are only referenced are ignored
 * @param report receives everything that was rejected, repaired or omitted
 * @returns the documents, sorted by name; one file may contain several (`file`, `file#2`)
 */
export async function loadDocuments(
  files: readonly SourceFile[],
  report: Report,
  options: LoadOptions = {},
): Promise<Document[]> {
  const { onFile } = options;
  const inputs = files.filter(({ referenced }) => referenced !== true);
  const load = loaderFor(options);
  let parsers: Parsers | undefined;
  const ordered = inputs.sort((a, b) => byCodeUnit(a.source, b.source));
  const byHash = new Map<string, { readonly source: SourceId; readonly parts: boolean }>();
  const documents: Document[] = [];
  for (const file of ordered) {
    onFile?.(file.source);
    const hash = contentHash(file.bytes);
    const same = byHash.get(hash);
    if (same === undefined || (same.source !== file.source && isOwn(file, same.parts))) {
      const loaded =
        load(file, report, parsers) ?? load(file, report, (parsers = await loadParsers())) ?? [];
      const parts = loaded.some((document) => {
        const format = formatAmong(document.data, options.formats ?? [], document.source);
        return format === undefined || format.isPlaced === true;
      });
      if (!same) byHash.set(hash, { source: file.source, parts });
      append(documents, loaded);
    } else if (same.source !== file.source) {
      report.add('file/duplicate', { of: same.source }, { source: file.source, pointer: '' });
    }
  }
  return documents;
}

/**
 * Returns true if a file is a separate document although another file has the same bytes. This is the case if the
 * location of the file matters: other files may refer to it, or it refers to other files.
 */
function isOwn(file: SourceFile, parts: boolean): boolean {
  return parts || scanReferences(file.bytes).length > 0;
}

/** Files to which other files refer. Each is parsed when it is opened for the first time. */
export interface ReferencedFiles {
  readonly sources: ReadonlySet<SourceId>;
  /**
   * Returns the document of a file; its first one if it has several.
   * @param report receives everything that was rejected, repaired or omitted when the file was parsed
   * @returns `undefined` for an unknown file, and for a file that contains no document
   */
  open(source: SourceId, report: Report): Document | undefined;
  /** Returns the names of the files in which a schema or a document may declare its own URL. */
  withAddresses(): readonly SourceId[];
}

/**
 * Prepares the files to which others refer. They are not parsed yet, because a file that is never opened must cost no
 * time, and its errors affect nothing.
 * @param files the files of a run; those that are inputs are ignored
 */
export async function referencedFiles(
  files: readonly SourceFile[],
  options: LoadOptions = {},
): Promise<ReferencedFiles> {
  const referenced = files.filter((file) => file.referenced === true);
  const bySource = new Map(referenced.map((file) => [file.source, file]));
  const load = loaderFor(options);
  // Loaded in advance, because references are followed synchronously.
  const parsers = referenced.length > 0 ? await loadParsers() : undefined;
  return {
    sources: new Set(bySource.keys()),
    open: (source, report) => {
      const file = bySource.get(source);
      return file && load(file, asReferenced(report), parsers)?.[0];
    },
    withAddresses: () =>
      referenced.filter(({ bytes }) => mayHaveAddress(bytes)).map(({ source }) => source),
  };
}

/** Returns a report that marks the locations of diagnostics as locations in a referenced file. */
function asReferenced(report: Report): Report {
  return {
    ...report,
    add: (code, params, place, also) =>
      report.add(code, params, place && { ...place, isReferenced: true }, also),
  };
}

/**
 * Returns a function that parses a file, only once unless its bytes change. It returns `undefined` if it needs the
 * parsers, and they are absent.
 */
function loaderFor(options: LoadOptions) {
  const { cache = new Map(), limits = DEFAULT_LIMITS, formats = [] } = options;
  const known: Known = { limits, formats };
  return (file: SourceFile, report: Report, parsers?: Parsers): readonly Document[] | undefined => {
    const hash = contentHash(file.bytes);
    return parsedOnce(cache, file.source, hash, report, (listening) => {
      const demands = file.named === true ? demanding(listening) : listening;
      return defended(file, hash, demands, known, parsers);
    });
  };
}

/**
 * Returns a report that turns warnings about files that are not descriptions into errors. A folder may contain such
 * files, but a file that the user names must be a description.
 */
function demanding(report: Report): Report {
  return {
    ...report,
    add: (code, params, place, also) => {
      if (code !== 'file/not-an-api') report.add(code, params, place, also);
      else report.add('file/no-description', params as CodeParams<'file/not-an-api'>, place, also);
    },
  };
}

/** Catches unexpected errors, so that a bug affects one file and not the whole run. */
function defended(
  file: SourceFile,
  hash: string,
  report: Report,
  known: Known,
  parsers: Parsers | undefined,
): Document[] | undefined {
  try {
    return loadFile(file, hash, report, known, parsers);
  } catch (error) {
    report.add('file/internal-error', { error }, { source: file.source, pointer: '' });
    return [];
  }
}

function loadFile(
  { source, bytes, starts }: SourceFile,
  hash: string,
  report: Report,
  known: Known,
  parsers: Parsers | undefined,
): Document[] | undefined {
  const place = { source, pointer: '' };
  const { limits } = known;
  if (PRIVATE.test(source)) {
    report.add('file/private', {}, place);
    return [];
  }
  if (bytes.length > limits.fileBytes) {
    report.add('file/too-large', { size: bytes.length, limit: limits.fileBytes }, place);
    return [];
  }
  const decoded = decode(bytes);
  if (decoded.kind === 'refused') {
    const { why, fault } = decoded;
    report.add('file/unreadable', { why, fault }, place);
    return [];
  }
  const { text, note } = decoded;
  const foreign = foreignText(text);
  if (foreign !== undefined) {
    report.add('file/not-an-api', { what: foreign }, place);
    return [];
  }
  const parsed = parse({ source, text, bytes, hash }, report, known, parsers);
  if (!parsed) return undefined;
  const documents = starts ? parsed.map((one) => withStarts(one, starts)) : parsed;
  // The encoding is only reported for files that are used: that of a README does not matter.
  if (documents.length > 0) {
    if (note) report.add('text/encoding', { note }, place);
    const damaged = damagedText(text, bytes);
    if (damaged !== undefined) report.add('text/mojibake', {}, { ...place, offset: damaged });
    hintAtExtension(source, documents[0]?.syntax ?? 'json', report);
  }
  return documents;
}

function withStarts(document: Document, starts: NonNullable<SourceFile['starts']>): Document {
  return {
    ...document,
    locate: ({ pointer }) => {
      const index = /^\/log\/entries\/(\d{1,9})/.exec(pointer)?.[1];
      const { line, column } = starts[Number(index)] ?? { line: 1, column: 1 };
      return { line, column, length: 1 };
    },
    line: () => '',
  };
}

/** Matches the names of files that contain secrets. */
const PRIVATE = /(?:^|\/)http-client\.private\.env\.json$/;

function hintAtExtension(source: SourceId, syntax: Document['syntax'], report: Report): void {
  // Every JSON text is also YAML, so JSON in a `.yaml` file is not reported.
  const fits = NAMES[syntax].test(source) || (syntax === 'json' && NAMES.yaml.test(source));
  if (!fits)
    report.add('file/extension', { syntax: syntax.toUpperCase() }, { source, pointer: '' });
}
