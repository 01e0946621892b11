/** Schemas of zod with dates: text in JSON becomes a `Date`, and is serialized to the same text. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type * as z from 'zod';
import { encode } from 'zod';
import { beforeAll, expect, it } from 'vitest';
import { folderOfAllTests } from '../folder.js';
import { file, run } from '../stride.js';
import { CORNERS } from './corners.js';
import { bundled } from './outputs.js';
import { targetsOf } from './targets.js';

const folder = folderOfAllTests();
let schemas: Readonly<Record<string, z.ZodType>> = {};

beforeAll(async () => {
  const modules = join(import.meta.dirname, '../../node_modules');
  symlinkSync(modules, join(folder.path, 'node_modules'), 'junction');
  const targets = targetsOf({ zod: { dates: 'Date', coerce: true, defaults: true } });
  const { files } = await run([file('corners.json', CORNERS)], { targets });
  for (const { path, text } of files) folder.write(path, text);
  schemas = await bundled(folder, 'zod/index.ts');
});

function schemaOf(name: string): z.ZodType {
  const found = schemas[`${name}Schema`];
  if (found === undefined) throw new Error(`there is no schema ${name}`);
  return found;
}

const AT = '2024-02-29T12:30:00.000Z';
const at = new Date(AT);
const DAY = '2024-03-01';
const day = new Date(DAY);
const NODE = { at: AT };

it.each<[name: string, json: unknown, parsed: unknown]>([
  ['dated', { at: AT }, { at }],
  ['dated', { at: AT, day: null }, { at, day: null }],
  ['dated', { at: AT, day: DAY, all: [AT, AT] }, { at, day, all: [at, at] }],
  ['dated', { at: AT, byName: { a: AT } }, { at, byName: { a: at } }],
  ['dated', { at: AT, either: 5 }, { at, either: 5 }],
  ['dated', { at: AT, either: AT }, { at, either: at }],
  ['dated', { at: AT, days: [DAY] }, { at, days: [day] }],
  ['dated', { at: AT, pair: ['x', DAY, AT] }, { at, pair: ['x', day, at] }],
  ['dated', { at: AT, pair: ['x'] }, { at, pair: ['x'] }],
  ['dated', { at: AT, slow: '2000-01-01' }, { at, slow: new Date('2000-01-01') }],
  ['dated', { at: AT, node: { at: AT, nodes: [NODE] } }, { at, node: { at, nodes: [{ at }] } }],
  [
    'datedNode',
    { at: AT, parent: { at: AT, parent: NODE } },
    { at, parent: { at, parent: { at } } },
  ],
  ['datedTree', [AT, [AT, []]], [at, [at, []]]],
  ['datedDeep', { at: AT, a: { at: AT, b: {} } }, { at, a: { at, b: {} } }],
  ['datedWhen', { a: AT, b: 'x', c: AT }, { a: at, b: 'x', c: AT }],
  ['datedUnique', [{ at: AT, parent: NODE }], [{ at, parent: { at } }]],
  ['datedPatterns', { day: DAY, 'x-a': 5 }, { day: day, 'x-a': 5 }],
  ['happened', { kind: 'created', at: AT }, { kind: 'created', at }],
  ['happened', { kind: 'renamed', at: AT }, { kind: 'renamed', at: AT }],
  ['happenedOrNone', { kind: 'created', at: AT }, { kind: 'created', at }],
  ['happenedOrNone', null, null],
  ['datedBoth', { at: AT, until: DAY }, { at, until: day }],
  ['datedTwice', { at: AT, parent: NODE }, { at, parent: { at } }],
  ['datedLoose', { at: AT, day: DAY, more: AT }, { at, day, more: AT }],
])('%s: %j', (name, json, parsed) => {
  const schema = schemaOf(name);
  expect(schema.parse(json)).toEqual(parsed);
  expect(encode(schema, schema.parse(json))).toEqual(json);
});

it.each<[name: string, json: unknown, path: readonly PropertyKey[]]>([
  ['dated', { at: '2024-02-30T00:00:00Z' }, ['at']],
  ['dated', { at: 1709209800000 }, ['at']],
  ['dated', { at: AT, short: '2024-02-29T12:30:00.000Z' }, ['short']],
  ['dated', { at: AT, short: '2024-02-29T12:30:00+00:00' }, ['short']],
  ['dated', { at: AT, slow: '2024-03-02' }, ['slow']],
  ['dated', { at: AT, all: [] }, ['all']],
  ['dated', { at: AT, days: [DAY, DAY] }, ['days']],
  ['dated', { at: AT, node: { at: DAY } }, ['node', 'at']],
  ['datedTwice', { at: '2024-02-29T12:30:00.000000000000Z' }, ['at']],
])('%s: %j is refused', (name, json, path) => {
  expect(schemaOf(name).safeParse(json).error?.issues[0]?.path).toEqual(path);
});
