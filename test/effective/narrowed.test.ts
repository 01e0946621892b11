/** `diff` reports every change of one keyword that allows fewer or different values. */
import { expect, it } from 'vitest';
import { compareApis, type Change } from '../../src/api/compare/index.js';
import type { Api } from '../../src/model/api.js';
import { fc, runs } from '../property.js';
import { changed, made as madeFor, random } from '../zod/values.js';
import { alteration } from './altered.js';
import { bodyOf, description, generated, judgeOf } from './described.js';
import type { Tree } from './trees.js';

/** A tree as the body of a request and of a response, and values that fit it or nearly do. */
interface Compared {
  readonly fits: (value: unknown) => boolean;
  readonly sent: Api;
  readonly received: Api;
  readonly values: readonly unknown[];
}

async function compared(tree: Tree, next: () => number): Promise<Compared> {
  const { api: sent } = await generated(description(tree));
  const content = { 'application/json': { schema: tree.schema } };
  const responses = { 200: { description: 'Valid', content } };
  const { api: received } = await generated(
    description(tree, { responses, requestBody: undefined }),
  );
  const samples = [0, 1, 2, 3, 4, 5, 6, 7].flatMap(
    (seed) => madeFor(bodyOf({ api: sent }), sent, 'write', seed) ?? [],
  );
  const near = [...samples, ...samples, ...samples].map((sample) => changed(sample, next));
  return { fits: judgeOf(tree), sent, received, values: [...samples, ...near] };
}

function isBreaking({ severity }: Change): boolean {
  return severity === 'breaking';
}

/** Callers ignore properties that they do not know. */
function isOpened({ rule }: Change): boolean {
  return rule === 'object/opened';
}

it('a value that a request no longer accepts, or that is new in a response, is a breaking change', async () => {
  const next = random(2);
  const times = runs({ suite: 20, all: 600 });
  let found = 0;
  await fc.assert(
    fc.asyncProperty(alteration, async ({ before, afters }) => {
      const old = await compared(before, next);
      for (const after of afters) {
        const fresh = await compared(after, next);
        const values = [...old.values, ...fresh.values];
        for (const [wide, narrow] of [
          [old, fresh],
          [fresh, old],
        ] as const) {
          const lost = values.find((value) => wide.fits(value) && !narrow.fits(value));
          if (lost === undefined) continue;
          found += 1;
          const request = compareApis(wide.sent, narrow.sent);
          const response = compareApis(narrow.received, wide.received);
          const isTold =
            request.some(isBreaking) &&
            response.some((change) => isBreaking(change) || isOpened(change));
          if (!isTold) throw new Error(JSON.stringify({ lost, before, after }));
        }
      }
    }),
    times,
  );
  expect(found).toBeGreaterThan(times.numRuns / 2);
});
