/**
 * Twelve kinds of undeclared ids, called a few times or often: exactly the endpoints of each are
 * found. The suite tries three seeds; `npm run proof traffic` twenty, and prints precision and
 * recall of each kind.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { createReport } from '../../src/base/diagnostics/report.js';
import type { Api } from '../../src/model/api.js';
import { endpointKey } from '../../src/model/path.js';
import { readRecordings, WHOLE_FORMATS } from '../../src/input/read/index.js';
import { observedApis } from '../../src/input/read/traffic/index.js';
import { declaredApi } from '../../src/input/read/traffic/test/declared.js';
import { loadDocuments } from '../../src/input/source/index.js';
import {
  collectionOf,
  ID_KINDS,
  serviceCalls,
  type Service,
  type ServiceCall,
} from './id-kinds.js';
import { harText } from './made-up.js';

const isWhole = process.env['SCALE'] === 'all';
const SEEDS = isWhole ? Array.from({ length: 20 }, (_, index) => index + 1) : [1, 2, 3];

interface Score {
  found: number;
  wanted: number;
  right: number;
}

async function foundEndpoints(
  calls: readonly ServiceCall[],
  declared: readonly Api[],
): Promise<string[]> {
  const report = createReport();
  const files = [{ source: 'service.har', bytes: new TextEncoder().encode(harText(calls)) }];
  const documents = await loadDocuments(files, report, { formats: WHOLE_FORMATS });
  const apis = observedApis(readRecordings(documents, report), declared, {}, report);
  return apis.flatMap(({ endpoints }) =>
    endpoints.map(({ method, path }) => endpointKey(method, path)),
  );
}

/** Adds the results of one recording to the score of each kind. */
function score(
  scores: Map<string, Score>,
  service: Service,
  calls: readonly ServiceCall[],
  found: readonly string[],
  odd: Set<string>,
): void {
  for (const kind of ID_KINDS) {
    const { name } = kind;
    const collection = collectionOf(kind, service);
    const isOwn = (key: string): boolean => key.split(/[ /]+/)[1] === collection;
    const wanted = new Set(
      calls.flatMap(({ kind, key }) => (kind === name && key !== '' ? key : [])),
    );
    const own = found.filter(isOwn);
    const right = own.filter((key) => wanted.has(key));
    const one = scores.get(name) ?? { found: 0, wanted: 0, right: 0 };
    one.found += own.length;
    one.wanted += wanted.size;
    one.right += right.length;
    scores.set(name, one);
    for (const key of own) if (!wanted.has(key)) odd.add(`+ ${key}`);
    for (const key of wanted) if (!own.includes(key)) odd.add(`- ${key}`);
  }
}

async function judge(
  service: Omit<Service, 'seed'>,
  declaredOf: (calls: readonly ServiceCall[]) => readonly Api[] = () => [],
): Promise<void> {
  const scores = new Map<string, Score>();
  const odd = new Set<string>();
  for (const seed of SEEDS) {
    const seeded = { ...service, seed };
    const calls = serviceCalls(seeded);
    const found = await foundEndpoints(calls, declaredOf(calls));
    score(scores, seeded, calls, found, odd);
    for (const key of found) if (key.includes('/old/')) odd.add(`+ ${key}`);
  }
  const lines = [...scores].map(([name, { found, wanted, right }]) => {
    const [precision, recall] = [right / found, right / wanted];
    return { name, precision: precision.toFixed(3), recall: recall.toFixed(3) };
  });
  if (isWhole) {
    for (const { name, precision, recall } of lines)
      console.log(`${JSON.stringify(service)}  ${name.padEnd(10)} ${precision} ${recall}`);
  }
  const bad = lines.filter(
    ({ precision, recall }) => Number(precision) < 0.98 || Number(recall) < 0.98,
  );
  expect(bad, [...odd].sort().join('\n')).toEqual([]);
}

const declared = (calls: readonly ServiceCall[], isDeclared: (index: number) => boolean): Api[] => {
  const kinds = new Set(ID_KINDS.flatMap(({ name }, index) => (isDeclared(index) ? name : [])));
  const paths = new Set(calls.filter(({ kind }) => kinds.has(kind)).map(({ key }) => key));
  const named = [...paths].map((path) => {
    let count = 0;
    return path.replace(/\{\}/g, () => `{id${count++}}`);
  });
  return [declaredApi('https://api.b.io/v1', named)];
};

test.each([3, 12])('%i calls of each endpoint', (rounds) => judge({ rounds }));
test.runIf(isWhole)('30 calls of each endpoint', () => judge({ rounds: 30 }));
test('collections with names outside the word list', () => judge({ rounds: 3, isForeign: true }));
test('without a word list', () => judge({ rounds: 3, isUnlisted: true }));
test('next to a description of all endpoints', () =>
  judge({ rounds: 3 }, (calls) => declared(calls, () => true)));
test('next to a description of every second collection', () =>
  judge({ rounds: 3 }, (calls) => declared(calls, (index) => index % 2 === 0)));
