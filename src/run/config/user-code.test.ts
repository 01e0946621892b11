/** Custom targets and templates that fail: their diagnostics, and the rest of the run. */
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { commandIn } from '../../../test/command.js';

const folder = folderOfEachTest();
const { write } = folder;
beforeEach(() => {
  mkdirSync(join(folder.path, '.git'));
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

const restitch = commandIn(() => folder.path);

/** Only templates need a client. */
function configure(more: string): void {
  const client = more.startsWith('templates');
  write(
    'restitch.config.mjs',
    `export default { inputs: 'api.yaml', targets: { client: ${client}, openapi: true },\n${more} };\n`,
  );
}

it.each([
  ['throws', "render() {\n  throw new Error('no luck');\n}", /:3:9": no luck/],
  ['throws late', '*render() {\n  yield null.path;\n}', /:3:14": Cannot read/],
  [
    'gives no files',
    'render: () => undefined',
    /the target "csv" failed at .*: render must return a list of files, but its result is not iterable/,
  ],
  [
    'gives a file outside its folder',
    "render: () => [{ path: '../client/index.ts', ownership: 'generated', text: '' }]",
    /mjs:\d+:\d+": the file "..\/client\/index.ts" must be in the folder of the target/,
  ],
  [
    'gives two files of one name to disks without case',
    "render: () => ['a', 'A'].map((path) => ({ path, ownership: 'generated', text: '' }))",
    /render returns the file "A" twice/,
  ],
  [
    'gives a file that Windows does not take',
    "render: () => [{ path: 'aux.csv', ownership: 'generated', text: '' }]",
    /the file "aux.csv" must have another name, because Windows does not allow it/,
  ],
  [
    'gives a file without a text',
    "render: () => [{ path: 'a.csv' }]",
    /must have a "path" and a "text"/,
  ],
])('a target that %s is reported, and only that target fails', async (_, render, message) => {
  configure(`customTargets: [{ name: 'csv', ${render} }]`);
  const { exit, out, err } = await restitch('generate');
  expect([exit, err]).toEqual([1, expect.stringMatching(message)]);
  expect(err).toContain('error config/user-code: the target "csv" failed');
  expect(err).not.toMatch(/internal error|bug in restitch/);
  expect(out).toContain('created');
  expect(readFileSync(join(folder.path, 'generated/openapi.json'), 'utf8')).toContain('/pets');
});

it('a template that throws is reported with its line', async () => {
  write('templates.mjs', "export const operation = () => {\n  throw new Error('no luck');\n};\n");
  const templates = "templates: { 'client/operation': operation }";
  configure(templates);
  write(
    'restitch.config.mjs',
    `import { operation } from './templates.mjs';\n${readFileSync(join(folder.path, 'restitch.config.mjs'), 'utf8')}`,
  );
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([1, expect.stringMatching(/templates\.mjs:2:9": no luck/)]);
  expect(err).toContain('the template "client/operation" failed at "');
});

it.each([
  ['a text', "() => 'export {}'", 'it must return a list of code`…`, not a string'],
  ['nothing', '() => {}', 'it must return a list of code`…`, not undefined'],
  [
    'a list of texts',
    "() => ['export {}']",
    'it must return a list of code`…`, not a list with a string',
  ],
  ['a promise', 'async () => []', 'it must return a list of code`…`, not a promise'],
])(
  'a template that returns %s is reported with the expected type and its line',
  async (_, template, wrong) => {
    write('templates.mjs', `// Ours.\nexport const operation = ${template};\n`);
    write(
      'restitch.config.mjs',
      `import { operation } from './templates.mjs';
export default { inputs: 'api.yaml', targets: { client: true }, templates: { 'client/operation': operation } };`,
    );
    const { exit, err } = await restitch('generate');
    expect([exit, err]).toEqual([1, expect.stringContaining(wrong)]);
    expect(err).toMatch(/the template "client\/operation" failed at "\S*templates\.mjs:\d+:\d+": /);
  },
);

it.each([
  ['server/index', 'a string'],
  ['docs/index', 'a list of md`…`'],
  ['docs/html/frame', 'html`…`'],
  ['docs/html/page', 'a list of html`…`'],
])('the template %s of any target must return %s', async (name, expected) => {
  write(
    'restitch.config.mjs',
    `export default { inputs: 'api.yaml', templates: { '${name}': () => 1 } };`,
  );
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([
    1,
    expect.stringContaining(`it must return ${expected}, not a number`),
  ]);
});

it('an unknown template is reported with a suggestion', async () => {
  configure("templates: { 'client/opration': () => [] }");
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([1, expect.stringContaining('did you mean "client/operation"?')]);
});

it('the files of a failed target are kept', async () => {
  const good = "render: () => [{ path: 'a.csv', ownership: 'generated', text: 'a' }]";
  configure(`customTargets: [{ name: 'csv', ${good} }]`);
  expect((await restitch('generate')).exit).toBe(0);
  rmSync(join(folder.path, 'restitch.config.mjs'));
  write(
    'restitch.config.js',
    `export default { inputs: 'api.yaml', customTargets: [{ name: 'csv', render() { throw 1; } }] };`,
  );
  expect((await restitch('generate')).exit).toBe(1);
  expect(readFileSync(join(folder.path, 'generated/csv/a.csv'), 'utf8')).toBe('a');
});

describe('a custom target', () => {
  const CSV = `{
    name: 'csv',
    folder: 'tables/csv',
    options: { separator: { is: 'one of', values: [',', ';'], default: ',' } },
    render: ({ api, options }) => [
      { path: 'a.csv', ownership: 'generated', text: api.endpoints.map(({ key }) => key).join() + options.separator },
    ],
  }`;
  const csv = (): string => readFileSync(join(folder.path, 'generated/tables/csv/a.csv'), 'utf8');

  it('has options with defaults, and a configurable folder', async () => {
    configure(`customTargets: [${CSV}]`);
    expect((await restitch('generate')).exit).toBe(0);
    expect(csv()).toBe('GET /pets,');
    write(
      'restitch.config.js',
      `export default { inputs: 'api.yaml', targets: { csv: { separator: ';' } }, customTargets: [${CSV}] };`,
    );
    expect((await restitch('generate', 'restitch.config.js')).exit).toBe(0);
    expect(csv()).toBe('GET /pets;');
  });

  it('is selected by --target, and files of others are kept', async () => {
    configure(`customTargets: [${CSV}]`);
    await restitch('generate');
    const { exit, out } = await restitch('generate', '-t', 'csv');
    expect([exit, out]).toEqual([0, expect.not.stringContaining('removed')]);
    expect((await restitch('generate', '-t', 'cvs')).err).toContain('did you mean csv?');
    rmSync(join(folder.path, 'generated'), { recursive: true });
    await restitch('generate', '-t', 'csv');
    expect(readdirSync(join(folder.path, 'generated'))).toEqual(['restitch.lock.json', 'tables']);
    await restitch('generate', '-t', 'client');
    expect(csv()).toBe('GET /pets,');
  });

  it('can be disabled', async () => {
    write(
      'restitch.config.mjs',
      `export default { inputs: 'api.yaml', targets: { openapi: true, csv: false }, customTargets: [${CSV}] };`,
    );
    expect((await restitch('generate')).exit).toBe(0);
    expect(readdirSync(join(folder.path, 'generated'))).toEqual([
      'openapi.json',
      'restitch.lock.json',
    ]);
  });

  it.each([
    [
      "targets: { csv: { separator: '|' } }, customTargets: [CSV]",
      '"targets.csv.separator" must be',
    ],
    ["targets: { csv: { seperator: ',' } }, customTargets: [CSV]", 'did you mean "separator"?'],
    ["customTargets: [{ name: 'csv' }]", 'the key "customTargets[0].render" is missing'],
    [
      "targets: { a: { b: 1 } }, customTargets: [{ name: 'a', render() {}, options: { b: { is: 'text' } } }]",
      "such as { is: 'boolean' }: boolean, string, count, one of,",
    ],
    [
      "customTargets: [{ name: 'a', render() {}, options: { b: { is: 'list' } } }]",
      '"customTargets[0].options.b" must be the rule of an option',
    ],
    [
      "customTargets: [{ name: 'a', folder: 'client', render() {} }]",
      'config/target-folder: the target "a" cannot write into "client": the target "client" writes there',
    ],
    [
      "customTargets: [{ name: 'a', folder: 'docs/a', render() {} }]",
      'cannot write into "docs/a": the target "docs" writes there',
    ],
    [
      "customTargets: [{ name: 'a', folder: '../a', render() {} }]",
      'the path must lead to a folder inside the output folder',
    ],
    [
      "customTargets: [{ name: 'a', folder: 'openapi.json', render() {} }]",
      'other output files have this name',
    ],
  ])('is checked: %s', async (keys, message) => {
    write(
      'restitch.config.mjs',
      `export default { inputs: 'api.yaml', ${keys.replace('CSV', CSV)} };`,
    );
    const { exit, err } = await restitch('generate');
    expect([exit, err]).toEqual([1, expect.stringContaining(message)]);
  });
});

it('an invalid target reports no unknown options', async () => {
  const target = "{ name: 'a', render() {}, options: { b: { is: 'text' } } }";
  configure(`targets: { a: { b: 1 } }, customTargets: [${target}]`);
  const { exit, err } = await restitch('generate');
  expect(exit).toBe(1);
  expect(err).not.toContain('config/unknown-key');
});

it.each([
  ['client', 'a built-in target has this name'],
  ['../out', 'letters, digits, dots, dashes and underscores'],
])('a target cannot be called %s', async (name, why) => {
  configure(`customTargets: [{ name: '${name}', render: () => [] }]`);
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([1, expect.stringContaining(why)]);
  expect(err).toContain('config/target-name');
});

it('a template can be written with the exports of the package', async () => {
  write(
    'restitch.config.ts',
    `import { code, lit } from 'restitch/kit';
export default {
  inputs: 'api.yaml',
  targets: { client: true },
  templates: { 'client/index': ({ title }) => [code\`export const TITLE = \${lit(title)};\`] },
};`,
  );
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([0, expect.not.stringContaining('error')]);
  const index = readFileSync(join(folder.path, 'generated/client/index.ts'), 'utf8');
  expect(index).toContain('export const TITLE = "Pets";');
});
