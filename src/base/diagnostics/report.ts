/** The diagnostics of a run. Stages never throw because of a user's mistake: they add a diagnostic and continue. */
import type { SourceId } from '../../model/origin.js';
import { byCodeUnit } from '../foundation/sort.js';
import { stackOf } from '../foundation/error-code.js';
import { CATALOG, type DiagnosticCode, type CodeParams, DEFINITIONS } from './catalog.js';
import type { CodeDefinition, Severity } from './code.js';
import { messageText } from './message.js';

/** The location of a diagnostic. Its line and column are resolved later, from the pointer or the offset. */
export interface SourceLocation {
  readonly source: SourceId;
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string;
  /** `key` means the key of the member that the pointer identifies, instead of its value. */
  readonly on?: 'key' | 'value';
  /** The offset of a syntax error in the document's text, in UTF-16 units. A syntax error has no pointer. */
  readonly offset?: number;
  /** True in a file that is not an input, but to which an input refers. Its errors affect only what refers to it. */
  readonly isReferenced?: boolean;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly location?: SourceLocation;
  readonly also: readonly SourceLocation[];
  /** The number of occurrences of the diagnostic in the document, including this one. */
  readonly count: number;
  /** The other occurrences of this diagnostic, at most one thousand. */
  readonly repeats?: readonly Repeat[];
  /** The common cause, present if the same cause was reported at several locations. */
  readonly cause?: string;
  /** The stack of an internal error. */
  readonly stack?: string;
}

/** A further occurrence of a diagnostic: a diagnostic with the same code in the same document. */
export interface Repeat {
  readonly message: string;
  readonly location?: SourceLocation;
}

/** The severity of each code, as set by the user. */
export type Severities = Readonly<Partial<Record<DiagnosticCode, Severity | 'off'>>>;

export interface Report {
  /**
   * Adds a diagnostic.
   * @param location omitted if the diagnostic does not concern a document
   * @param also related locations
   */
  add<C extends DiagnosticCode>(
    code: C,
    params: CodeParams<C>,
    location?: SourceLocation,
    also?: readonly SourceLocation[],
  ): void;
  /** Copies a diagnostic from another report to this one. Its severity is the one configured for this report. */
  forward(diagnostic: Diagnostic): void;
  /** Withdraws the diagnostics for which `isGone` returns true. */
  withdraw(isGone: (location: SourceLocation, code: DiagnosticCode) => boolean): void;
  /**
   * Records the current diagnostics.
   * @returns a function that removes all diagnostics added since this call
   */
  checkpoint(): () => void;
  /**
   * Returns all diagnostics, sorted by document and location. Repeats of a code in a document are merged. For a file with
   * a syntax error, only the diagnostics of loading it are returned.
   */
  list(): Diagnostic[];
  /** Returns the number of diagnostics before merging, including repeats. */
  count(): number;
  /** Returns true if the report contains an error. */
  failed(): boolean;
}

/**
 * Creates an empty report.
 * @param severities the severities that the user set for some codes
 */
export function createReport(severities: Severities = {}): Report {
  let raised: Diagnostic[] = [];
  return {
    add(code, params, location, also = []) {
      const definition = CATALOG[code] as CodeDefinition<unknown>;
      const severity = severities[code] ?? definition.severity;
      if (severity === 'off') return;
      const { message, help } = messageText(definition, params);
      raised.push({
        code,
        severity,
        message,
        help,
        ...(location && { location }),
        also,
        count: 1,
        ...(definition.cause && { cause: definition.cause(params) }),
        ...(definition.thrown && { stack: stackOf(definition.thrown(params)) }),
      });
    },
    forward(diagnostic) {
      const severity = severities[diagnostic.code] ?? diagnostic.severity;
      if (severity !== 'off') raised.push({ ...diagnostic, severity });
    },
    withdraw(isGone) {
      raised = raised.filter(({ location, code }) => !location || !isGone(location, code));
    },
    checkpoint() {
      const earlier = [...raised];
      return () => (raised = [...earlier]);
    },
    list: () => fold(withoutConsequences(raised)),
    count: () => raised.length,
    failed: () => raised.some((diagnostic) => diagnostic.severity === 'error'),
  };
}

/** Removes the diagnostics that may only be consequences of a syntax error in the same file. */
function withoutConsequences(raised: readonly Diagnostic[]): readonly Diagnostic[] {
  const broken = new Set(
    raised.flatMap(({ code, severity, location }) =>
      severity === 'error' && DEFINITIONS[code].syntax === true && location ? fileOf(location) : [],
    ),
  );
  if (broken.size === 0) return raised;
  return raised.filter(
    ({ code, location }) =>
      INDEPENDENT.test(code) || (location !== undefined && !broken.has(fileOf(location))),
  );
}

/** The codes of diagnostics that do not depend on the content of a description. */
const INDEPENDENT =
  /^(?:file\/(?!no-content|misspelt)|(?:text|json|yaml|number|traffic|config|output|handlers|docs)\/)/;

/** Returns the file of a location. A file may contain several documents (`file`, `file#2`). */
function fileOf({ source }: SourceLocation): SourceId {
  return source.replace(/#\d+$/, '');
}

/**
 * Merges repeated diagnostics. Errors stay separate, because each error reports a different fact that is lost. Two
 * kinds of errors are merged nevertheless: errors that several readers report at the same location, and errors with a
 * common cause. A construct that is lost in the output is reported once, at its first location. All other diagnostics
 * are merged by code and document.
 */
function fold(raised: readonly Diagnostic[]): Diagnostic[] {
  const folded = new Map<string, Diagnostic>();
  const repeats = new Map<string, Repeat[]>();
  const ordered = raised
    .map((diagnostic, index) => ({ diagnostic, index }))
    .sort(
      (a, b) =>
        byCodeUnit(a.diagnostic.location?.source ?? '', b.diagnostic.location?.source ?? '') ||
        a.index - b.index,
    );
  for (const { diagnostic, index } of ordered) {
    const { code, severity, location, message, help } = diagnostic;
    const error = severity === 'error';
    const { loss: isLoss = false, help: usual } = DEFINITIONS[code];
    const texts = [isLoss ? message : '', help === usual ? '' : help];
    const folding = [code, location?.source ?? '', ...texts].join(' ');
    const key = error ? identityOf(diagnostic, index) : folding;
    const first = folded.get(key);
    if (!first) folded.set(key, diagnostic);
    else if (!error) {
      folded.set(key, { ...first, count: first.count + 1 });
      const known = repeats.get(key);
      if (known === undefined) repeats.set(key, [...(first.repeats ?? []), repeatOf(diagnostic)]);
      else if (known.length < MOST_REPEATS) known.push(repeatOf(diagnostic));
    } else if (diagnostic.cause !== undefined) folded.set(key, withPlace(first, diagnostic));
  }
  return [...folded].map(([key, diagnostic]) => {
    const own = repeats.get(key);
    return own === undefined ? diagnostic : { ...diagnostic, repeats: own };
  });
}

/** The maximum number of repeats that are stored for each code and document. */
const MOST_REPEATS = 1000;

function repeatOf({ message, location }: Diagnostic): Repeat {
  return { message, ...(location && { location }) };
}

/**
 * Adds the location of a diagnostic to an earlier diagnostic with the same cause, unless it already has this location.
 */
function withPlace(first: Diagnostic, { location, also }: Diagnostic): Diagnostic {
  const known = [first.location, ...first.also].map((place) => place && placeOf(place));
  if (!location || known.includes(placeOf(location))) return first;
  const places = first.also.length < MOST_PLACES ? [...first.also, location, ...also] : first.also;
  return { ...first, also: places, count: first.count + 1 };
}

/** The maximum number of locations that are stored for each cause. */
const MOST_PLACES = 5;

function identityOf({ code, message, location, cause }: Diagnostic, index: number): string {
  if (cause !== undefined) return `${code} !${cause}`;
  if (!location) return `#${index}`;
  return `!${[code, placeOf(location), message].join('\n')}`;
}

function placeOf({ source, pointer, on, offset }: SourceLocation): string {
  return [source, pointer, on, offset].join('\n');
}
