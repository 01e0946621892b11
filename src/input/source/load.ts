/** Parses files into documents. */
import { append } from '../../base/foundation/lists.js';
import type { Report } from '../../base/diagnostics/report.js';
import { lazy } from '../../base/foundation/memo.js';
import type { SourceId } from '../../model/origin.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import { damagedText, decode } from './bytes.js';
import { contentHash } from './cache/content-hash.js';
import type { Document } from './document.js';
import { parsedOnce, type DocumentCache } from './cache/document-cache.js';
import { parseJson } from './json/index.js';
import { skipSpace } from './json/text.js';
import { formatAmong, foreignText, notAnApi, type KnownFormat } from './kind.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { Lines } from './lines.js';
import { locateWith, type Locator } from './locate.js';
import { scanReferences } from './references/scan.js';
import { parseYaml } from './yaml/index.js';

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

export interface LoadOptions {
  /**
   * The formats of API descriptions. A file in none of these formats may be part of another file, or not a
   * description.
   */
  readonly formats?: readonly KnownFormat[];
  /** A file that exceeds these limits is rejected. */
  readonly limits?: Limits;
  /** Files that were parsed earlier. Equal bytes are not parsed again. */
  readonly cache?: DocumentCache | undefined;
  readonly onFile?: (source: SourceId) => void;
}

type Known = Required<Pick<LoadOptions, 'limits' | 'formats'>>;

/**
 * Parses files as JSON or YAML, by their content and not by their names. An error in one file does not affect the
 * others. A file that is not an API description is skipped and reported.
 * @param inputs the files, in any order
 * @param report receives everything that was rejected, repaired or omitted
 * @returns the documents, sorted by name; one file may contain several (`file`, `file#2`)
 */
export async function loadDocuments(
  inputs: readonly SourceFile[],
  report: Report,
  options: LoadOptions = {},
): Promise<Document[]> {
  const { cache = new Map(), onFile, ...more } = options;
  const known: Known = { limits: DEFAULT_LIMITS, formats: [], ...more };
  const ordered = [...inputs].sort((a, b) => byCodeUnit(a.source, b.source));
  const byHash = new Map<string, { readonly source: SourceId; readonly parts: boolean }>();
  const documents: Document[] = [];
  for (const file of ordered) {
    onFile?.(file.source);
    const hash = contentHash(file.bytes);
    const same = byHash.get(hash);
    if (same === undefined || (same.source !== file.source && isOwn(file, same.parts))) {
      const loaded = await parsedOnce(cache, file.source, hash, report, (listening) =>
        defended(file, hash, file.named === true ? demanding(listening) : listening, known),
      );
      const parts = loaded.some((document) => {
        const format = formatAmong(document.data, known.formats, document.source);
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
  return parts || file.referenced === true || scanReferences(file.bytes).length > 0;
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
      else report.add('file/no-description', params as { what: string }, place, also);
    },
  };
}

/** Catches unexpected errors, so that a bug affects one file and not the whole run. */
async function defended(
  file: SourceFile,
  hash: string,
  report: Report,
  known: Known,
): Promise<Document[]> {
  try {
    return await loadFile(file, hash, report, known);
  } catch (error) {
    report.add('file/internal-error', { error }, { source: file.source, pointer: '' });
    return [];
  }
}

async function loadFile(
  { source, bytes, starts }: SourceFile,
  hash: string,
  report: Report,
  known: Known,
): Promise<Document[]> {
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
  const parsed = await parse(source, text, bytes, hash, report, known);
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

/** Returns a document whose locations are those in the original file. */
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

async function parse(
  source: SourceId,
  text: string,
  bytes: Uint8Array,
  hash: string,
  report: Report,
  known: Known,
): Promise<Document[]> {
  let starts: ArrayLike<number> | undefined;
  const lines = lazy(() => new Lines(text, starts));
  const document = (
    part: SourceId,
    syntax: Document['syntax'],
    data: unknown,
    makeLocator: () => Locator,
  ): Document => {
    const locator = lazy(makeLocator);
    const mask = lazy(() => formatAmong(data, known.formats, part)?.maskLine);
    return {
      source: part,
      syntax,
      text,
      data,
      hash,
      locate: (place) => locateWith(lines, locator, place),
      line: (number) => {
        const line = lines().line(number);
        return mask()?.(line) ?? line;
      },
      scalarText: (pointer) => locator().scalarText(pointer),
    };
  };
  const first = text[skipSpace(text, 0)];
  if (first !== '{' && first !== '[') {
    // Imported here, so that a run with only JSON does not load it.
    const { parseRequests } = await import('./requests.js');
    const own = parseRequests(text);
    if (own) return [document(source, own.syntax, own.data, own.locator)];
    const parts = await parseYaml(source, text, report, known);
    return parts.map((part) => document(part.source, 'yaml', part.data, part.locator));
  }
  const skipped = (what: string): Document[] => {
    report.add('file/not-an-api', { what }, { source, pointer: '' });
    return [];
  };
  // A description is never a list, but many README files start with a `[link]`.
  if (first === '[') return skipped('a list');
  const parsed = parseJson(source, text, bytes, report, known);
  if (parsed === undefined) return [];
  starts = parsed.lines;
  const what = notAnApi(parsed.data, known.formats);
  if (what !== undefined) return skipped(what);
  return [document(source, 'json', parsed.data, parsed.locator)];
}

/** Matches the names of files that contain secrets. */
const PRIVATE = /(?:^|\/)http-client\.private\.env\.json$/;

const EXTENSIONS = {
  json: /\.(?:json|har)$/i,
  yaml: /\.ya?ml$/i,
  http: /\.(?:http|rest)$/i,
  bru: /\.bru$/i,
  text: /\.md$/i,
} as const;

function hintAtExtension(source: SourceId, syntax: Document['syntax'], report: Report): void {
  // Every JSON text is also YAML, so JSON in a `.yaml` file is not reported.
  const fits =
    EXTENSIONS[syntax].test(source) || (syntax === 'json' && EXTENSIONS.yaml.test(source));
  if (!fits)
    report.add('file/extension', { syntax: syntax.toUpperCase() }, { source, pointer: '' });
}
