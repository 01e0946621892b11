/** One hostile text in any one location of a description. */
import { expect, test } from 'vitest';
import { fc, runs } from '../property.js';
import { file } from '../stride.js';
import { runAll } from '../subjects.js';
import { faultsOf, nothingMayRun } from './faults.js';
import { swagger2 } from './swagger2.js';
import { FORMATS, HOSTILE } from './texts.js';

nothingMayRun();

/** Every text of a document: a value, or a key. */
type Place = readonly [path: readonly (string | number)[], key: boolean];

function placesOf(value: unknown, path: readonly (string | number)[] = []): Place[] {
  if (typeof value === 'string') return [[path, false]];
  if (Array.isArray(value)) return value.flatMap((item, index) => placesOf(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]): Place[] => [
    [[...path, key], true],
    ...placesOf(item, [...path, key]),
  ]);
}

/** A copy of a document with another text in one location. */
function replaced(value: unknown, [path, key]: Place, text: string): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((item, at) => (at === first ? replaced(item, [rest, key], text) : item));
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([name, item]) => {
      if (name !== first) return [name, item];
      return key && rest.length === 0 ? [text, item] : [name, replaced(item, [rest, key], text)];
    }),
  );
}

test.each(Object.keys(FORMATS))('%s with one hostile text in any one place', async (format) => {
  const honest: unknown = JSON.parse(
    JSON.stringify((FORMATS[format] ?? swagger2)((benign) => benign)),
  );
  const places = placesOf(honest);
  expect(places.length).toBeGreaterThan(70);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      fc.constantFrom(...Object.values(HOSTILE)),
      async (place, text) => {
        const generated = await runAll([file(`${format}.json`, replaced(honest, place, text))]);
        expect(faultsOf(generated)).toEqual([]);
      },
    ),
    runs({ suite: 30, all: 300 }),
  );
});
