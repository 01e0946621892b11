/** Configuration files of every kind, and the diagnostics for invalid ones. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { resolveConfig } from './config.js';
import { packageModules } from '../../cli/job/job.js';
import { findConfig, loadConfig } from './load.js';
import { createReport } from '../../base/diagnostics/report.js';
import { confine } from './project.js';
import { createLocator } from '../../input/source/index.js';

const folder = folderOfEachTest();

async function load(name: string, text: string) {
  writeFileSync(join(folder.path, name), text);
  const report = createReport();
  const content = await loadConfig(findConfig(folder.path) ?? '', report, packageModules);
  return { ...content, problems: report.list() };
}

describe('loadConfig', () => {
  it.each([
    ['restitch.config.json', '{ "inputs": "a" }'],
    ['restitch.config.mjs', 'export default { inputs: "a" };'],
    [
      'restitch.config.ts',
      `import { defineConfig, type UserConfig } from 'restitch';
      const config: UserConfig = { inputs: 'a' };
      export default defineConfig(config);`,
    ],
  ])('loads %s', async (name, text) => {
    expect(await load(name, text)).toMatchObject({ value: { inputs: 'a' }, problems: [] });
  });

  it('displays the line of a syntax error in a JSON file', async () => {
    const { documents = [], problems } = await load(
      'restitch.config.json',
      '{\n  "inputs": "a",\n  "output" "b"\n}\n',
    );
    expect(problems).toMatchObject([{ code: 'config/syntax' }]);
    const place = problems[0]?.location;
    expect(place && createLocator(documents)(place)).toMatchObject({ line: 3, column: 12 });
  });

  it('locates keys of a JSON file', async () => {
    const { documents = [] } = await load('restitch.config.json', '{\n  "inputs": ["a"]\n}\n');
    const place = { source: 'restitch.config.json', pointer: '/inputs/0' };
    expect(createLocator(documents)(place)).toMatchObject({ line: 2, column: 14 });
  });

  it.each([
    [
      'restitch.config.mjs',
      'export default {\n  inputs: "a"\n  output: "b",\n};',
      'JavaScript',
      3,
      3,
    ],
    ['restitch.config.ts', 'export default {\n  inputs: "a" as,\n};', 'TypeScript', 2, 17],
  ])('displays the line of an error in %s', async (name, text, language, line, column) => {
    const { documents = [], problems } = await load(name, text);
    expect(problems).toMatchObject([
      { code: 'config/syntax', message: expect.stringContaining(`no`) as string },
    ]);
    expect(problems[0]?.message).toContain(`this is not valid ${language}: `);
    const place = problems[0]?.location;
    expect(place && createLocator(documents)(place)).toMatchObject({ line, column });
  });

  it.each(['restitch.config.mjs', 'restitch.config.ts'])(
    'displays the line of %s that throws',
    async (name) => {
      const text = 'const host = undefined;\nexport default {\n  inputs: host.path,\n};\n';
      const { documents = [], problems } = await load(name, text);
      expect(problems).toMatchObject([{ code: 'config/load' }]);
      const place = problems[0]?.location;
      expect(place && createLocator(documents)(place)).toMatchObject({ line: 3 });
    },
  );

  it('names the line of an imported module that throws', async () => {
    writeFileSync(join(folder.path, 'hosts.mjs'), '\nthrow new Error("no luck");\n');
    const { problems } = await load(
      'restitch.config.mjs',
      "import './hosts.mjs';\nexport default {};\n",
    );
    expect(problems[0]?.message).toMatch(/no luck \(.*hosts\.mjs:2:7\)$/);
  });

  it.each([
    ['restitch.config.mjs', 'export const config = {};', 'it has no default export'],
    ['restitch.config.mjs', 'throw new Error("no luck");', 'no luck'],
  ])('explains why %s %j cannot be loaded', async (name, text, reason) => {
    const { value, problems } = await load(name, text);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([
      {
        code: 'config/load',
        message: `the configuration "${name}" could not be loaded: ${reason}`,
      },
    ]);
  });
});

it.each(['gone.ts', 'gone.json'])('says that %s does not exist', async (name) => {
  const report = createReport();
  const file = join(folder.path, name);
  expect(await loadConfig(file, report, packageModules)).toEqual({});
  expect(report.list()).toMatchObject([
    { message: `the configuration "${name}" could not be loaded: there is no such file` },
  ]);
});

describe('confine', () => {
  it.each([
    [{ inputs: 'specs/*.yaml', output: 'generated' }, []],
    [{ inputs: '../shared/api.yaml' }, []],
    [{ inputs: '../../secret.yaml' }, ['"inputs[0]"']],
    [{ inputs: 'a', output: '../../elsewhere' }, ['"output"']],
    [{ inputs: '/etc', overlays: ['x', '../../y'] }, ['"inputs[0]"', '"overlays[1]"']],
    [{ inputs: 'a', output: 'link/out' }, ['"output"']],
    [{ inputs: 'a', targets: { server: { handlers: 'link' } } }, ['"targets.server.handlers"']],
  ])('%j', (user, want) => {
    const project = join(folder.path, 'project');
    const inner = join(project, 'packages');
    mkdirSync(inner, { recursive: true });
    writeFileSync(join(project, 'package.json'), '{}');
    symlinkSync(folder.path, join(inner, 'link'));
    const report = createReport();
    confine(resolveConfig(user), inner, 'restitch.config.json', report);
    expect(report.list().map(({ message }) => message.split(' ')[0])).toEqual(want);
  });
});
