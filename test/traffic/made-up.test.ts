/**
 * An undeclared API of 200 endpoints: its path templates are found, and no two endpoints are
 * merged. The suite reads 2,000 exchanges; `npm run proof traffic` reads 20,000, and checks time and
 * memory.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createReport } from '../../src/base/diagnostics/report.js';
import { endpointKey } from '../../src/model/path.js';
import { readRecordings, WHOLE_FORMATS } from '../../src/input/read/index.js';
import { declaredBases } from '../../src/input/read/traffic/declared-paths.js';
import { readCalls } from '../../src/input/read/traffic/index.js';
import { loadDocuments } from '../../src/input/source/index.js';
import { folderOfEachTest } from '../folder.js';
import { harText, MADE_UP_ENDPOINTS, madeUpCalls } from './made-up.js';

const isWhole = process.env['SCALE'] === 'all';
const EXCHANGES = isWhole ? 20_000 : 2000;

const folder = folderOfEachTest();

test('path templates are found, and no two endpoints are merged', async () => {
  const calls = madeUpCalls(EXCHANGES);
  const report = createReport();
  const bytes = new TextEncoder().encode(harText(calls));
  const files = [{ source: 'made-up.har', bytes }];
  const documents = await loadDocuments(files, report, { formats: WHOLE_FORMATS });
  const [recording] = readRecordings(documents, report);
  const exchanges = recording?.exchanges ?? [];
  const keyOf = new Map(exchanges.map((exchange, index) => [exchange, calls[index]?.key ?? '']));
  const wanted = new Set(calls.map(({ key }) => key));
  expect(wanted.size).toBe(MADE_UP_ENDPOINTS);
  const together: string[] = [];
  const found = new Set<string>();
  for (const { method, path, calls: own } of readCalls(exchanges, declaredBases([])).called) {
    const key = endpointKey(method, path);
    found.add(key);
    const meant = new Set(own.map(({ exchange }) => keyOf.get(exchange)));
    if (meant.size > 1) together.push(`${key} is ${[...meant].join(' and ')}`);
  }
  expect(together).toEqual([]);
  const right = [...found].filter((key) => wanted.has(key)).length;
  expect(right / wanted.size).toBeGreaterThanOrEqual(0.98);
  expect(right / found.size).toBeGreaterThanOrEqual(0.98);
});

/** Prints the peak memory of a process when it exits. */
const WATCH =
  "data:text/javascript,process.on('exit',()=>console.error(' memory '+process.resourceUsage().maxRSS/1024))";

test.runIf(isWhole)('20,000 exchanges take at most 20 s and 600 MB', () => {
  const program = fileURLToPath(new URL('../../dist/src/cli.js', import.meta.url));
  expect(existsSync(program), 'npm run build').toBe(true);
  writeFileSync(join(folder.path, 'made-up.har'), harText(madeUpCalls(EXCHANGES)));
  const words = ['generate', 'made-up.har', '--out', 'out', '--target', 'client,docs', '--quiet'];
  const began = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--import', WATCH, program, ...words], {
    cwd: folder.path,
    encoding: 'utf8',
  });
  const seconds = (performance.now() - began) / 1000;
  const memory = Number(/memory ([\d.]+)/.exec(stderr)?.[1]);
  console.log(`${EXCHANGES} exchanges: ${seconds.toFixed(1)} s, ${memory.toFixed(0)} MB`);
  expect(status, stderr).toBe(0);
  expect(seconds).toBeLessThan(20);
  expect(memory).toBeLessThan(600);
});
