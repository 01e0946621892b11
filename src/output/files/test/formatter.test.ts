/**
 * Tests that the project's formatter formats generated files. The formatter must be installed in the project, and runs
 * only if the generated text changed.
 */
import { describe, expect, test } from 'vitest';
import { formatterOf } from '../formatter.js';
import { outputOfEachTest } from './written.js';

const on = outputOfEachTest();

const CODE = 'export const a = "x";\n';

/** A formatter that converts known files to upper case, records its folder and arguments, and rejects one text. */
const FAKE = `
  const { appendFileSync, readFileSync } = require('node:fs');
  const text = readFileSync(0, 'utf8');
  appendFileSync('asked.txt', process.argv.slice(2).join(' ') + '\\n');
  if (text.includes('BROKEN')) { console.error('no such syntax\\nat all'); process.exit(2); }
  process.stdout.write(text.toUpperCase());
`;

function project(name: string, files: Record<string, string> = {}): void {
  const all = {
    'package.json': JSON.stringify({ devDependencies: { [name]: '1.0.0' } }),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) on.base.write(path, text);
}

function withCommand(name: string, bin = 'tool'): void {
  const home = `node_modules/${name}`;
  const installed = JSON.stringify({ name, bin: { [bin]: 'bin/run.js' } });
  project(name, { [`${home}/package.json`]: installed, [`${home}/bin/run.js`]: FAKE });
}

const AUTO = { format: 'auto' } as const;

describe('a project with a format command', () => {
  test.each([
    ['oxfmt', '--stdin-filepath=out/a.ts'],
    ['dprint', 'fmt --stdin out/a.ts'],
    ['@biomejs/biome', 'format --stdin-file-path=out/a.ts'],
  ])('formats generated files with %s', async (name, asked) => {
    withCommand(name);
    await on.run({ 'a.ts': CODE, 'b.html': '<p>x' }, AUTO);
    expect(on.read('out/a.ts')).toBe(CODE.toUpperCase());
    expect(on.read('out/b.html')).toBe('<p>x');
    expect(on.read('asked.txt')).toBe(`${asked}\n`);
  });

  test('does not format unchanged files again, and recognizes its formatted files', async () => {
    withCommand('oxfmt');
    await on.run({ 'a.ts': CODE, 'c.ts': 'c' }, AUTO);
    const again = await on.run({ 'a.ts': CODE, 'c.ts': 'd' }, AUTO);
    expect(again.verbs).toBe('keep a.ts, update c.ts');
    expect(on.read('asked.txt').split('\n')).toHaveLength(4);
    const checked = await on.prepare({ 'a.ts': CODE, 'c.ts': 'd' }, AUTO);
    expect(checked.plan.stale).toBe(false);
  });

  test('reports errors of the formatter, and nothing is written', async () => {
    withCommand('oxfmt');
    const { plan, codes } = await on.prepare({ 'a.ts': 'BROKEN' }, AUTO);
    expect([plan.refused, codes]).toEqual([true, ['output/not-formatted']]);
  });

  test('reports a missing formatter when there is something to format', async () => {
    project('oxfmt');
    expect((await on.prepare({ 'a.ts': CODE }, AUTO)).codes).toEqual(['output/not-formatted']);
    expect((await on.prepare({ 'a.html': CODE }, AUTO)).codes).toEqual([]);
  });

  test('formats new handlers, whatever formats the rest, and keeps them unformatted if that fails', async () => {
    withCommand('oxfmt');
    await on.run({ 'a.ts': CODE, 'handlers/h.ts': 'h', 'handlers/i.ts': 'BROKEN' });
    expect([on.read('out/a.ts'), on.read('handlers/h.ts'), on.read('handlers/i.ts')]).toEqual([
      ...[CODE, 'H', 'BROKEN'],
    ]);
  });
});

test('prettier uses the nearest configuration, and respects ignored files', async () => {
  project('prettier', { '.prettierrc': '{ "singleQuote": true, "semi": false }' });
  await on.run({ 'a.ts': CODE }, AUTO);
  expect(on.read('out/a.ts')).toBe("export const a = 'x'\n");
});

test('a formatter is searched in parent folders, and their order does not matter', () => {
  const named = { dependencies: { prettier: '3', oxfmt: '1' }, devDependencies: { dprint: '1' } };
  on.base.write('package.json', JSON.stringify(named));
  on.base.write('out/package.json', '{ "devDependencies": { "vitest": "4" } }');
  expect(formatterOf('auto', on.folder).name).toBe('oxfmt');
  expect(formatterOf('prettier', on.folder).name).toBe('prettier');
  expect(formatterOf('layout', on.folder).name).toBe('layout');
});

test('a project without a formatter gets the built-in layout', async () => {
  on.base.write('package.json', '{ "name": "none" }');
  await on.run({ 'a.ts': CODE }, AUTO);
  expect(on.read('out/a.ts')).toBe(CODE);
});
