/**
 * Every key of a configuration takes every value that its rule, its page, its type and its JSON Schema name.
 *
 * @module-tag proof
 */
import { Ajv } from 'ajv';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { schemaFiles } from '../../scripts/schemas/index.js';
import { checkConfig } from '../../src/run/config/check.js';
import { packageModules } from '../../src/cli/job/job.js';
import { findConfig, loadConfig } from '../../src/run/config/load.js';
import { createReport } from '../../src/base/diagnostics/report.js';
import { builtCommand } from '../built.js';
import { compile } from '../compiler.js';
import { folderOfEachTest } from '../folder.js';
import {
  configText,
  nameOf,
  shownOnPage,
  statedByPage,
  statedByRules,
  type Statement,
} from './statements.js';

const ROOT = join(import.meta.dirname, '../..');
const folder = folderOfEachTest();

/** The configurations, read from one file of JavaScript. */
async function loaded(statements: readonly Statement[]): Promise<readonly unknown[]> {
  const all = statements.map(configText).join(',\n');
  folder.write('restitch.config.mjs', `export default [\n${all}\n];\n`);
  const report = createReport();
  const { value } = await loadConfig(findConfig(folder.path) ?? '', report, packageModules);
  expect(report.list()).toEqual([]);
  return value as readonly unknown[];
}

/** The errors of the loader for a configuration. */
function complaints(value: unknown): string[] {
  const report = createReport();
  checkConfig(value, 'restitch.config.mjs', report);
  return report
    .list()
    .flatMap(({ code, message }) => (NOT_OF_RULES.includes(code) ? [] : [message]));
}

/** Limits beyond rules and types: keys that a record needs, and reserved names of targets. */
const NOT_OF_RULES = [
  ...['config/required', 'config/target-name', 'config/target-folder', 'config/target-needs'],
];

it.each([
  ['rules', statedByRules],
  ['the page', statedByPage],
])('a file may set every key of %s', async (_, statements) => {
  const all = statements();
  const values = await loaded(all);
  const refused = all.flatMap((one, at) => complaints(values[at]).map((why) => [nameOf(one), why]));
  expect(refused).toEqual([]);
});

it('a page of the reference names every key', () => {
  const onPage = new Set(shownOnPage().map(({ path }) => path.join('.')));
  const keys = new Set(statedByRules().map(({ path }) => path));
  const unnamed = [...keys]
    .filter(([first]) => first !== 'templates')
    .filter((path) => !(path.length === 2 && path[0] === 'targets'))
    .map((path) => path.join('.'))
    .filter((path) => !onPage.has(path));
  expect(unnamed).toEqual([]);
});

/** Keys that JSON cannot have, because their values are functions. */
const ONLY_CODE = ['customTargets', 'templates'];

it('the JSON Schema accepts the same keys', async () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictRequired: false });
  const validate = ajv.compile(schemaFiles().get('config.json') ?? {});
  const all = statedByRules().filter(({ path, value }) => {
    return !value.includes('=>') && !ONLY_CODE.includes(path[0] ?? '');
  });
  const values = await loaded(all);
  expect(all.filter((_, at) => !validate(values[at])).map(nameOf)).toEqual([]);
});

it('the types, in the code and on the page, accept the same keys', () => {
  const pages = new Map(shownOnPage().map(({ path, type }) => [path.join('.'), type]));
  // Each template has a different return type, and a custom target has a type parameter.
  const all = statedByRules().filter(({ path }) => !ONLY_CODE.includes(path[0] ?? ''));
  const own = all.map((one) => `  ${configText(one)},`);
  const shown = all.flatMap(({ path, value }, at) => {
    const type = pages.get(path.join('.'));
    return type === undefined ? [] : `export const shown${at}: ${typescriptOf(type)} = ${value};`;
  });
  const config = `import type { UserConfig } from 'restitch';\nexport const all: readonly UserConfig[] = [`;
  folder.write('all.ts', [config, ...own, '];', ...shown].join('\n'));
  folder.write('tsconfig.json', {
    compilerOptions: {
      ...{ strict: true, noEmit: true, target: 'es2022', module: 'nodenext', types: ['node'] },
      ...{ typeRoots: [join(ROOT, 'node_modules/@types')] },
      paths: { restitch: [join(dirname(builtCommand()), 'index.d.ts')] },
    },
    files: ['all.ts'],
  });
  expect(compile(folder.path)).toBe('');
});

function typescriptOf(type: string): string {
  return type.replaceAll('{ … }', 'object').replaceAll('[name]', '[name: string]');
}

it.each([
  [{ targets: { server: { formats: 'ipv5' } } }, '"targets.server.formats" must be "all" or'],
  [{ targets: { server: { formats: ['all'] } } }, '"targets.server.formats[0]" must be "email" or'],
  [{ targets: { server: { formats: 4 } } }, 'or a list of strings'],
  [{ targets: { docs: { tryIt: 'yes' } } }, '"targets.docs.tryIt" must be a boolean or an object'],
  [{ inputs: {} }, '"inputs" must be a string or a list of strings'],
  [{ include: 'pets' }, '"include" must be an object or a list of objects'],
])('a wrong %j gets a message with the expected type', (value, words) => {
  expect(complaints({ inputs: [], ...value }).join()).toContain(words);
});
