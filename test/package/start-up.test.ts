/** @module-tag proof */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtCommand } from '../built.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'restitch-start-'));

beforeAll(() => {
  mkdirSync(join(folder, 'node_modules'));
  cpSync(join(ROOT, 'specs/stride'), join(folder, 'specs'), { recursive: true });
  const config = {
    inputs: ['specs/*.swagger.yaml', 'specs/*.postman.json'],
    targets: { server: { handlers: 'handlers' } },
  };
  writeFileSync(join(folder, 'restitch.config.json'), JSON.stringify(config));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The scripts that a run of the command loads, from the coverage that V8 writes. */
function loadedBy(...words: string[]): string[] {
  return scriptsOf([builtCommand(), ...words]);
}

function scriptsOf(words: readonly string[]): string[] {
  const coverage = mkdtempSync(join(folder, 'coverage-'));
  const env = { ...process.env, NODE_V8_COVERAGE: coverage };
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const urls = readdirSync(coverage).flatMap((name) => {
    const text = readFileSync(join(coverage, name), 'utf8');
    return (JSON.parse(text) as { result: { url: string }[] }).result.map(({ url }) => url);
  });
  return urls.filter((url) => url.startsWith('file:'));
}

const HEAVY = ['prettier/index', 'prettier/plugins', 'prettier/standalone', 'jiti', 'json-p3'];

test('modules are loaded only when they are needed', () => {
  const first = loadedBy('generate');
  expect(first.filter((url) => HEAVY.some((name) => url.includes(name)))).toEqual([]);
  expect(first.length).toBeLessThan(40);

  const again = loadedBy('generate');
  const parts = again.flatMap((url) => /part_(?<name>\w+)-/.exec(url)?.groups?.name ?? []);
  expect(parts).toEqual(['start']);

  expect(loadedBy('--version').filter((url) => url.includes('node_modules'))).toEqual([]);
});

test('handlers are read without a parser, and only edited files are parsed', () => {
  const isParser = (url: string): boolean => url.includes('prettier/plugins/typescript');
  const handlers = join(folder, 'handlers');
  const [name = ''] = readdirSync(handlers).filter((one) => one.endsWith('.ts'));
  const text = readFileSync(join(handlers, name), 'utf8');

  writeFileSync(join(handlers, name), `${text}\nexport const mine = 1;\n`);
  expect(loadedBy('generate').filter(isParser)).toEqual([]);

  // The deleted stub is added again after the others, which requires a parser.
  const withoutLast = text.slice(0, text.lastIndexOf('\n\n'));
  writeFileSync(join(handlers, name), `${withoutLast}\n`);
  expect(loadedBy('generate', '--restore').filter(isParser)).toHaveLength(1);
});

test('the kit loads no package and no code that reads or renders', () => {
  const entry = join(ROOT, 'dist/src/kit.js');
  const loaded = scriptsOf(['--input-type=module', '-e', `await import(${JSON.stringify(entry)})`]);
  expect(loaded).toContainEqual(expect.stringContaining('dist/src/kit.js'));
  const heavy = [...HEAVY, '/node_modules/', '/part_'];
  expect(loaded.filter((url) => heavy.some((name) => url.includes(name)))).toEqual([]);
});
