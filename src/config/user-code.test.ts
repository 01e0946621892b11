/** Targets and templates of the user that fail: what is said of them, and what is left of the run. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { commandIn } from '../../test/command.js';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'restitch-user-code-')));
  mkdirSync(join(folder, '.git'));
  write(
    'api.yaml',
    `swagger: '2.0'
info: { title: Pets, version: 1.2.3 }
host: api.pets.dev
schemes: [https]
security: []
paths:
  /pets:
    get:
      responses:
        '204': { description: None }
`,
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const restitch = commandIn(() => folder);

const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);

function configure(more: string): void {
  write(
    'restitch.config.mjs',
    `export default { inputs: 'api.yaml', targets: { client: true, openapi: true },\n${more} };\n`,
  );
}

it.each([
  ['throws', "render() {\n  throw new Error('no luck');\n}", /:3:9: no luck/],
  ['throws late', '*render() {\n  yield null.path;\n}', /:3:14: Cannot read/],
  ['gives no files', 'render: () => undefined', /the target csv failed: .* is not iterable/],
  [
    'gives a file without a text',
    "render: () => [{ path: 'a.csv' }]",
    /a file needs a path and a text/,
  ],
])('a target that %s is named, and costs only itself', async (_, render, message) => {
  configure(`customTargets: [{ name: 'csv', ${render} }]`);
  const { exit, out, err } = await restitch('generate');
  expect([exit, err]).toEqual([1, expect.stringMatching(message)]);
  expect(err).toContain('error config/user-code: the target csv failed');
  expect(err).not.toMatch(/internal error|bug in restitch/);
  expect(out).toContain('created');
  expect(readFileSync(join(folder, 'generated/openapi.json'), 'utf8')).toContain('/pets');
});

it('a template that throws is named with its line', async () => {
  write('templates.mjs', "export const operation = () => {\n  throw new Error('no luck');\n};\n");
  const templates = "templates: { 'client/operation': operation }";
  configure(templates);
  write(
    'restitch.config.mjs',
    `import { operation } from './templates.mjs';\n${readFileSync(join(folder, 'restitch.config.mjs'), 'utf8')}`,
  );
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([1, expect.stringMatching(/templates\.mjs:2:9: no luck/)]);
  expect(err).toContain('the template client/operation failed at');
});

it('what a target failed to make is left as it is', async () => {
  const good = "render: () => [{ path: 'a.csv', ownership: 'generated', text: 'a' }]";
  configure(`customTargets: [{ name: 'csv', ${good} }]`);
  expect((await restitch('generate')).exit).toBe(0);
  rmSync(join(folder, 'restitch.config.mjs'));
  write(
    'restitch.config.js',
    `export default { inputs: 'api.yaml', customTargets: [{ name: 'csv', render() { throw 1; } }] };`,
  );
  expect((await restitch('generate')).exit).toBe(1);
  expect(readFileSync(join(folder, 'generated/csv/a.csv'), 'utf8')).toBe('a');
});

it.each([
  ['client', 'that is a target of restitch'],
  ['../out', 'letters, digits, dots and dashes'],
])('a target cannot be called %s', async (name, why) => {
  configure(`customTargets: [{ name: '${name}', render: () => [] }]`);
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([1, expect.stringContaining(why)]);
  expect(err).toContain('config/target-name');
});
