/** The generated checks accept the values of the sampler, with any seed. */
import { describe, expect, test } from 'vitest';
import { fc, runs, sampled } from '../property.js';
import { APIS } from '../subjects.js';
import { sampleAll } from './accepted.js';
import { anySchema, descriptionOf, suiteSchemas } from './schemas.js';

/**
 * Samples that cannot be sent: `fetch` rejects TRACE, a list that is separated by dots cannot
 * contain fractions, and servers reject `__proto__`.
 */
const KNOWN = [
  /TRACE/,
  /: must not contain "\."/,
  /is not allowed as a name at (?:\/[^/ ]+)*\/__proto__ /,
];

const unexpected = (refused: readonly string[]): string[] =>
  refused.filter((text) => !KNOWN.some((known) => known.test(text)));

/**
 * Schemas for which the sampler finds no value: one requires a property without declaring it, the
 * other requires an array that cannot exist.
 */
const NOT_FOUND = [
  "not: collect annotations inside a 'not', even if collection is disabled",
  'contains: contains keyword with boolean schema false',
];

describe.each(Object.entries(APIS))('%s', (_, files) => {
  test.each(sampled([0, 1, 2], 1))('seed %i', async (seed) => {
    const { refused, none } = await sampleAll(files, { seed });
    expect(unexpected(refused)).toEqual([]);
    expect(none).toEqual([]);
  });
});

test('the schemas of the JSON Schema Test Suite', { tags: 'proof' }, async () => {
  const schemas = suiteSchemas();
  const description = descriptionOf(schemas.map(({ schema }) => schema));
  const { refused, none } = await sampleAll([description], { formats: 'all' });
  expect(unexpected(refused)).toEqual([]);
  const nameless = none.map((text) => schemas[Number(/\d+/.exec(text)?.[0])]?.name);
  expect([...new Set(nameless)]).toEqual(NOT_FOUND);
});

test('random schemas', async () => {
  const { numRuns } = runs({ suite: 150, all: 600 });
  const schemas = fc.sample(anySchema, numRuns);
  const { refused, none } = await sampleAll([descriptionOf(schemas)], { seed: 3, formats: 'none' });
  expect(unexpected(refused)).toEqual([]);
  const empty = none.map((text) => schemas[Number(/\d+/.exec(text)?.[0])]);
  expect(empty).toEqual([]);
});
