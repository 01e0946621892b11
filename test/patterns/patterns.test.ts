/**
 * Regular expressions of restitch match text of descriptions: a slow one lets a description stop a
 * build. Each is proven to be linear by `npm run proof patterns`, which writes the proven ones into
 * `proved.json`, or has a reason in `reasons.ts`.
 *
 * @module-tag proof
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { sources, walk } from '../architecture/codebase.js';
import { REASONS } from './reasons.js';

const PROVED = join(import.meta.dirname, 'proved.json');
const proved = new Set(JSON.parse(readFileSync(PROVED, 'utf8')) as string[]);

const used = new Set<string>();
for (const { tree } of sources) {
  walk(tree, (node) => {
    if (ts.isRegularExpressionLiteral(node)) used.add(node.text);
  });
}

/** `new`: only patterns outside of the list; `all`: all of them again. */
const asked = process.env['PROVE'];

test.runIf(asked)('new patterns are proven', { timeout: 3_600_000 }, () => {
  const wanted = [...used].filter((pattern) => !(pattern in REASONS));
  const known = asked === 'all' ? [] : wanted.filter((pattern) => proved.has(pattern));
  const input = JSON.stringify(wanted.filter((pattern) => !known.includes(pattern)));
  const prover = join(import.meta.dirname, 'prove.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [prover], {
    input,
    encoding: 'utf8',
  });
  // npm prints warnings about its settings to stderr while it installs the prover.
  expect(status, stderr).toBe(0);
  const list = [...known, ...(JSON.parse(stdout) as string[])].sort();
  writeFileSync(PROVED, JSON.stringify(list, null, 2) + '\n');
  proved.clear();
  for (const pattern of list) proved.add(pattern);
});

test('every pattern is proven to be linear, or has a reason', () => {
  const doubtful = [...used].filter((pattern) => !proved.has(pattern) && !(pattern in REASONS));
  expect(doubtful, 'run npm run proof patterns; what it does not prove needs another form').toEqual(
    [],
  );
});

test('every reason belongs to an existing pattern', () => {
  expect(Object.keys(REASONS).filter((pattern) => !used.has(pattern))).toEqual([]);
});
