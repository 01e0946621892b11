/**
 * The forty APIs of the example have the same output if each is generated alone and if all are
 * generated in one run. `npm run proof workspace` generates them with Turborepo and Nx.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../../examples/workspace');
const json = <T>(...path: string[]): T =>
  JSON.parse(readFileSync(join(ROOT, ...path), 'utf8')) as T;
const packages = readdirSync(join(ROOT, 'packages'));

interface Api {
  readonly inputs: string;
  readonly output: string;
}

test('there are forty APIs', () => expect(packages).toHaveLength(40));

test('one run for all gives the same files as single runs', () => {
  const { apis } = json<{ apis: Record<string, Api> }>('restitch.config.json');
  expect(Object.keys(apis)).toEqual(packages);
  for (const [name, { inputs, output, ...rest }] of Object.entries(apis)) {
    const { $schema: _, ...own } = json<Api & { $schema: string }>(
      'packages',
      name,
      'restitch.config.json',
    );
    expect(own).toEqual({ inputs: 'api.json', output: 'generated', ...rest });
    expect([inputs, output]).toEqual([`packages/${name}/api.json`, `packages/${name}/generated`]);
  }
});

test('the Turborepo task declares the files that a run reads and writes', () => {
  const { tasks, globalDependencies } = json<{
    tasks: { generate: unknown };
    globalDependencies: unknown;
  }>('turbo.json');
  // tsconfig.json decides the extension of imports.
  expect(globalDependencies).toEqual(['tsconfig.json']);
  expect(tasks.generate).toEqual({
    inputs: ['package.json', 'restitch.config.json', 'api.json', 'generated/restitch.lock.json'],
    outputs: ['generated/**'],
  });
});

test('the Nx task declares the same files as the docs', () => {
  const { targetDefaults } = json<{ targetDefaults: { generate: unknown } }>('nx.json');
  expect(targetDefaults.generate).toEqual({
    cache: true,
    inputs: [
      '{workspaceRoot}/tsconfig.json',
      '{projectRoot}/*.json',
      '{projectRoot}/generated/restitch.lock.json',
    ],
    outputs: ['{projectRoot}/generated'],
  });
  const page = readFileSync(join(ROOT, '../../docs/project/monorepos.md'), 'utf8');
  for (const name of ['turbo.json', 'nx.json']) {
    const [, shown = ''] = new RegExp(`^// ${name}\\n([^]*?)^\`\`\`$`, 'm').exec(page) ?? [];
    expect(JSON.parse(shown)).toEqual(json(name));
  }
});

test('each description names its source', () => {
  const listed = readFileSync(join(ROOT, 'LICENSES.md'), 'utf8');
  for (const name of packages)
    expect(listed).toMatch(new RegExp(`^\\| ${name} +\\| \`.*\\.json\``, 'm'));
});
