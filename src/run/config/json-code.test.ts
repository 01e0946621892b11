/** A configuration in JSON is only data. No code runs, whatever the configuration names. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { commandIn } from '../../../test/command.js';
import { folderOfEachTest } from '../../../test/folder.js';

const folder = folderOfEachTest();
const { write } = folder;
const restitch = commandIn(() => folder.path);
const ran = (): boolean => existsSync(join(folder.path, 'ran.txt'));

beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
  write(
    'api.yaml',
    "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: { /pets: { get: { responses: { '204': { description: None } } } } }",
  );
  const trace = `import { writeFileSync } from 'node:fs';
writeFileSync(${JSON.stringify(join(folder.path, 'ran.txt'))}, '');`;
  // The file would be a valid target, template and configuration if it were loaded.
  const target = `${trace}\nexport default { name: 'csv', inputs: 'api.yaml', render: () => [] };`;
  write('evil.mjs', target);
  write('node_modules/evil/package.json', { name: 'evil', type: 'module', exports: './index.js' });
  write('node_modules/evil/index.js', target);
});

const inputs = 'api.yaml';
const code: readonly (readonly [name: string, config: object])[] = [
  ['a target that is a file', { inputs, customTargets: ['./evil.mjs'] }],
  ['a target that is a package', { inputs, customTargets: ['evil'] }],
  ['a target beside a mistake', { customTargets: ['./evil.mjs'] }],
  ['a target of one API of several', { apis: { a: { inputs, customTargets: ['evil'] } } }],
  ['a target of an API of a list', [{ inputs, customTargets: ['evil'] }]],
  ['a template', { inputs, templates: { 'client/operation': './evil.mjs' } }],
];

it.each(code)('rejects %s, and runs no code', async (_, config) => {
  write('restitch.config.json', config);
  for (const command of ['generate', 'check', 'inspect']) {
    const { exit, err } = await restitch(command);
    expect([command, exit, ran()]).toEqual([command, 1, false]);
    expect(err).toContain('config/json-code');
    expect(err).toMatch(/restitch\.config\.json(:\d+:\d+| \/0\/)/);
  }
});

it.each([
  [{ inputs, plugins: ['evil'] }, 'config/unknown-key'],
  [{ inputs, extends: './evil.mjs' }, 'config/unknown-key'],
  [{ inputs, targets: { client: './evil.mjs' } }, 'config/type'],
  [{ inputs, targets: { './evil.mjs': true } }, 'config/unknown-key'],
  [{ inputs, format: './evil.mjs' }, 'config/type'],
  [{ apis: { a: './evil.mjs' } }, 'config/type'],
  ['./evil.mjs', 'config/type'],
])('runs no code for %j', async (config, problem) => {
  write('restitch.config.json', JSON.stringify(config));
  const { exit, err } = await restitch('generate');
  expect([exit, ran()]).toEqual([1, false]);
  expect(err).toContain(problem);
});
