/**
 * The reference is up to date. `npm run reference` generates it.
 *
 * @module-tag proof
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';
import { referencePages } from '../../scripts/reference/index.js';
import { changeExamples, OF_LIMIT, OF_LOCK } from '../../scripts/reference/rules.js';
import { CHANGE_RULES } from '../../src/api/compare/index.js';
import { changes, type Data } from '../../src/api/compare/test/changes.js';

const FOLDER = 'docs/reference';
const UPDATE = process.env['UPDATE'] === '1';

it('is up to date', async () => {
  const pages = new Map<string, string>();
  const options = await resolveConfig(`${FOLDER}/commands.md`);
  for (const [path, text] of await referencePages()) {
    pages.set(path, await format(text, { ...options, parser: 'markdown' }));
  }
  if (UPDATE) write(pages);
  const there = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.md'));
  expect(there.sort(), 'npm run reference').toEqual([...pages.keys()].sort());
  for (const [path, text] of pages) {
    const isSame = readFileSync(join(FOLDER, path), 'utf8') === text;
    expect(isSame, `${path} is old: npm run reference writes it`).toBe(true);
  }
});

it('has an example for every rule of diff, which raises it', async () => {
  const examples = changeExamples();
  const rules = Object.keys(CHANGE_RULES).filter(
    (rule) => !OF_LOCK.has(rule) && !OF_LIMIT.has(rule),
  );
  expect([...examples.keys()].sort(), 'each has one in src/api/compare/test/examples.yaml').toEqual(
    rules.sort(),
  );
  for (const [rule, { before, after }] of examples) {
    const raised = await changes(before as Data, after as Data);
    expect(
      raised.map((change) => change.rule),
      'its example in src/api/compare/test/examples.yaml must raise it',
    ).toContain(rule);
  }
});

function write(pages: ReadonlyMap<string, string>): void {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(FOLDER, path)), { recursive: true });
    writeFileSync(join(FOLDER, path), text);
  }
}
