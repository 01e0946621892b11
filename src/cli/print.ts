/** Diagnostics on their way out: as text for people, as JSON for machines. */
import { CATALOG } from '../diagnostics/catalog.js';
import type { CodeDefinition } from '../diagnostics/code.js';
import { diagnosticJson, formatDiagnostic, type DiagnosticJson } from '../diagnostics/frame.js';
import { inReadingOrder } from '../diagnostics/order.js';
import type { FrameStyle } from '../diagnostics/frame.js';
import type { Diagnostic } from '../diagnostics/report.js';
import type { FailOn } from '../config/config.js';
import { createLocator, type Document } from '../source/index.js';
import type { Flags } from './arguments.js';
import { paint, type Io } from './io.js';

/**
 * Diagnostics as text, a blank line after each.
 * @param documents where places are looked up
 * @param color whether to colour it
 * @param flags whether to show hints, or errors only
 */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  documents: readonly Document[],
  color: boolean,
  { verbose, quiet }: Pick<Flags, 'verbose' | 'quiet'>,
): string {
  const locate = createLocator(documents);
  const shown = diagnostics.filter(({ severity }) =>
    quiet ? severity === 'error' : verbose || severity !== 'hint',
  );
  return inReadingOrder(shown, locate)
    .map((diagnostic) => {
      // What was repaired without loss is told in short.
      const brief = diagnostic.severity === 'info' && !verbose;
      return formatDiagnostic(diagnostic, locate, { style: styleOf(color), brief }) + '\n\n';
    })
    .join('');
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
 * Prints the diagnostics of a run that ended before it began.
 * @param documents where places are looked up
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  documents: readonly Document[],
  flags: Flags,
  io: Io,
): void {
  if (flags.json) {
    io.out(
      JSON.stringify({ diagnostics: diagnosticsJson(diagnostics, documents) }, null, 2) + '\n',
    );
  } else io.err(diagnosticsText(diagnostics, documents, io.color.err, flags));
}

/**
 * Whether a run with these diagnostics exits with 1.
 * @param failOn what counts beside errors
 */
export function fails(diagnostics: readonly Diagnostic[], failOn: FailOn): boolean {
  return diagnostics.some(({ severity, code }) => {
    if (severity === 'error') return true;
    if (failOn === 'warning') return severity === 'warning';
    return failOn === 'loss' && (CATALOG[code] as CodeDefinition<never>).loss === true;
  });
}

/** How messages are coloured. */
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
