/** The order and the number of recordings change nothing, and more recordings rename nothing. */
import { expect, test } from 'vitest';
import { resolveConfig } from '../../src/run/config/config.js';
import { plainData } from '../../src/model/json.js';
import { toOpenApi } from '../../src/print/openapi/document.js';
import {
  runPipeline,
  type GenerateInput,
  type Generated,
} from '../../src/run/pipeline/generate.js';
import { fc, runs } from '../property.js';
import { harText, madeUpCalls, randomNumbers, type MadeUpCall } from './made-up.js';

async function read(
  recordings: readonly (readonly MadeUpCall[])[],
  more: Partial<GenerateInput> = {},
): Promise<Generated> {
  const files = recordings.map((calls, index) => ({
    source: `${index}.har`,
    bytes: new TextEncoder().encode(harText(calls)),
  }));
  const config = resolveConfig({ inputs: [], targets: {} });
  return runPipeline({ files, overlays: [], config, ...more });
}

/** The API and the names of its operations, without locations. */
function told({ api, names }: Generated): unknown {
  const document = JSON.stringify(plainData(toOpenApi(api)));
  return { document: JSON.parse(document) as unknown, operations: [...names.operations] };
}

/** The calls in another order. */
function shuffled(calls: readonly MadeUpCall[], seed: number): MadeUpCall[] {
  const random = randomNumbers(seed);
  const keyed = calls.map((call) => ({ call, at: random() }));
  return keyed.sort((a, b) => a.at - b.at).map(({ call }) => call);
}

const someCalls = fc
  .record({ seed: fc.nat(1000), from: fc.nat(150), count: fc.integer({ min: 1, max: 120 }) })
  .map(({ seed, from, count }) => madeUpCalls(from + count, seed).slice(from));

test('order and number of exchanges change nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      someCalls,
      fc.nat(),
      fc.integer({ min: 1, max: 4 }),
      async (calls, seed, files) => {
        const others = shuffled(calls, seed);
        const parts = Array.from({ length: files }, (_, file) =>
          others.filter((_call, index) => index % files === file),
        );
        expect(told(await read(parts))).toEqual(told(await read([calls])));
      },
    ),
    runs({ suite: 8, all: 300 }),
  );
});

test('more recordings rename nothing', async () => {
  await fc.assert(
    fc.asyncProperty(someCalls, someCalls, async (before, after) => {
      const first = await read([before]);
      const { names } = await read([before, after], { lock: first.lock });
      for (const [key, name] of first.names.operations) {
        // With more traffic, a literal segment may be recognized as an id, which removes the
        // endpoint.
        if (names.operations.has(key)) expect(names.operations.get(key)).toBe(name);
      }
    }),
    runs({ suite: 8, all: 300 }),
  );
});
