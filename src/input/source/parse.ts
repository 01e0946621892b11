/** Decides in which syntax a text is written, and parses it. */
import { heldBack } from '../../base/diagnostics/held-back.js';
import type { Report } from '../../base/diagnostics/report.js';
import { lazy } from '../../base/foundation/memo.js';
import type { SourceId } from '../../model/origin.js';
import type { Document } from './document.js';
import { parseJson, type ParsedJson } from './json/index.js';
import { skipSpace } from './json/text.js';
import { formatAmong, notAnApi, type KnownFormat } from './kind.js';
import type { Limits } from './limits.js';
import { Lines } from './lines.js';
import { locateWith, type Locator } from './locate.js';
import { loadYaml, parseYaml, type Yaml } from './yaml/index.js';

/** The names of files in each syntax. */
export const NAMES = {
  json: /\.(?:json|har)$/i,
  yaml: /\.ya?ml$/i,
  http: /\.(?:http|rest)$/i,
  bru: /\.bru$/i,
  text: /\.md$/i,
} as const;

export interface Known {
  /**
   * The formats of API descriptions. A file in none of these formats may be part of another file, or not a
   * description.
   */
  readonly formats: readonly KnownFormat[];
  /** A file that exceeds these limits is rejected. */
  readonly limits: Limits;
}

/** The parsers that are only loaded if a file needs them. */
export interface Parsers {
  readonly yaml: Yaml;
  readonly parseRequests: typeof import('./requests.js').parseRequests;
}

/** Loads the parsers for texts that are not JSON. A run with only JSON needs none, which saves time. */
export async function loadParsers(): Promise<Parsers> {
  const [yaml, { parseRequests }] = await Promise.all([loadYaml(), import('./requests.js')]);
  return { yaml, parseRequests };
}

/** A decoded file. */
interface Text {
  readonly source: SourceId;
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly hash: string;
}

/**
 * Parses a text. Valid JSON is always read as JSON, because YAML gives the same values and takes longer.
 * @returns the documents of the text; an empty list if it is not a description, which is reported; `undefined` if the
 * parsers are needed and absent
 */
export function parse(
  file: Text,
  report: Report,
  known: Known,
  parsers: Parsers | undefined,
): Document[] | undefined {
  const { source, text, bytes } = file;
  const first = text[skipSpace(text, 0)];
  if (first !== '{' && first !== '[') {
    if (!parsers) return undefined;
    const own = parsers.parseRequests(text);
    if (own) return [documentOf(file, known, source, own.syntax, own.data, own.locator)];
    return yamlDocuments(file, report, known, parsers.yaml);
  }
  const skipped = (what: string): Document[] => {
    report.add('file/not-an-api', { what }, { source, pointer: '' });
    return [];
  };
  // A description is never a list, but many README files start with a `[link]`.
  if (first === '[') return skipped('a list');
  const { held, release } = heldBack(report);
  const json = parseJson(source, text, bytes, held, known);
  if (json && mayBeYaml(source, json)) {
    if (!parsers) return undefined;
    const documents = asYaml(file, json, report, known, parsers.yaml);
    if (documents) return documents;
  }
  release();
  if (json === undefined) return [];
  const lines = lazy(() => new Lines(text, json.lines));
  const what = notAnApi(json.data, known.formats, source);
  if (what !== undefined) return skipped(what);
  return [documentOf(file, known, source, 'json', json.data, json.locator, lines)];
}

/**
 * Returns true if a text that is not valid JSON may be YAML: because of the name of its file, or because it has keys or
 * values without quotes. YAML reads a comment of JavaScript as a part of a text.
 */
function mayBeYaml(source: SourceId, { departures, isCut }: ParsedJson): boolean {
  if (departures === undefined) return false;
  const isDialect = departures.has('dialect') || departures.has('word');
  const isLossy = departures.has('loss');
  if (NAMES.yaml.test(source)) return !isDialect || departures.has('plain') || isLossy || isCut;
  // A key without a value is valid in YAML. In JSON, it is a mistake if the other keys have quotes.
  const isClear = departures.has('clear') && (isLossy || !NAMES.json.test(source));
  return !isDialect && (departures.has('plain') || isClear);
}

/** Returns the documents of a text that is not JSON; `undefined` if it should be read as JSON nevertheless. */
function asYaml(
  file: Text,
  { departures, isCut }: ParsedJson,
  report: Report,
  known: Known,
  yaml: Yaml,
): Document[] | undefined {
  const { source } = file;
  const { held, release, has } = heldBack(report);
  const documents = yamlDocuments(file, held, known, yaml);
  const isNamed = NAMES.yaml.test(source);
  const isBroken = has('yaml/syntax');
  const isBrokenYaml = isNamed && departures?.has(isCut ? 'plain' : 'loss') === true;
  if (documents.length === 0 || (isBroken && !isBrokenYaml)) return undefined;
  if (NAMES.json.test(source)) {
    report.add('json/syntax', { what: 'it is YAML' }, { source, pointer: '' });
  }
  release();
  return documents;
}

function yamlDocuments(file: Text, report: Report, known: Known, yaml: Yaml): Document[] {
  const parts = parseYaml(file.source, file.text, report, known, yaml);
  // A file may contain thousands of documents, which share their lines.
  const lines = lazy(() => new Lines(file.text));
  return parts.map((part) =>
    documentOf(file, known, part.source, 'yaml', part.data, part.locator, lines),
  );
}

function documentOf(
  { text, hash }: Text,
  { formats }: Known,
  source: SourceId,
  syntax: Document['syntax'],
  data: unknown,
  makeLocator: () => Locator,
  lines: () => Lines = lazy(() => new Lines(text)),
): Document {
  const locator = lazy(makeLocator);
  const mask = lazy(() => formatAmong(data, formats, source)?.maskLine);
  return {
    source,
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
}
