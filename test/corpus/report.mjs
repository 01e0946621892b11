/** The results of a run over the corpus: the table, and the criteria for failures. */
import { existsSync, readFileSync } from 'node:fs';

/** Kinds of failures, and the field of a record for each. */
export const FAILURES = [
  ['crashes', ({ crash }) => (crash === undefined ? [] : [crash.split('\n')[0]])],
  ['invalid exports', ({ invalid }) => invalid],
  ['read-back differences', ({ differences }) => differences],
  ['documents that do not compile', ({ compile }) => compile],
  ['documents not compiled in whole', ({ uncompiled }) => uncompiled],
  ['documents that are not exact', ({ inexact }) => inexact],
];

/** Everything that is wrong with a document. */
export function failuresOf(record) {
  return FAILURES.flatMap(([, of]) => of(record) ?? []);
}

/** Prints counts, the compiler's errors by code, and the failures of every document. */
export function print(records, { details, seconds }) {
  const rows = [
    ['documents', records.length],
    [
      'documents with errors of their own',
      records.filter(({ errors }) => errors?.length > 0).length,
    ],
    ['documents without endpoints', records.filter(({ endpoints }) => endpoints === 0).length],
    ...FAILURES.map(([name, of]) => [name, records.filter((one) => of(one)?.length > 0).length]),
    ...codes(records).map(([code, count, where]) => [`  ${code}`, `${count} in ${where}`]),
    ['endpoints', sum(records, 'endpoints')],
    ['lines', sum(records, 'lines')],
    ['seconds of generating', Math.round(sum(records, 'ms') / 1000)],
    ['seconds in all', Math.round(seconds)],
  ];
  if (details) {
    for (const record of records) {
      const failures = failuresOf(record);
      if (failures.length === 0) continue;
      console.log(`${record.name}\n${failures.map((text) => `    ${text}`).join('\n')}`);
    }
  }
  for (const { name, ms } of records.filter(({ ms }) => ms > 10_000)) {
    console.log(`slow: ${name} took ${(ms / 1000).toFixed(1)} s`);
  }
  for (const [name, value] of rows) console.log(`${name.padEnd(36)} ${value}`);
}

function codes(records) {
  const found = new Map();
  for (const { name, compile = [] } of records) {
    for (const error of compile) {
      const code = /TS\d+/.exec(error)?.[0] ?? 'TS?';
      const { count, names } = found.get(code) ?? { count: 0, names: new Set() };
      found.set(code, { count: count + 1, names: names.add(name) });
    }
  }
  return [...found]
    .map(([code, { count, names }]) => [code, count, names.size])
    .sort((a, b) => b[2] - a[2]);
}

const sum = (records, key) => records.reduce((total, record) => total + (record[key] ?? 0), 0);

/**
 * Compares the failures with the list of known ones, which may only shrink.
 * @param whole true if every check that documents may fail was run
 * @returns the required work, a line each; empty if everything is as expected
 */
export function verdict(records, file, whole) {
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return records.flatMap((record) => {
    const fails = failuresOf(record).length > 0;
    const isKnown = Object.hasOwn(known, record.name);
    if (fails === isKnown || (isKnown && !whole)) return [];
    return fails ? `fails: ${record.name}` : `fails no longer, strike it out: ${record.name}`;
  });
}
