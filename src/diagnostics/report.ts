/** The list that every stage adds to. Stages never throw for a user's mistake: they add here and read on. */
import type { SourceId } from '../model/origin.js';
import { byCodeUnit } from '../foundation/sort.js';
import { stackOf } from '../foundation/error-code.js';
import { CATALOG, type DiagnosticCode, type CodeParams, DEFINITIONS } from './catalog.js';
import type { CodeDefinition, Severity } from './code.js';

/** Where a diagnostic points. Line and column are looked up late, from the pointer or the offset. */
export interface SourceLocation {
  readonly source: SourceId;
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string;
  /** Point at the key of a map entry rather than at its value. */
  readonly on?: 'key' | 'value';
  /** Offset in UTF-16 units of the document's text: wins over the pointer (syntax errors have no pointer). */
  readonly offset?: number;
}

export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly message: string;
  readonly help: string;
  readonly location?: SourceLocation;
  readonly also: readonly SourceLocation[];
  /** How many times the code was raised in this document, this one included. */
  readonly count: number;
  /** The others of them that `count` counts; the first thousand. */
  readonly repeats?: readonly Repeat[];
  /** What is wrong, where many places suffer from one thing. */
  readonly cause?: string;
  /** Of an error of ours. */
  readonly stack?: string;
}

/** The same code once more in the same document. */
export interface Repeat {
  readonly message: string;
  readonly location?: SourceLocation;
}

/** What a user sets per code. */
export type Severities = Readonly<Partial<Record<DiagnosticCode, Severity | 'off'>>>;

export interface Report {
  /**
   * Adds a diagnostic.
   * @param location where; absent when it concerns no document
   * @param also further places that take part
   */
  add<C extends DiagnosticCode>(
    code: C,
    params: CodeParams<C>,
    location?: SourceLocation,
    also?: readonly SourceLocation[],
  ): void;
  /** Takes over a diagnostic of another report, at another place. */
  forward(diagnostic: Diagnostic): void;
  /** Takes back what was said of places, where it holds no more. */
  withdraw(isGone: (location: SourceLocation, code: DiagnosticCode) => boolean): void;
  /**
   * Remembers what was added so far.
   * @returns takes back everything that was added since
   */
  checkpoint(): () => void;
  /** All diagnostics, in the order of the documents' names and places; repeats of one code in one document are folded. */
  list(): Diagnostic[];
  /** How many were added, whether they are folded or not. */
  count(): number;
  /** True when something is an error. */
  failed(): boolean;
}

/**
 * A new, empty report.
 * @param severities severities that the user set for some codes
 */
export function createReport(severities: Severities = {}): Report {
  let raised: Diagnostic[] = [];
  return {
    add(code, params, location, also = []) {
      const definition = CATALOG[code] as CodeDefinition<unknown>;
      const severity = severities[code] ?? definition.severity;
      if (severity === 'off') return;
      const message = definition.message(params);
      raised.push({
        code,
        severity,
        message,
        help: definition.helpFor?.(params) ?? definition.help,
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
    list: () => fold(raised),
    count: () => raised.length,
    failed: () => raised.some((diagnostic) => diagnostic.severity === 'error'),
  };
}

/**
 * Errors are never folded: each is a fact lost. But what is read from many places is wrong in one place, and said once;
 * so is one cause that many places suffer from, with the next of them.
 * Of what is lost in the output each construct is named, with the first of its places.
 * The rest folds by code and document, the first place kept.
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
    const told = [isLoss ? message : '', help === usual ? '' : help];
    const folding = [code, location?.source ?? '', ...told].join(' ');
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

/** Repeats that are kept of one code in one document. */
const MOST_REPEATS = 1000;

function repeatOf({ message, location }: Diagnostic): Repeat {
  return { message, ...(location && { location }) };
}

/** A cause with one more of the places that suffer from it, unless that was said before. */
function withPlace(first: Diagnostic, { location, also }: Diagnostic): Diagnostic {
  const known = [first.location, ...first.also].map((place) => place && placeOf(place));
  if (!location || known.includes(placeOf(location))) return first;
  const places = first.also.length < MOST_PLACES ? [...first.also, location, ...also] : first.also;
  return { ...first, also: places, count: first.count + 1 };
}

/** Further places that are kept of one cause. */
const MOST_PLACES = 5;

function identityOf({ code, message, location, cause }: Diagnostic, index: number): string {
  if (cause !== undefined) return `${code} !${cause}`;
  if (!location) return `#${index}`;
  return `!${[code, placeOf(location), message].join('\n')}`;
}

function placeOf({ source, pointer, on, offset }: SourceLocation): string {
  return [source, pointer, on, offset].join('\n');
}
