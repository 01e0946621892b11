/** Every diagnostic is used, and raised by a case or a situation. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { CATALOG } from '../../src/base/diagnostics/catalog.js';
import { all, filesBelow, isTest, root } from './files.js';

const codes = Object.keys(CATALOG);

/** Mistakes of restitch, which no input raises. The tests of their folders raise them. */
const OWN_MISTAKES: ReadonlySet<string> = new Set(['account/lost']);

test('every code is used', () => {
  const text = all
    .filter((path) => !isTest(path) && !path.startsWith('src/base/diagnostics/catalog'))
    .map((path) => readFileSync(join(root, path), 'utf8'))
    .join('\n');
  expect(
    codes.filter((code) => !text.includes(`'${code}'`)),
    'report it where it is detected, or remove it from src/base/diagnostics/catalog',
  ).toEqual([]);
});

test('every code is raised by a case, or by a situation that needs more than a description', () => {
  const raised = new Set(
    filesBelow('test/cases')
      .filter((path) => path.endsWith('/diagnostics.txt'))
      .flatMap((path) => readFileSync(join(root, path), 'utf8').split('\n'))
      .flatMap((line) => /^(?:error|warning|info|hint) ([\w-]+\/[\w-]+)/.exec(line)?.[1] ?? []),
  );
  // The test of the reference raises the diagnostic of each situation.
  const situations = readFileSync(join(root, 'scripts/reference/situations.yaml'), 'utf8');
  for (const code of Object.keys(parse(situations) as object)) raised.add(code);
  expect(
    codes.filter((code) => !raised.has(code) && !OWN_MISTAKES.has(code)),
    'add a case to test/cases that raises it, or, if no description can raise it, a situation to scripts/reference/situations.yaml',
  ).toEqual([]);
});
