/**
 * Reading the exported OpenAPI document of a run results in the same groups, operation names and
 * type names.
 *
 * @module-tag proof
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { UserConfig } from '../src/run/config/config.js';
import type { Generated } from '../src/run/pipeline/generate.js';
import type { SourceFile } from '../src/input/source/index.js';
import { run } from './stride.js';

const CASES = fileURLToPath(new URL('./cases', import.meta.url));
const TARGETS = { openapi: true } as const;

const NAMED = { openapi: '3.1.0', info: { title: 'Odd', version: '1' } };
const GET = { get: { responses: { 204: { description: 'Done' } } } };
const ODD: Readonly<Record<string, object>> = {
  'operationIds that look machine-generated': {
    paths: {
      '/v1/geo/{ip_address}': { get: { ...GET.get, operationId: 'getV1GeoIpAddress' } },
      '/v1/geo/{ip}/near': { get: { ...GET.get, operationId: 'get_v1_geo__ip__near_get' } },
    },
  },
  'a tag on one operation of three, and a path that starts with a date': {
    paths: {
      '/2014-06-05/events': { get: { ...GET.get, tags: ['operations'] } },
      '/providers/x': GET,
      '/providers/x/operations': GET,
    },
  },
  'types with long names': {
    paths: GET,
    components: {
      schemas: Object.fromEntries(
        ['Up', 'Down'].map((end) => [`${'Update'.repeat(12)}${end}`, { type: 'object' }]),
      ),
    },
  },
};

/**
 * This case has a million values, which take seconds each time. `cases.test.ts` tests its
 * diagnostics.
 */
const LARGE = 'overlays-that-copy-themselves';

const names = readdirSync(CASES).filter((name) => name !== LARGE);
const cases = names.map((name): [string, () => Promise<Generated>] => [
  name,
  () => generateCase(join(CASES, name)),
]);
const odd = Object.entries(ODD).map(([name, parts]): [string, () => Promise<Generated>] => [
  name,
  () => run([fileOf('api.json', JSON.stringify({ ...NAMED, ...parts }))], { targets: TARGETS }),
]);

test.each([...cases, ...odd])('%s', async (_, generate) => {
  const made = await generate();
  const text = made.files.find(({ path }) => path === 'openapi.json')?.text ?? '';
  const again = await run([fileOf('openapi.json', text)], { targets: TARGETS });
  expect(namesOf(again)).toEqual(namesOf(made));
});

function generateCase(folder: string): Promise<Generated> {
  const all = readdirSync(join(folder, 'input'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }): SourceFile => {
      const path = join(parentPath, name);
      return { source: path.slice(folder.length + '/input/'.length), bytes: readFileSync(path) };
    });
  const isOverlay = ({ source }: SourceFile): boolean => source.startsWith('overlay');
  const file = join(folder, 'restitch.config.json');
  const config = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<UserConfig>)
    : {};
  const files = all.filter((one) => !isOverlay(one));
  return run(files, { ...config, targets: TARGETS }, { overlays: all.filter(isOverlay) });
}

function fileOf(source: string, text: string): SourceFile {
  return { source, bytes: new TextEncoder().encode(text) };
}

function namesOf({ names }: Generated): object {
  const { operations, schemas } = names;
  // `tag` is omitted: the output does not depend on whether a document or restitch named the group.
  const groups = names.groups.map(({ tag: _tag, ...group }) => group);
  return { operations, groups, types: [...schemas.values()].sort() };
}
