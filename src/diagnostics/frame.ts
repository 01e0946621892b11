/** Diagnostics as text: a sentence, a place, and the line with the place underlined. */
import { append } from '../foundation/lists.js';
import type { Diagnostic, Repeat, SourceLocation } from './report.js';
import type { Severity } from './code.js';
import { escapeInvisible, escapeLines, quoteForTerminal } from './quote.js';

/** A location looked up: 1-based line and column, UTF-16 units to underline, the text of the line. */
export interface LocatedLine {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly text: string;
}

/** Looks a location up; nothing for a place in a file that did not become a document. */
export type LocateSource = (location: SourceLocation) => LocatedLine | undefined;

type Paint = (text: string) => string;

/** How things are coloured; every style left out is plain. */
export interface FrameStyle extends Partial<Readonly<Record<Severity, Paint>>> {
  readonly code?: Paint;
  readonly path?: Paint;
  readonly dim?: Paint;
}

export interface FrameOptions {
  readonly style?: FrameStyle;
  /** Leave out the line of the document, for short output. */
  readonly brief?: boolean;
  /** Name each place where it was found. */
  readonly repeats?: boolean;
  /** Show the stack of an error of ours. */
  readonly stack?: boolean;
}

/** How much of a line is shown. */
const WIDTH = 100;
/** How much of it before the place, when it has to be clipped. */
const BEFORE = 40;
/** Further places shown; the rest is counted. */
const ALSO = 5;
/** A sentence quotes several fragments: it may be longer than one of them. */
const LONGEST_MESSAGE = 400;

/**
 * The text of a diagnostic, several lines without a final line break.
 * @param diagnostic what to show; its text is hostile and shown on one line without anything invisible
 * @param locate how places are looked up
 * @param options colours, and how much to show
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
  lines.push(paint(style.dim, `  help: ${help} (restitch explain ${code})`));
  return lines.join('\n');
}

/** A line for each repeat: its place, and its message where it says something else. */
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

/** From top to bottom: all are of one document. */
function locatedRepeats(repeats: readonly Repeat[], locate: LocateSource): LocatedRepeat[] {
  return repeats
    .map((repeat) => ({ repeat, located: repeat.location && locate(repeat.location) }))
    .sort(
      ({ located: a }, { located: b }) =>
        (a?.line ?? 0) - (b?.line ?? 0) || (a?.column ?? 0) - (b?.column ?? 0),
    );
}

/**
 * A place on lines of their own: file, line and column, and the line with the place underlined.
 * @param options colours, and whether to leave out the line
 */
export function locationLines(
  location: SourceLocation,
  locate: LocateSource,
  options: FrameOptions = {},
): string[] {
  const { style = {}, brief = false } = options;
  const located = locate(location);
  const path = `  ${paint(style.path, locationText(location, located))}`;
  const isShown = located !== undefined && located.text !== '' && !brief;
  return isShown ? [path, ...frame(located, style)] : [path];
}

function quoteMessage(message: string): string {
  const shown = escapeInvisible(message.slice(0, 2 * LONGEST_MESSAGE));
  return shown.length > LONGEST_MESSAGE ? `${shown.slice(0, LONGEST_MESSAGE)}…` : shown;
}

/**
 * Another place on one line, with what stands there.
 * @param word what it has to do with the first one
 */
export function relatedLine(
  word: string,
  location: SourceLocation,
  locate: LocateSource,
  style: FrameStyle = {},
): string {
  const located = locate(location);
  const path = paint(style.path, locationText(location, located));
  const value = located ? located.text.slice(located.column - 1).slice(0, located.length) : '';
  return value === '' ? `  ${word} ${path}` : `  ${word} ${path}   ${quoteForTerminal(value)}`;
}

/** `file:line:column`; where a place has no line, the file and the pointer. */
export function locationText(
  { source, pointer }: SourceLocation,
  located: LocatedLine | undefined,
): string {
  const file = quoteForTerminal(source);
  if (located) return `${file}:${located.line}:${located.column}`;
  return pointer === '' ? file : `${file} ${quoteForTerminal(pointer)}`;
}

/** The line, clipped around the place, and a row of carets under it. */
function frame({ line, column, length, text }: LocatedLine, style: FrameStyle): string[] {
  const start = column - 1;
  const from = start + length <= WIDTH ? 0 : Math.max(0, start - BEFORE);
  const end = from + WIDTH;
  const markedEnd = Math.min(start + length, end);
  const before = (from > 0 ? '…' : '') + shown(text.slice(from, start));
  const marked = shown(text.slice(start, markedEnd));
  const behind = shown(text.slice(markedEnd, end)) + (text.length > end ? '…' : '');
  const number = String(line);
  const gutter = ' '.repeat(number.length);
  const carets = '^'.repeat(Math.max(1, widthOf(marked)));
  return [
    `  ${paint(style.dim, `${number} |`)} ${before}${marked}${behind}`,
    `  ${paint(style.dim, `${gutter} |`)} ${' '.repeat(widthOf(before))}${carets}`,
  ];
}

/** Tabs are shown as one blank, so that the carets stand where they should. */
function shown(text: string): string {
  return escapeInvisible(text.replaceAll('\t', ' '));
}

function widthOf(text: string): number {
  return [...text].length;
}

function paint(style: Paint | undefined, text: string): string {
  return style ? style(text) : text;
}

/** A place for machines. */
export interface LocationJson {
  /** The document. */
  readonly source: string;
  /** 1-based; `null` when the place is not in a document that was read. */
  readonly line: number | null;
  /** 1-based; `null` as the line is. */
  readonly column: number | null;
}

/** A diagnostic for machines. */
export interface DiagnosticJson {
  /** The code, which `restitch explain` takes. */
  readonly code: string;
  /** After what the configuration says of it. */
  readonly severity: Severity;
  /** `null` when it concerns no document. */
  readonly source: string | null;
  /** 1-based; `null` when the place is not in a document that was read. */
  readonly line: number | null;
  /** 1-based; `null` as the line is. */
  readonly column: number | null;
  /** For people. */
  readonly message: string;
  /** How often it was found. */
  readonly count: number;
  /** What to do about it. */
  readonly help: string;
  /** Other places that it is about. */
  readonly also: readonly LocationJson[];
  /** The others that `count` counts, the first thousand of them. */
  readonly repeats: readonly RepeatJson[];
}

/** The same code once more in the same document. */
export interface RepeatJson {
  /** `null` when it concerns no document. */
  readonly source: string | null;
  /** 1-based; `null` when the place is not in a document that was read. */
  readonly line: number | null;
  /** 1-based; `null` as the line is. */
  readonly column: number | null;
  /** For people. */
  readonly message: string;
}

/**
 * A diagnostic as plain data for `--format json`. Text is verbatim: JSON escapes it.
 * @param diagnostic what to show
 * @param locate how places are looked up
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

/** A place as plain data. */
export function locationJson(location: SourceLocation, locate: LocateSource): LocationJson {
  const located = locate(location);
  return {
    source: location.source,
    line: located?.line ?? null,
    column: located?.column ?? null,
  };
}
