/** Prints diagnostics as text or as JSON. */
import { DEFINITIONS } from '../base/diagnostics/catalog.js';
import type { DiagnosticCode } from '../base/diagnostics/catalog.js';
import type { Severity } from '../base/diagnostics/code.js';
import {
  diagnosticJson,
  formatDiagnostic,
  type DiagnosticJson,
} from '../base/diagnostics/frame.js';
import { inReadingOrder } from '../base/diagnostics/order.js';
import type { FrameStyle } from '../base/diagnostics/frame.js';
import { jsonLines } from '../base/diagnostics/quote.js';
import type { Diagnostic } from '../base/diagnostics/report.js';
import type { FailOn } from '../run/config/config.js';
import { groupBy } from '../base/foundation/group.js';
import { createLocator, type Document } from '../input/source/index.js';
import type { Flags } from './arguments.js';
import { paint, type Io } from './io.js';

/**
 * Prints diagnostics as text, with a blank line after each.
 * @param documents the documents whose lines are quoted
 * @param color true for colours
 * @param flags determine whether hints are printed, or only errors
 */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  documents: readonly Document[],
  color: boolean,
  {
    verbose,
    quiet,
    debug = false,
  }: Pick<Flags, 'verbose' | 'quiet'> & { readonly debug?: boolean },
): string {
  const locate = createLocator(documents);
  const shown = diagnostics.filter(({ severity }) =>
    quiet ? severity === 'error' : verbose || severity !== 'hint',
  );
  const ordered = inReadingOrder(shown, locate);
  const { printed, left } = verbose
    ? { printed: ordered, left: [] }
    : foldedByCode(foldedByMessage(ordered));
  const texts = printed.map((diagnostic) => {
    // A diagnostic with the severity `info` (a repair without loss) is printed in brief.
    const brief = diagnostic.severity === 'info' && !verbose;
    const options = { style: styleOf(color), brief, repeats: verbose, stack: debug };
    return formatDiagnostic(diagnostic, locate, options);
  });
  const isRepeated = !verbose && printed.some(({ repeats = [] }) => repeats.length > 0);
  const hint = isRepeated ? [REPEATED] : [];
  return [...texts, ...left.map(leftText), ...hint].map((text) => text + '\n\n').join('');
}

/** The maximum number of printed diagnostics with the same code. The same mistake often occurs hundreds of times. */
const MOST_OF_A_CODE = 5;
/** The maximum number of printed diagnostics in total. They fill about two screens. */
const MOST = 40;

/** A line that explains the mark `(×N)` to the reader. */
const REPEATED = '(×N) marks a message that applies to N locations: --verbose lists all of them.';

/** A diagnostic code, and the number of its diagnostics that are not printed. */
interface Left {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  count: number;
}

/**
 * Merges equal diagnostics of several documents into one diagnostic. It is printed for the first document and lists its
 * locations in the other documents.
 */
function foldedByMessage(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const alike = groupBy(diagnostics, ({ code, message }) => `${code} ${message}`);
  return [...alike.values()].map(([first, ...others]) => {
    const places = others.flatMap(({ location, also }) => [
      ...(location ? [location] : []),
      ...also,
    ]);
    const count = others.reduce((sum, other) => sum + other.count, first.count);
    return { ...first, also: [...first.also, ...places], count };
  });
}

/** Selects the first few diagnostics of each code, and counts the remaining ones. */
function foldedByCode(diagnostics: readonly Diagnostic[]): {
  readonly printed: readonly Diagnostic[];
  readonly left: readonly Left[];
} {
  const counts = new Map<DiagnosticCode, number>();
  const left = new Map<DiagnosticCode, Left>();
  const printed: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const { code, severity } = diagnostic;
    const count = counts.get(code) ?? 0;
    counts.set(code, count + 1);
    // The first diagnostic of each code is always printed, because each code has a different cause.
    if (count === 0 || (count < MOST_OF_A_CODE && printed.length < MOST)) printed.push(diagnostic);
    else {
      const rest = left.get(code) ?? { code, severity, count: 0 };
      rest.count++;
      left.set(code, rest);
    }
  }
  return { printed, left: [...left.values()] };
}

function leftText({ code, severity, count }: Left): string {
  return `${severity} ${code}: ${count} more (--verbose shows ${count === 1 ? 'it' : 'them'})`;
}

/** Diagnostics for machines. */
export function diagnosticsJson(
  diagnostics: readonly Diagnostic[],
  documents: readonly Document[],
): DiagnosticJson[] {
  const locate = createLocator(documents);
  return inReadingOrder(diagnostics, locate).map((diagnostic) =>
    diagnosticJson(diagnostic, locate),
  );
}

/**
 * Prints the diagnostics of a run that could not begin.
 * @param documents the documents whose lines are quoted
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  documents: readonly Document[],
  flags: Flags,
  io: Io,
): void {
  if (flags.json) {
    io.out(jsonLines({ diagnostics: diagnosticsJson(diagnostics, documents) }));
  } else io.err(diagnosticsText(diagnostics, documents, io.color.err, flags));
}

/**
 * Returns true if a run with these diagnostics exits with 1.
 * @param failOn the severity that makes a run fail, in addition to errors
 */
export function fails(diagnostics: readonly Diagnostic[], failOn: FailOn): boolean {
  return diagnostics.some(({ severity, code }) => {
    if (severity === 'error') return true;
    if (failOn === 'warning') return severity === 'warning';
    return failOn === 'loss' && DEFINITIONS[code].loss === true;
  });
}

/** The colours of messages. */
export function styleOf(color: boolean): FrameStyle {
  if (!color) return {};
  const style =
    (...formats: Parameters<typeof paint>[1][]) =>
    (text: string): string =>
      formats.reduce<string>((painted, format) => paint(true, format, painted), text);
  return {
    error: style('red', 'bold'),
    warning: style('yellow', 'bold'),
    info: style('blue', 'bold'),
    hint: style('cyan'),
    code: style('bold'),
    path: style('cyan'),
    dim: style('dim'),
  };
}
