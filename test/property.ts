/**
 * Property tests, with one seed for all of them: a run of the suite depends on the change under
 * test, and not on luck. `SEED=random` takes a new one, and `SEED=123` that one; a failure prints
 * its seed.
 */
import fc from 'fast-check';
import { isQuick } from './suite/scope.js';

const { SEED = '730170514' } = process.env;
const seed = SEED === 'random' ? Date.now() ^ (Math.random() * 0x7fffffff) : Number(SEED);
fc.configureGlobal({ seed });

/** Whether all examples are tried: `RUNS=all` does so with any seed. */
export const isWhole = SEED === 'random' || process.env['RUNS'] === 'all';

/** The part of the suite's examples that `npm test` tries. */
const QUICK_ONE_OF = 10;

/**
 * The number of examples for a property. The suite takes the first of them, the same in every run:
 * it finds widespread breakage. `npm test` takes a tenth of those. `npm run proof random` takes all,
 * with a new seed: it finds rare cases.
 * @param suite the number in `npm run test:all`
 */
export function runs({ suite, all }: { readonly suite: number; readonly all: number }): {
  readonly numRuns: number;
} {
  if (isWhole) return { numRuns: all };
  return { numRuns: isQuick ? Math.ceil(suite / QUICK_ONE_OF) : suite };
}

/** Returns a sample of examples, fewer in `npm test`, and all of them in `npm run proof random`. */
export function sampled<T>(all: readonly T[], oneOf: number): readonly T[] {
  const every = isQuick ? oneOf * QUICK_ONE_OF : oneOf;
  return isWhole ? all : all.filter((_, index) => index % every === 0);
}

/** True if all examples are tried: with `SEED=random`, or with `RUNS=all` and any seed. */
export const codePoint = fc.integer({ min: 0, max: 0x10f7ff }).map(
  (number) => String.fromCodePoint(number < 0xd800 ? number : number + 0x800),
  (text) => {
    const code = typeof text === 'string' ? (text.codePointAt(0) ?? -1) : -1;
    if (code < 0 || text !== String.fromCodePoint(code) || (code >= 0xd800 && code < 0xe000)) {
      throw new Error('no code point');
    }
    return code < 0xd800 ? code : code - 0x800;
  },
);

export { fc };
