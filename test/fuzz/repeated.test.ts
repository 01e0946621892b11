/**
 * Reading a document takes time in proportion to its size, however often a part of it occurs, and
 * however many problems are reported. The suite tries a few documents, the same in every run;
 * `REPEAT=500 npx vitest run test/fuzz/repeated.test.ts` tries that many, with more repetitions,
 * from the seed `SEED`.
 */
import { expect, test } from 'vitest';
import { formatDiagnostic, diagnosticJson } from '../../src/base/diagnostics/frame.js';
import { inReadingOrder } from '../../src/base/diagnostics/order.js';
import { createLocator } from '../../src/input/source/index.js';
import { runs } from '../property.js';
import { file, runDefended } from '../stride.js';
import { byFormat, ownSubjects, vocabularyOf, type Subject } from './documents.js';
import { randomOf } from './mutate.js';
import { repeated, type Repeated } from './repeated.js';
import { watchdog } from './watchdog.js';

const { REPEAT, SEED = '1' } = process.env;
const RUNS = Number(REPEAT ?? runs({ suite: 3, all: 3 }).numRuns);
/** The number of characters of the smallest document with repetitions. */
const SIZE = REPEAT === undefined ? 4_000 : 40_000;
/** How much larger the largest document is. */
const GROWTH = 8;
/**
 * A document may take this many times as long as its size predicts. Quadratic time would be eight
 * times as long.
 */
const MOST = 3.5;
/** Below this time in microseconds, the measurement is too inaccurate. */
const LEAST = 200_000;
const LONGEST_RUN = 600;

/** Documents that once took quadratic time. */
const KNOWN: readonly (readonly [string, string, (times: number) => string])[] = [
  ['errors.yaml', 'lines with a tab', (times) => API + '\t- a: b\n  ? x\n'.repeat(times)],
  [
    'references.yaml',
    'references without a target',
    (times) =>
      API +
      SCHEMAS +
      numbered(times, (at) => `    S${at}: { $ref: '#/components/schemas/N${at}' }\n`),
  ],
];
const API =
  "openapi: 3.0.0\ninfo: { title: T, version: '1' }\npaths: { /a: { get: { responses: {} } } }\n";
const SCHEMAS = 'components:\n  schemas:\n';

function numbered(times: number, row: (index: number) => string): string {
  return Array.from({ length: times }, (_, index) => row(index)).join('');
}

/** Reads a document and prints what is wrong with it. Returns the CPU time in microseconds. */
async function costOf(source: string, text: string): Promise<number> {
  const input = [{ ...file(source, text), named: true }];
  const before = process.cpuUsage();
  const { report, documents } = await runDefended(input, { targets: { openapi: true } });
  const locate = createLocator(documents);
  for (const one of inReadingOrder(report.list(), locate)) {
    formatDiagnostic(one, locate, { repeats: true });
    diagnosticJson(one, locate);
  }
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** Returns how many times as long a document takes as its size predicts; 1 for linear time. */
async function growthOf(source: string, { text }: Pick<Repeated, 'text'>): Promise<number> {
  const size = (times: number): number => text(times).length;
  const perTime = Math.max(1, (size(20) - size(10)) / 10);
  const times = Math.max(1, Math.ceil(SIZE / perTime));
  const [small, large] = [text(times), text(times * GROWTH)];
  const later = await costOf(source, large);
  if (later < LEAST) return 0;
  // The first run of some code takes longer, so the small document is measured twice.
  const first = Math.min(await costOf(source, small), await costOf(source, small));
  return later / first / (large.length / small.length);
}

test.each(KNOWN)('%s: %s take linear time', async (source, _, text) => {
  expect(await growthOf(source, { text })).toBeLessThan(MOST);
});

test(
  `a part that is repeated takes linear time (${RUNS} from seed ${SEED})`,
  { timeout: 24 * 3_600_000 },
  async () => {
    const own = ownSubjects();
    const formats = byFormat(own);
    const words = vocabularyOf(own);
    const slow: string[] = [];
    const { beat, stop } = watchdog('seed', LONGEST_RUN);
    for (let seed = Number(SEED); seed < Number(SEED) + RUNS; seed++) {
      const random = randomOf(seed);
      beat(seed);
      const from = formats[random(formats.length)] ?? own;
      const subject = from[random(from.length)] as Subject;
      const part = repeated(subject, words, random);
      const growth = await growthOf(subject.source, part);
      if (REPEAT !== undefined && growth > 1.5)
        process.stderr.write(`seed ${seed} ${growth.toFixed(1)} ${subject.source}: ${part.what}\n`);
      if (growth > MOST) slow.push(`seed ${seed}: ${subject.source}: ${part.what}`);
    }
    await stop();
    expect(slow).toEqual([]);
  },
);
