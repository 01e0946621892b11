/** Parses JSON with `JSON.parse`. If that fails, a parser that tolerates errors is used. */
import type { Report } from '../../../base/diagnostics/report.js';
import { lazy } from '../../../base/foundation/memo.js';
import type { SourceId } from '../../../model/origin.js';
import { utf8Of } from '../bytes.js';
import { buildJson, type Built } from './build.js';
import { exactNumber } from './scalar.js';
import { JsonLocator } from './locate.js';
import { countEntries, formatAmong, type KnownFormat } from '../kind.js';
import { measureJson } from './measure.js';
import type { Limits } from '../limits.js';
import type { Locator } from '../locate.js';
import type { Departure, OnSyntaxError } from './text.js';
import { SyntaxErrors } from '../syntax-errors.js';
import { DATA_KEYWORDS, normalizeBreaks } from '../text.js';
import { escapePointer } from '../../../model/pointer.js';

export interface ParsedJson {
  readonly data: unknown;
  readonly locator: () => Locator;
  /** The offsets of the lines, if they are known. */
  readonly lines?: ArrayLike<number>;
  /** How the text departs from JSON; absent for valid JSON. */
  readonly departures?: ReadonlySet<Departure>;
  /** True if the text ends inside an object or array. */
  readonly isCut: boolean;
}

/**
 * Parses a JSON text. If it has errors, it is read as far as possible.
 * @param bytes the content of the file
 * @param formats the formats; their `countEntries` counts the entries that a truncated text still contains
 * @returns `undefined` if the text cannot be read at all
 */
export function parseJson(
  source: SourceId,
  text: string,
  bytes: Uint8Array,
  report: Report,
  { limits, formats }: { readonly limits: Limits; readonly formats: readonly KnownFormat[] },
): ParsedJson | undefined {
  const { depth, colons, breaks, lines, ends } = measureJson(utf8Of(bytes, text));
  if (depth > limits.depth) {
    report.add('file/too-deep', { limit: limits.depth }, { source, pointer: '' });
    return undefined;
  }
  const data = strictly(text);
  const isValid = data !== undefined;
  const survey = new Survey(breaks);
  survey.value(data);
  const whole = isValid && survey.keys === colons;
  const locator = lazy(() => new JsonLocator(text, whole ? ends : new Map()));
  if (whole && survey.isTidy) return { data, locator, lines, isCut: false };
  const tidy = new Tidy(source, report, locator);
  if (whole) return { data: tidy.value(data), locator, lines, isCut: false };
  const { built, departures } = tolerantly(source, text, bytes.length, formats, report);
  return {
    data: tidy.value(built.data),
    locator,
    isCut: built.cut,
    ...(!isValid && { departures }),
  };
}

function strictly(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Collects facts about the parsed data in one pass. */
class Survey {
  /**
   * The number of keys. If the text contains more colons than this, a key occurs twice, and `JSON.parse` used only
   * its last value.
   */
  keys = 0;
  /** True if no value needs to be normalized. */
  isTidy = true;

  /** @param breaks true if a string may contain a carriage return */
  constructor(private readonly breaks: boolean) {}

  value(value: unknown): void {
    if (typeof value === 'string') {
      if (this.breaks && value.includes('\r')) this.isTidy = false;
    } else if (typeof value === 'number') {
      if (!isExact(value)) this.isTidy = false;
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        const item: unknown = value[index];
        if (typeof item !== 'string' || this.breaks) this.value(item);
      }
    } else if (typeof value === 'object' && value !== null) {
      for (const key in value) {
        this.keys++;
        const member = (value as Record<string, unknown>)[key];
        // Fast path: most values need no further check.
        const isPlain = typeof member === 'string' ? !this.breaks : typeof member === 'boolean';
        if (!isPlain && !Number.isSafeInteger(member)) this.value(member);
      }
    }
  }
}

/** Returns true for a number that `JSON.parse` reads without losing digits, apart from the rounding of fractions. */
function isExact(value: number): boolean {
  return Number.isSafeInteger(value) || (Number.isFinite(value) && !Number.isInteger(value));
}

function tolerantly(
  source: SourceId,
  text: string,
  byteLength: number,
  formats: readonly KnownFormat[],
  report: Report,
): { readonly built: Built; readonly departures: ReadonlySet<Departure> } {
  const syntax = new SyntaxErrors(source, report);
  const departures = new Set<Departure>();
  const complain: OnSyntaxError = (offset, what, departure) => {
    departures.add(departure);
    syntax.add(departure === 'loss' ? 'json/broken' : 'json/syntax', offset, what);
  };
  const built = buildJson(text, {
    complain,
    twice: (member, first, pointer, isMerged) => {
      report.add(
        'yaml/duplicate-key',
        { key: member.key, isMerged },
        place(source, pointer, member.keyStart),
        [place(source, pointer, first.keyStart)],
      );
    },
    notFinite: ({ start }, pointer, written) =>
      report.add('number/not-finite', { written }, place(source, pointer, start)),
  });
  if (built.trailing !== undefined) complain(built.trailing, 'text after the end', 'loss');
  syntax.finish();
  if (built.cut) reportCut(source, text, byteLength, formats, built, report);
  return { built, departures };
}

/** Maximum sizes of database columns, which cut off longer texts. */
const COLUMN_SIZES: ReadonlyMap<number, string> = new Map([
  [65_535, 'the size of a MySQL TEXT column'],
  [16_777_215, 'the size of a MySQL MEDIUMTEXT column'],
]);

function reportCut(
  source: SourceId,
  text: string,
  byteLength: number,
  formats: readonly KnownFormat[],
  { data, dropped }: Built,
  report: Report,
): void {
  const kept = countEntries(data, formats);
  if (formatAmong(data, formats, source)?.kind === 'traffic') {
    report.add('traffic/truncated', { byte: byteLength, kept }, place(source, '', text.length));
    return;
  }
  const params = {
    byte: byteLength,
    column: COLUMN_SIZES.get(byteLength) ?? '',
    kept,
    dropped: dropped ? 1 : 0,
  };
  report.add('json/truncated', params, place(source, '', text.length));
  if (dropped) {
    const { pointer, offset } = dropped;
    report.add('json/fragment-dropped', { pointer }, place(source, pointer, offset));
  }
}

function place(source: SourceId, pointer: string, offset: number) {
  return { source, pointer, offset };
}

/** Normalizes values in place. */
class Tidy {
  /** The keys on the path to the current value. They are only joined to a JSON Pointer if a message needs it. */
  readonly #path: string[] = [];
  #breaks = false;

  constructor(
    readonly source: SourceId,
    readonly report: Report,
    readonly locator: () => Locator,
  ) {}

  value(value: unknown): unknown {
    if (typeof value === 'string') return value.includes('\r') ? this.#string(value) : value;
    if (typeof value === 'number') return this.#number(value);
    if (typeof value !== 'object' || value === null) return value;
    const container = value as Record<string, unknown>;
    for (const key of Object.keys(container)) {
      const member = container[key];
      this.#path.push(key);
      const tidied = this.value(member);
      this.#path.pop();
      // Assigning to `__proto__` would change the prototype.
      if (tidied !== member) Object.defineProperty(container, key, { value: tidied });
    }
    return value;
  }

  get #pointer(): string {
    return this.#path.map((key) => `/${escapePointer(key)}`).join('');
  }

  #string(value: string): string {
    if (this.#path.some((key) => DATA_KEYWORDS.has(key))) return value;
    const place = { source: this.source, pointer: this.#pointer };
    if (!this.#breaks) this.report.add('text/eol', {}, place);
    this.#breaks = true;
    return normalizeBreaks(value);
  }

  #number(value: number): number | bigint | null {
    if (isExact(value)) return value;
    const pointer = this.#pointer;
    const written = this.locator().scalarText(pointer) ?? String(value);
    if (Number.isFinite(value)) return exactNumber(written);
    this.report.add('number/not-finite', { written }, { source: this.source, pointer });
    return null;
  }
}
