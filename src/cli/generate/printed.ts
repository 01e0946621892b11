/** Remembers the diagnostics of earlier runs, so that a run prints only new ones. */
import type { Diagnostic, Repeat } from '../../base/diagnostics/report.js';
import type { FailOn } from '../../run/config/config.js';
import { counted } from '../../base/foundation/counted.js';
import { isPlainObject } from '../../base/foundation/plain-object.js';
import { sha256 } from '../hash.js';
import type { Job } from '../job/job.js';
import { fails } from '../print.js';
import { cacheFile, readCache, writeCache } from './unchanged.js';

/** The locations of each message in each document. Messages and locations are stored as hashes. */
export type Printed = ReadonlyMap<string, ReadonlySet<string>>;

const ENDING = '.printed.json';

/** Reads the diagnostics of the last run. The result is empty if there is no cache. */
export function readPrinted(job: Job): Printed {
  try {
    const data: unknown = JSON.parse(readCache(cacheFile(job, ENDING))?.toString() ?? '{}');
    const entries = isPlainObject(data) ? Object.entries(data) : [];
    return new Map(
      entries.map(([key, places]) => [
        key,
        new Set(Array.isArray(places) ? places.map(String) : []),
      ]),
    );
  } catch {
    return new Map();
  }
}

/** Stores the diagnostics of a run for the next one. */
export async function keepPrinted(job: Job, diagnostics: readonly Diagnostic[]): Promise<void> {
  const file = cacheFile(job, ENDING);
  if (file === undefined) return;
  const places = [...placesOf(diagnostics)].map(([key, found]) => [key, [...found]]);
  await writeCache(file, JSON.stringify(Object.fromEntries(places)) + '\n');
}

/** The diagnostics to print, and a line with the number of those that earlier runs have already printed. */
export interface News {
  readonly shown: readonly Diagnostic[];
  /** Empty if all diagnostics are new. */
  readonly asBefore: string;
}

/**
 * Selects the diagnostics that earlier runs have not printed, and all diagnostics that make the run fail.
 * @param failOn the severity that makes a run fail, in addition to errors
 */
export function newsAmong(
  diagnostics: readonly Diagnostic[],
  printed: Printed,
  failOn: FailOn,
): News {
  const now = placesOf(diagnostics);
  const isNew = (code: string, { message, location }: Repeat): boolean => {
    const key = keyOf(code, message, location?.source);
    const before = printed.get(key);
    // Locations are counted, not compared, because an edit further up in the file moves all locations below it.
    if (before === undefined || (now.get(key)?.size ?? 0) > before.size) {
      return before?.has(placeOf(location)) !== true;
    }
    return false;
  };
  const shown: Diagnostic[] = [];
  const known: Diagnostic[] = [];
  for (const diagnostic of diagnostics) {
    const all = occurrencesOf(diagnostic);
    const found = all.filter((one) => isNew(diagnostic.code, one));
    const [first, ...repeats] = found;
    if (found.length === all.length || fails([diagnostic], failOn)) shown.push(diagnostic);
    else if (first === undefined) known.push(diagnostic);
    else shown.push({ ...diagnostic, ...first, repeats, count: found.length });
  }
  return { shown, asBefore: asBeforeText(known) };
}

/**
 * Counts diagnostics: `3 warnings and 16 info messages are the same as in the last run: --verbose shows them`. The text is
 * empty if there are none.
 */
export function asBeforeText(diagnostics: readonly Diagnostic[]): string {
  const count = (of: Diagnostic['severity']): number =>
    diagnostics.filter(({ severity }) => severity === of).length;
  const counts: [number, string][] = [
    [count('warning'), 'warning'],
    [count('info'), 'info message'],
  ];
  const parts = counts.filter(([many]) => many > 0).map(([many, word]) => counted(many, word));
  if (parts.length === 0) return '';
  const isOne = counts.reduce((sum, [many]) => sum + many, 0) === 1;
  const [verb, them] = isOne ? ['is', 'it'] : ['are', 'them'];
  return `${parts.join(' and ')} ${verb} the same as in the last run: --verbose shows ${them}\n`;
}

function occurrencesOf({ message, location, repeats = [] }: Diagnostic): Repeat[] {
  return [{ message, ...(location && { location }) }, ...repeats];
}

function placesOf(diagnostics: readonly Diagnostic[]): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>();
  for (const diagnostic of diagnostics) {
    for (const { message, location } of occurrencesOf(diagnostic)) {
      const key = keyOf(diagnostic.code, message, location?.source);
      const known = places.get(key) ?? new Set();
      places.set(key, known.add(placeOf(location)));
    }
  }
  return places;
}

function keyOf(code: string, message: string, source = ''): string {
  return sha256(`${code}\0${message}\0${source}`).slice(0, 16);
}

function placeOf(location: Repeat['location']): string {
  return sha256(
    `${location?.pointer}\0${location?.on}\0${location?.pointer === '' ? location.offset : ''}`,
  ).slice(0, 8);
}
