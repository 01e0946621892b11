/** Parses YAML. */
import type { Document as YamlDocument, YAMLError } from 'yaml';
import { heldBack } from '../../../base/diagnostics/held-back.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { SourceId } from '../../../model/origin.js';
import { formatAmong, notAnApi, type KnownFormat } from '../kind.js';
import type { Limits } from '../limits.js';
import { SyntaxErrors } from '../syntax-errors.js';
import { LimitReached, YamlData } from './data.js';
import { YamlLocator } from './locate.js';

export type Yaml = typeof import('yaml');

/** Loads the library. A run with only JSON does not need it, which saves time. */
export async function loadYaml(): Promise<Yaml> {
  return import('yaml');
}

export interface ParsedYaml {
  /** The name of the file; for its second document, `file#2`. */
  readonly source: SourceId;
  readonly data: unknown;
  readonly locator: () => YamlLocator;
}

/**
 * Parses a YAML stream. In a file with front matter, the `---` at the end of the front matter starts a second document.
 * @param yaml the library
 * @returns the documents that have content; an empty list if the text is not a description
 */
export function parseYaml(
  source: SourceId,
  text: string,
  report: Report,
  { limits, formats }: { readonly limits: Limits; readonly formats: readonly KnownFormat[] },
  yaml: Yaml,
): ParsedYaml[] {
  let stream = parseStream(text, yaml);
  const tabs = stream?.flatMap(({ errors }) => errors).find(({ code }) => code === 'TAB_AS_INDENT');
  // With spaces instead of tabs, the rest is parsed as the author meant it, and every location stays the same.
  if (tabs) stream = parseStream(withoutTabs(text), yaml);
  if (stream === undefined) {
    report.add('file/too-deep', { limit: limits.depth }, { source, pointer: '' });
    return [];
  }
  const full = stream.filter((document) => !isEmpty(document, yaml));
  const skipped = (what: string): ParsedYaml[] => {
    report.add('file/not-an-api', { what }, { source, pointer: '' });
    return [];
  };
  if (full.length === 0) return skipped('empty');
  if (!full.some((document) => yaml.isMap(document.contents))) return skipped('plain text');
  const { held, release } = heldBack(report);
  const parts = convert(source, full, held, limits, yaml);
  // Prose is often valid YAML: `Note: see below` is a map.
  const prose =
    parts?.every(({ data }) => !formatAmong(data, formats)) === true &&
    (parts.length < full.length ||
      (full.some(hasErrors) && (MARKDOWN.test(text) || parts.some(hasSentences))));
  if (prose) return skipped('plain text');
  release();
  if (parts === undefined) return [];
  if (tabs) {
    const what = 'lines are indented with tabs, but YAML allows only spaces';
    report.add('yaml/syntax', { what }, { source, pointer: '', offset: tabs.pos[0] });
  }
  const empty = stream.filter((document) => !full.includes(document));
  announce(source, empty, parts.length, report);
  return parts.filter(({ source: part, data }) => {
    const what = notAnApi(data, formats, part);
    if (what) report.add('file/not-an-api', { what }, { source: part, pointer: '' });
    return what === undefined;
  });
}

/** Returns the documents of a stream; `undefined` if deep nesting causes a stack overflow in the library. */
function parseStream(text: string, yaml: Yaml): readonly YamlDocument[] | undefined {
  try {
    const parsed = yaml.parseAllDocuments(text, {
      schema: 'core',
      // Known tags would convert plain text to dates and binary data.
      resolveKnownTags: false,
      // The library would compare all pairs of keys in quadratic time. Duplicates are found during conversion
      // instead.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    return 'empty' in parsed ? [] : parsed;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function withoutTabs(text: string): string {
  return text.replace(/^[ \t]+/gm, (indentation) => indentation.replaceAll('\t', ' '));
}

/** Matches lines that occur in Markdown and not in YAML: headings below the first level, fences, and tables. */
const MARKDOWN = /^(##+ \S|```|\|.*\|\s*$)/m;

function hasErrors(document: YamlDocument): boolean {
  return document.errors.length > 0;
}

/** Returns true if a root key contains several words, like the start of a sentence before a colon. */
function hasSentences({ data }: ParsedYaml): boolean {
  return (
    typeof data === 'object' && data !== null && Object.keys(data).some((key) => /\s/.test(key))
  );
}

function isEmpty(document: YamlDocument, yaml: Yaml): boolean {
  const { contents } = document;
  if (contents === null) return true;
  return yaml.isScalar(contents) && (contents.value === null || contents.value === '');
}

function convert(
  source: SourceId,
  documents: readonly YamlDocument[],
  report: Report,
  limits: Limits,
  yaml: Yaml,
): ParsedYaml[] | undefined {
  const maps = documents.filter((document) => yaml.isMap(document.contents));
  const budget = { nodes: limits.nodes };
  const parts: ParsedYaml[] = [];
  for (const [index, document] of maps.entries()) {
    const part = index === 0 ? source : `${source}#${index + 1}`;
    const reader = new YamlData(part, report, limits, budget, yaml);
    try {
      const data = reader.read(document);
      parts.push({ source: part, data, locator: () => new YamlLocator(document, yaml) });
    } catch (error) {
      if (!(error instanceof LimitReached)) throw error;
      report.add(error.code, { limit: error.limit }, { source, pointer: '', offset: error.offset });
      return undefined;
    }
    reportErrors(part, document, report, yaml);
  }
  return parts;
}

/** Returns the offset at which an error starts. For an unclosed quote, the library reports the end of the text. */
function startOf({ code, pos }: YAMLError, document: YamlDocument, yaml: Yaml): number {
  let start = pos[0];
  if (code !== 'MISSING_CHAR') return start;
  yaml.visit(document, {
    Scalar: (_, { range, type }) => {
      const quoted = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE';
      if (!quoted || !range || range[1] !== pos[0]) return undefined;
      start = range[0];
      return yaml.visit.BREAK;
    },
  });
  return start;
}

function reportErrors(source: SourceId, document: YamlDocument, report: Report, yaml: Yaml): void {
  const syntax = new SyntaxErrors(source, report);
  for (const error of document.errors) {
    syntax.add('yaml/syntax', () => startOf(error, document, yaml), error.message);
  }
  syntax.finish();
  for (const { code, pos, message } of document.warnings) {
    const place = { source, pointer: '', offset: pos[0] };
    if (code === 'TAG_RESOLVE_FAILED') {
      report.add('yaml/tag', { tag: message.replace(/^Unresolved tag: /, '') }, place);
    } else report.add('yaml/unusual', { what: message }, place);
  }
}

function announce(
  source: SourceId,
  empty: readonly YamlDocument[],
  full: number,
  report: Report,
): void {
  const place = { source, pointer: '' };
  const [first] = empty;
  if (first) {
    const offset = first.range?.[0] ?? 0;
    report.add('yaml/empty-document', { count: empty.length }, { ...place, offset });
  }
  if (full > 1) report.add('yaml/many-documents', { count: full }, place);
}
