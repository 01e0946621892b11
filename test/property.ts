/**
 * Property tests, with one seed for all of them: a run of the suite tells of the change that is tested, and not of luck.
 * `SEED=random` takes a fresh one, and `SEED=123` that one; a failure prints which it was.
 */
import fc from 'fast-check';

const { SEED = '730170514' } = process.env;
const seed = SEED === 'random' ? Date.now() ^ (Math.random() * 0x7fffffff) : Number(SEED);
fc.configureGlobal({ seed });

/** Whether all examples are tried: `RUNS=all` does so with any seed. */
export const isWhole = SEED === 'random' || process.env['RUNS'] === 'all';

/**
 * How many examples a property is tried on. The suite takes the first of them, the same in every run: it finds what a
 * change breaks widely. `npm run test:random` takes all, and others each time: it finds what is rare.
 * @param suite how many the suite takes
 */
export function runs({ suite, all }: { readonly suite: number; readonly all: number }): {
  readonly numRuns: number;
} {
  return { numRuns: isWhole ? all : suite };
}

/** One of so many in the suite, and all of them where all examples are tried. */
export function sampled<T>(all: readonly T[], oneOf: number): readonly T[] {
  return isWhole ? all : all.filter((_, index) => index % oneOf === 0);
}

/**
 * One code point, of all that can stand alone. The unit `binary` is the same, and builds a table of all of them for
 * each arbitrary, which takes a second.
 */
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
