/**
 * Every value of a target's option changes the output, so no value is accepted and then ignored.
 *
 * @module-tag proof
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FORMAT_NAMES } from '../../src/model/formats.js';
import type { OptionRule, Rule } from '../../src/base/shape/rule.js';
import { TARGETS } from '../../src/output/targets/index.js';
import { commandIn } from '../command.js';
import { folderOfEachTest } from '../folder.js';

const folder = folderOfEachTest();
const restitch = commandIn(() => folder.path);

const FORMATS = ['uuid', 'date', 'date-time', ...FORMAT_NAMES];

/**
 * A schema that is affected by all options of targets: it has formats, dates, large integers, and
 * properties that are not sorted by name.
 */
const ALL_FORMATS = {
  type: 'object',
  properties: {
    size: { type: 'integer', format: 'int64' },
    ...Object.fromEntries(FORMATS.map((format) => [format, { type: 'string', format }])),
  },
};
const CONTENT = {
  'application/json': { schema: { $ref: '#/components/schemas/Thing' } },
};
const API = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0' },
  servers: [{ url: 'https://api.things.dev' }],
  security: [],
  paths: {
    '/things': {
      post: {
        operationId: 'makeThing',
        tags: ['things'],
        parameters: [
          { name: 'undeclared', in: 'query' },
          { name: 'state', in: 'query', schema: { $ref: '#/components/schemas/State' } },
        ],
        requestBody: { required: true, content: CONTENT },
        responses: { 200: { description: 'Made', content: CONTENT } },
      },
    },
  },
  components: { schemas: { Thing: ALL_FORMATS, State: { type: 'string', enum: ['new', 'old'] } } },
};

/** The values that a rule lists one by one; nothing for other rules. */
function listed(rule: Rule): readonly unknown[] {
  if (rule.is === 'one of') return rule.values;
  if (rule.is !== 'list') return [];
  const items = listed(rule.of);
  return [...(rule.or ? listed(rule.or) : []), ...items.map((item) => [item])];
}

const CHOICES = TARGETS.flatMap(({ name, options = {} }) =>
  Object.entries<OptionRule>(options).flatMap(([key, rule]): [string, string, unknown[]][] => {
    const values = listed(rule);
    return values.length === 0 ? [] : [[name, key, [...values]]];
  }),
);

/** All files that a target writes with some options. */
async function written(target: string, options: object): Promise<string> {
  rmSync(join(folder.path, 'out'), { recursive: true, force: true });
  folder.write('restitch.config.json', {
    ...{ inputs: 'api.json', output: 'out' },
    targets: { [target]: options },
  });
  const { exit, err } = await restitch('generate');
  expect([exit, err]).toEqual([0, expect.not.stringContaining('error')]);
  const root = join(folder.path, 'out');
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('lock'))
    .map((entry) => folder.read(join(entry.parentPath, entry.name).slice(folder.path.length + 1)))
    .join('\n');
}

/** True for two spellings of one choice: `'ipv4'` and `['ipv4']`. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify([one].flat()) === JSON.stringify([other].flat());
}

it.each(CHOICES)('%s: %s', async (target, key, values) => {
  folder.write('api.json', API);
  const outputs = new Map<string, unknown>();
  for (const value of values) {
    const output = await written(target, { [key]: value });
    const before = outputs.get(output);
    if (!isSame(before, value)) {
      expect(outputs.has(output), `${JSON.stringify(value)} as ${JSON.stringify(before)}`).toBe(
        false,
      );
    }
    outputs.set(output, value);
  }
});

it.each(['server', 'zod'])(
  '%s: `all` is every format, and `none` excludes even UUIDs',
  async (target) => {
    folder.write('api.json', API);
    const rule: OptionRule | undefined = TARGETS.find(({ name }) => name === target)?.options?.[
      'formats'
    ];
    const names = rule?.is === 'list' ? listed(rule.of) : [];
    expect(await written(target, { formats: 'all' })).toBe(
      await written(target, { formats: names }),
    );
    const isUuidChecked = async (formats: unknown): Promise<boolean> =>
      /^import .*\buuid\b|z\.(?:uu|gu)id/m.test(await written(target, { formats }));
    expect(await isUuidChecked([])).toBe(true);
    expect(await isUuidChecked('none')).toBe(false);
  },
);
