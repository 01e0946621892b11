/** Formats diagnostics for people: a sentence, a location, and the line of the file with a part underlined. */
import { append } from '../foundation/lists.js';
import type { Diagnostic, Repeat, SourceLocation } from './report.js';
import type { Severity } from './code.js';
import { escapeInvisible, escapeLines, quoteForTerminal } from './quote.js';

/** A resolved location: 1-based line and column, the number of UTF-16 units to underline, and the text of the line. */
export interface LocatedLine {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly text: string;
}

/**
 * Resolves a location to a line.
 * @returns `undefined` if the document of the location was not read
 */
export type LocateSource = (location: SourceLocation) => LocatedLine | undefined;

type Paint = (text: string) => string;

/** Functions that colour parts of the output. A part for which there is no function has no colour. */
export interface FrameStyle extends Partial<Readonly<Record<Severity, Paint>>> {
  readonly code?: Paint;
  readonly path?: Paint;
  readonly dim?: Paint;
}

export interface FrameOptions {
  readonly style?: FrameStyle;
  /** Omit the text of the document. */
  readonly brief?: boolean;
  /** List all repeated occurrences. */
  readonly repeats?: boolean;
  /** True to print the stack of an internal error. */
  readonly stack?: boolean;
}

/** The maximum number of characters printed from a line of a document. */
const WIDTH = 100;
/** The number of characters kept before the location if the line is clipped. */
const BEFORE = 40;
/** The maximum number of related locations that are printed. If there are more, only their number is printed. */
const ALSO = 5;
/**
 * The maximum length of a message. A message may quote several texts, so it may be longer than a single quoted text.
 */
const LONGEST_MESSAGE = 400;

/**
 * Formats a diagnostic as several lines without a final line break.
 * @param diagnostic its message is untrusted, so it is printed on one line with invisible characters escaped
 * @param locate resolves locations
 * @param options colours and level of detail
 */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  locate: LocateSource,
  options: FrameOptions = {},
): string {
  const { style = {} } = options;
  const { severity, code, message, location, also, count, help } = diagnostic;
  const folded = count > 1 ? ` (×${count})` : '';
  const head = `${paint(style[severity], severity)} ${paint(style.code, code)}: `;
  const lines = [`${head}${quoteMessage(message)}${folded}`];
  if (location) append(lines, locationLines(location, locate, options));
  for (const other of also.slice(0, ALSO)) lines.push(relatedLine('also', other, locate, style));
  if (also.length > ALSO) lines.push(`  also in ${also.length - ALSO} more places`);
  if (options.repeats === true) append(lines, repeatLines(diagnostic, locate));
  if (options.stack === true && diagnostic.stack !== undefined) {
    for (const line of escapeLines(diagnostic.stack).split('\n')) lines.push(`  ${line}`);
  }
  lines.push(paint(style.dim, `  help: ${quoteMessage(help)} (restitch explain ${code})`));
  return lines.join('\n');
}

/**
 * Returns a line for each repeated occurrence. The line contains the location, and the message if it differs from the
 * message of the first occurrence.
 */
function repeatLines({ repeats = [], message, count }: Diagnostic, locate: LocateSource): string[] {
  const lines = locatedRepeats(repeats, locate).map(({ repeat, located }) => {
    const place = repeat.location ? ` ${locationText(repeat.location, located)}` : '';
    return `  again${place}${repeat.message === message ? '' : `   ${quoteMessage(repeat.message)}`}`;
  });
  const left = count - 1 - repeats.length;
  return left > 0 ? [...lines, `  again in ${left} more places`] : lines;
}

interface LocatedRepeat {
  readonly repeat: Repeat;
  readonly located: LocatedLine | undefined;
}

/** Sorts the repeated occurrences of a diagnostic by line. All occurrences are in the same document. */
function locatedRepeats(repeats: readonly Repeat[], locate: LocateSource): LocatedRepeat[] {
  return repeats
    .map((repeat) => ({ repeat, located: repeat.location && locate(repeat.location) }))
    .sort(
      ({ located: a }, { located: b }) =>
        (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0),
    );
}

/**
 * Formats a location on several lines: file, line and column, and the text of the line with carets below it.
 * @param options the colours, and whether to omit the text of the line
 */
export function locationLines(
  location: SourceLocation,
  locate: LocateSource,
  options: FrameOptions,
): string[] {
  const { style = {}, brief = false } = options;
  const located = locate(location);
  const path = `  ${paint(style.path, locationText(location, located))}`;
  const isShown = located !== undefined && located.text !== '' && !brief;
  return isShown ? [path, ...frame(located, style)] : [path];
}

function quoteMessage(message: string): string {
  const escaped = escapeInvisible(message.slice(0, 2 * LONGEST_MESSAGE));
  return escaped.length > LONGEST_MESSAGE ? `${escaped.slice(0, LONGEST_MESSAGE)}…` : escaped;
}

/**
 * Formats a related location on one line, followed by the text at this location.
 * @param word the relation, such as `also`
 */
export function relatedLine(
  word: string,
  location: SourceLocation,
  locate: LocateSource,
  style: FrameStyle,
): string {
  const located = locate(location);
  const path = paint(style.path, locationText(location, located));
  const value = located ? located.text.slice(located.column - 1).slice(0, located.length) : '';
  return value === '' ? `  ${word} ${path}` : `  ${word} ${path}   ${quoteForTerminal(value)}`;
}

/** Returns `file:line:column`, or the file and the JSON Pointer if the line is unknown. */
export function locationText(
  { source, pointer }: SourceLocation,
  located: LocatedLine | undefined,
): string {
  const file = quoteForTerminal(source);
  if (located) return `${file}:${located.line}:${located.column}`;
  return pointer === '' ? file : `${file} ${quoteForTerminal(pointer)}`;
}

/** Returns the text of the line, clipped around the location, and a row of carets below it. */
function frame({ line, column, length, text }: LocatedLine, style: FrameStyle): string[] {
  const start = column - 1;
  const from = start + length <= WIDTH ? 0 : Math.max(0, start - BEFORE);
  const end = from + WIDTH;
  const markedEnd = Math.min(start + length, end);
  const before = (from > 0 ? '…' : '') + printable(text.slice(from, start));
  const marked = printable(text.slice(start, markedEnd));
  const behind = printable(text.slice(markedEnd, end)) + (text.length > end ? '…' : '');
  const number = String(line);
  const gutter = ' '.repeat(number.length);
  const carets = '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    `  ${paint(style.dim, `${number} |`)} ${before}${marked}${behind}`,
    `  ${paint(style.dim, `${gutter} |`)} ${' '.repeat(widthOf(before))}${carets}`,
  ];
}

/** Replaces each tab with one space, because carets are aligned by counting characters. */
function printable(text: string): string {
  return escapeInvisible(text.replaceAll('\t', ' '));
}

function widthOf(text: string): number {
  return [...text].length;
}

function paint(style: Paint | undefined, text: string): string {
  return style ? style(text) : text;
}

/** A location as data. */
export interface LocationJson {
  /** The name of the document. */
  readonly source: string;
  /** Counted from 1; `null` if the document was not read. */
  readonly line: number | null;
  /** Counted from 1; `null` if the document was not read. */
  readonly column: number | null;
}

/** A diagnostic as data. */
export interface DiagnosticJson {
  /** The code, for `restitch explain`. */
  readonly code: string;
  /** The severity after the configuration was applied. */
  readonly severity: Severity;
  /** The name of the document; `null` if the diagnostic does not concern a document. */
  readonly source: string | null;
  /** Counted from 1; `null` if the document was not read. */
  readonly line: number | null;
  /** Counted from 1; `null` if the document was not read. */
  readonly column: number | null;
  /** The human-readable message. */
  readonly message: string;
  /** The number of occurrences of the diagnostic in the document. */
  readonly count: number;
  /** The next step for the reader. */
  readonly help: string;
  /** Related locations. */
  readonly also: readonly LocationJson[];
  /** The further occurrences of the diagnostic in the same document, at most one thousand. */
  readonly repeats: readonly RepeatJson[];
}

/** A further occurrence of a diagnostic: a diagnostic with the same code in the same document. */
export interface RepeatJson {
  /** The name of the document; `null` if the diagnostic does not concern a document. */
  readonly source: string | null;
  /** Counted from 1; `null` if the document was not read. */
  readonly line: number | null;
  /** Counted from 1; `null` if the document was not read. */
  readonly column: number | null;
  /** The human-readable message. */
  readonly message: string;
}

/**
 * Returns a diagnostic as plain data for `--format json`. Its texts are not escaped, because the JSON encoder does
 * that.
 * @param locate resolves locations to lines
 */
export function diagnosticJson(diagnostic: Diagnostic, locate: LocateSource): DiagnosticJson {
  const { code, severity, location, message, count, help, also, repeats = [] } = diagnostic;
  return {
    code,
    severity,
    ...placeJson(location, locate),
    message,
    count,
    help,
    also: also.map((other) => locationJson(other, locate)),
    repeats: locatedRepeats(repeats, locate).map(({ repeat: { location: at, message: own } }) => ({
      ...placeJson(at, locate),
      message: own,
    })),
  };
}

function placeJson(
  location: SourceLocation | undefined,
  locate: LocateSource,
): Pick<DiagnosticJson, 'source' | 'line' | 'column'> {
  return location ? locationJson(location, locate) : { source: null, line: null, column: null };
}

/** Returns a location as plain data. */
export function locationJson(location: SourceLocation, locate: LocateSource): LocationJson {
  const located = locate(location);
  return {
    source: location.source,
    line: located?.line ?? null,
    column: located?.column ?? null,
  };
}
