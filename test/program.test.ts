import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defineTarget, generate, readNames, resolveConfig, write } from '../src/index.js';
import { STRIDE_FILES } from './stride.js';

test('a program generates with a target and a template of its own', async () => {
  const list = defineTarget({
    name: 'list',
    render: ({ api, names }) => [
      {
        path: 'endpoints.txt',
        ownership: 'generated',
        text: api.endpoints.map(({ key }) => `${names.operations.get(key)} ${key}\n`).join(''),
      },
    ],
  });
  const config = resolveConfig({
    inputs: [],
    targets: { client: false, server: false, docs: false, openapi: false },
    customTargets: [list],
  });
  const folder = mkdtempSync(join(tmpdir(), 'restitch-program-'));
  try {
    const generated = await generate({ files: STRIDE_FILES, overlays: [], config });
    const actions = await write(generated, { folder });
    expect(actions.map(({ verb, path }) => [verb, path])).toEqual([
      ['create', 'list/endpoints.txt'],
    ]);
    const lines = readFileSync(join(folder, 'list/endpoints.txt'), 'utf8').trimEnd().split('\n');
    expect(lines).toHaveLength(49);
    const names = await readNames({ folder });
    expect(names?.endpoints.get('GET /site')).toEqual({ name: 'listSites', group: 'Sites' });
    const again = await write(generated, { folder });
    expect(again.map(({ verb }) => verb)).toEqual(['keep']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
