/**
 * Chains and nesting of every construct, tens of thousands deep: they end in a result, or in a
 * message with its location.
 */
import { expect, test } from 'vitest';
import { compareApis } from '../../src/api/compare/index.js';
import { inspectJson } from '../../src/run/pipeline/inspect/index.js';
import { TARGETS } from '../../src/output/targets/index.js';
import { fc, runs } from '../property.js';
import { run } from '../stride.js';

/** The text around a schema, before and after it. */
const SCHEMAS: readonly (readonly [before: string, after: string])[] = [
  ['{"items":', '}'],
  ['{"type":"array","prefixItems":[', ']}'],
  ['{"type":"array","contains":', '}'],
  ['{"properties":{"a":', '}}'],
  ['{"additionalProperties":', '}'],
  ['{"type":"object","patternProperties":{"^a":', '}}'],
  ['{"type":"object","propertyNames":', '}'],
  ['{"type":"object","dependentSchemas":{"a":', '}}'],
  ['{"type":"object","unevaluatedProperties":', '}'],
  ['{"allOf":[', ']}'],
  ['{"oneOf":[', ',{"type":"null"}]}'],
  ['{"anyOf":[', ',{"type":"null"}]}'],
  ['{"not":', '}'],
  ['{"if":{"type":"object"},"then":', '}'],
  ['', ''],
];

/** Other constructs that nest. */
const OTHERS: readonly (readonly [key: string, before: string, after: string])[] = [
  ['example', '[', ']'],
  ['default', '{"a":', '}'],
  ['enum', '[', ']'],
  ['x-note', '{"a":', '}'],
  ['$defs', '{"a":{"$defs":', '}}'],
];

function described(schemas: string): Uint8Array {
  const schema = '{"$ref":"#/components/schemas/S0"}';
  const reply = `{"200":{"description":"Good","content":{"application/json":{"schema":${schema}}}}}`;
  const paths = `{"/a":{"get":{"operationId":"read","responses":${reply}}}}`;
  return Buffer.from(
    `{"openapi":"3.1.0","info":{"title":"Deep","version":"1"},"servers":[{"url":"https://api.test"}],` +
      `"paths":${paths},"components":{"schemas":{${schemas}}}}`,
  );
}

async function problems(bytes: Uint8Array): Promise<{ codes: string[]; placed: boolean }> {
  const targets = Object.fromEntries(TARGETS.map(({ name }) => [name, true]));
  const generated = await run([{ source: 'deep.json', bytes }], { targets });
  const { report, api } = generated;
  // Display and comparison with earlier versions walk the schemas, too.
  JSON.stringify(inspectJson(generated));
  expect(compareApis(api, api)).toEqual([]);
  const found = report
    .list()
    .filter(({ severity }) => severity === 'error' || severity === 'warning');
  const deep = found.filter(({ code }) => /deep|cycle|depth/.test(code));
  return {
    codes: deep.map(({ code }) => code),
    placed: deep.every(({ location }) => location?.source === 'deep.json'),
  };
}

test('deeply nested schemas', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SCHEMAS.filter(([before]) => before !== '')),
      fc.integer({ min: 250, max: 50_000 }),
      async ([before, after], depth) => {
        const nest = before.repeat(depth) + '{}' + after.repeat(depth);
        const { codes, placed } = await problems(described(`"S0":${nest}`));
        expect([codes.slice(0, 1), placed]).toEqual([['file/too-deep'], true]);
      },
    ),
    runs({ suite: 20, all: 100 }),
  );
});

test('deeply nested values', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...OTHERS),
      fc.integer({ min: 250, max: 50_000 }),
      async ([key, before, after], depth) => {
        const nest = before.repeat(depth) + '{}' + after.repeat(depth);
        const { codes, placed } = await problems(
          described(`"S0":{"type":"object","${key}":${nest}}`),
        );
        expect([codes.slice(0, 1), placed]).toEqual([['file/too-deep'], true]);
      },
    ),
    runs({ suite: 10, all: 50 }),
  );
});

/** Each schema refers to the next; the last one is plain, or refers to the first. */
test.each([
  ['a chain', '{"type":"object"}'],
  ['a circle', '{"$ref":"#/components/schemas/S0"}'],
])('%s of schemas', async (_, last) => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...SCHEMAS),
      fc.constantFrom(1200, 50_000),
      async ([before, after], length) => {
        const count = isShort ? 1200 : length;
        const links = Array.from(
          { length: count },
          (_item, at) => `"S${at}":${before}{"$ref":"#/components/schemas/S${at + 1}"}${after}`,
        );
        const { placed } = await problems(described(`${links.join()},"S${count}":${last}`));
        expect(placed).toBe(true);
      },
    ),
    runs({ suite: 4, all: 30 }),
  );
});

/**
 * The suite uses chains that exceed the supported length only a little; `npm run proof random` uses
 * long ones.
 */
const isShort = runs({ suite: 1, all: 2 }).numRuns === 1;
