/**
 * Descriptions from public bug reports of generators, and variants of them: what is read, and which errors and warnings
 * it causes. `UPDATE=1` writes the current outcome: read the difference before you commit it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { commandIn } from '../command.js';
import { folderOfAllTests } from '../folder.js';

const INPUTS = join(import.meta.dirname, 'inputs');
const EXPECTED = join(import.meta.dirname, 'expected.json');
const UPDATE = process.env['UPDATE'] === '1';

interface Outcome {
  readonly exit: number;
  readonly problems: readonly string[];
  readonly api: object;
}

/** The files without those in folders, and the description in each folder. */
const names = readdirSync(INPUTS, { withFileTypes: true })
  .flatMap((entry) => {
    if (!entry.isDirectory()) return entry.name;
    const inner = readdirSync(join(INPUTS, entry.name));
    return inner
      .filter((name) => !/^(?:lib|other)\./.test(name))
      .map((name) => `${entry.name}/${name}`);
  })
  .sort();

const expected = JSON.parse(readFileSync(EXPECTED, 'utf8')) as Record<string, Outcome>;
const found: Record<string, Outcome> = {};
const restitch = commandIn(() => INPUTS);
const folder = folderOfAllTests();

/** Returns the merged API of a description, and the errors and warnings that it causes. */
async function outcomeOf(name: string): Promise<Outcome> {
  const output = join(folder.path, name);
  const args = ['-o', output, '-t', 'openapi', '--format', 'json'];
  const { exit, out } = await restitch('generate', name, ...args);
  const { diagnostics } = JSON.parse(out) as Json;
  const problems = diagnostics.filter(({ severity }) => ['error', 'warning'].includes(severity));
  const api = JSON.parse(readFileSync(join(output, 'openapi.json'), 'utf8')) as object;
  return {
    exit,
    problems: [...new Set(problems.map(({ severity, code }) => `${severity} ${code}`))].sort(),
    api,
  };
}

interface Json {
  readonly diagnostics: readonly { severity: string; code: string }[];
}

test.each(names)('%s', async (name) => {
  const outcome = await outcomeOf(name);
  found[name] = outcome;
  if (!UPDATE) expect(outcome).toEqual(expected[name]);
});

afterAll(() => {
  if (UPDATE) writeFileSync(EXPECTED, `${JSON.stringify(found, null, 2)}\n`);
});
