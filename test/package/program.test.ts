import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compare, generate, readNames, resolveConfig, write } from '../../src/index.js';
import { defineTarget } from '../../src/kit.js';
import { STRIDE_FILES } from '../stride.js';

test('a program generates with a custom target and a custom template', async () => {
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
    expect(names?.endpoints.get('GET /site')).toMatchObject({ name: 'listSites', group: 'Sites' });
    const again = await write(generated, { folder });
    expect(again.map(({ verb }) => verb)).toEqual(['keep']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a program gets the changes, and the lock keeps the new endpoints', async () => {
  const describe = (...names: string[]) => {
    const operation = { responses: { 200: { description: 'ok' } } };
    const paths = Object.fromEntries(names.map((name) => [`/${name}`, { get: operation }]));
    const text = JSON.stringify({ openapi: '3.1.0', info: { title: 'T', version: '1' }, paths });
    return [{ source: 'api.json', bytes: new TextEncoder().encode(text) }];
  };
  const config = resolveConfig({ inputs: [], targets: { openapi: true } });
  const run = (...names: string[]) => generate({ files: describe(...names), overlays: [], config });
  const folder = mkdtempSync(join(tmpdir(), 'restitch-program-'));
  const endpoints = (): string[] => {
    const lock = readFileSync(join(folder, 'restitch.lock.json'), 'utf8');
    return Object.keys((JSON.parse(lock) as { endpoints: object }).endpoints);
  };
  try {
    const old = await run('a', 'b', 'c', 'd', 'e', 'f');
    await write(old, { folder });
    const fresh = await run('b', 'c', 'd', 'e', 'f', 'g');
    await write(fresh, { folder });
    expect(endpoints()).toEqual(['b', 'c', 'd', 'e', 'f', 'g'].map((name) => `GET /${name}`));
    const changes = await compare(old.api, fresh.api);
    expect(changes.map(({ rule, endpoints: keys }) => [rule, keys])).toEqual([
      ['endpoint/removed', ['GET /a']],
      ['endpoint/added', ['GET /g']],
    ]);
    const broken = await run('g');
    expect(await write(broken, { folder })).not.toEqual([]);
    expect(broken.report.list().map(({ code }) => code)).toContain('output/mass-removal');
    expect(endpoints()).toHaveLength(6);
    await write(await run('g'), { folder, allowMassRemoval: true });
    expect(endpoints()).toEqual(['GET /g']);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
