/** A run prints only diagnostics that are new since the last run, and counts the others. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { commandIn } from '../../../test/command.js';
import { folderOfEachTest } from '../../../test/folder.js';

const folder = folderOfEachTest();
const restitch = commandIn(() => folder.path);

/**
 * Writes an API with these operations, in this order. Their responses have no schema, which causes
 * `resp/schema-unknown`.
 */
function describeApi(...names: string[]): void {
  const paths = names.map((name) => {
    const get = { tags: ['pets'], responses: { 200: { description: 'ok' } } };
    return [`/${name}`, { get }];
  });
  const info = { title: 'Pets', version: '1' };
  const servers = [{ url: 'https://pets.dev' }];
  folder.write('api.json', { openapi: '3.0.3', info, servers, paths: Object.fromEntries(paths) });
}

beforeEach(() => {
  // The cache is in `node_modules`.
  mkdirSync(join(folder.path, 'node_modules'));
  folder.write('package.json', '{}');
  folder.write(
    'restitch.config.json',
    '{ "inputs": "api.json", "output": "out", "targets": { "openapi": true } }',
  );
  describeApi('cats');
});

const AS_BEFORE = '2 info messages are the same as in the last run: --verbose shows them\n';

it('reports once that no authentication is declared, with the remedy', async () => {
  const first = await restitch('generate');
  expect(first.err).toContain('info auth/missing: no document declares authentication');
  expect(first.err).toContain('securitySchemes and defaultSecurity');
  expect((await restitch('generate')).err).not.toContain('auth/missing');
});

it('counts the messages of the last run, whether output changed or not', async () => {
  expect((await restitch('generate')).err).toContain('resp/schema-unknown');
  expect((await restitch('generate')).err).toBe(AS_BEFORE);
  folder.write('api.json', folder.read('api.json').replace('"ok"', '"fine"'));
  expect((await restitch('generate')).err).toBe(AS_BEFORE);
  expect((await restitch('check')).err).toBe(AS_BEFORE);
  expect((await restitch('generate', '--verbose')).err).toContain('resp/schema-unknown');
  expect((await restitch('generate', '--quiet')).err).toBe('');
  const { diagnostics } = JSON.parse((await restitch('generate', '--format', 'json')).out);
  expect(diagnostics.map(({ code }: { code: string }) => code)).toContain('resp/schema-unknown');
});

it('prints a message at a new location, but not one that only moved', async () => {
  await restitch('generate');
  describeApi('apes', 'cats');
  const { err } = await restitch('generate');
  expect(err).toContain('resp/schema-unknown');
  expect(err).not.toContain('×');
  describeApi('birds', 'cats');
  expect((await restitch('generate')).err).not.toContain('resp/schema-unknown');
});

it('prints errors and messages that fail a run each time', async () => {
  folder.write('api.json', folder.read('api.json').replace('"ok"', '"$ref": "#/gone", "x": "y"'));
  await restitch('generate');
  const run = async (...flags: string[]): Promise<number> =>
    (await restitch('generate', ...flags)).err.match(/^(?:error|warning) /gm)?.length ?? 0;
  const before = await run('--fail-on', 'warning', '--verbose');
  expect(before).toBeGreaterThan(0);
  expect(await run('--fail-on', 'warning')).toBe(before);
  expect(await run('--fail-on', 'warning')).toBe(before);
});
