/** Each keyword of the table changes the output of every consumer. */
import { describe, expect, it } from 'vitest';
import { compareApis } from '../../src/api/compare/index.js';
import type { PlainKind } from '../../src/model/keywords.js';
import { LIMITS, STATED_ROWS, type KeywordRow } from '../../src/model/keywords/rows.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { Issues } from '../../templates/server/runtime/validate.js';
import { generated } from './described.js';

const text = { type: 'string' };

/** A schema of each kind that has keywords with one value. */
const DOCUMENTS: Partial<Record<PlainKind, object>> = {
  number: { type: 'number' },
  integer: { type: 'integer' },
  string: text,
  binary: { type: 'string', format: 'binary' },
  array: { type: 'array', items: text },
  tuple: { type: 'array', prefixItems: [text], items: text, minItems: 1 },
  object: { type: 'object', additionalProperties: text },
};

const TEXTS: Readonly<Record<string, string>> = {
  format: 'uuid',
  pattern: '^a',
  contentEncoding: 'base64',
  contentMediaType: 'application/json',
};

function valueOf({ type, keyword }: KeywordRow): unknown {
  if (type === 'text') return TEXTS[keyword] ?? 'a';
  return type === 'flag' ? true : 2;
}

type Targets = Parameters<typeof generated>[1];

function run(schema: object): Promise<Generated> {
  const content = {
    'application/json': { schema: { type: 'object', properties: { value: schema } } },
  };
  const post = {
    operationId: 'put',
    requestBody: { content },
    responses: { 200: { description: 'x', content } },
  };
  const targets = {
    client: { validate: 'both' as const },
    server: {},
    docs: {},
    openapi: {},
    zod: {},
  };
  const info = { title: 'T', version: '1' };
  return generated({ openapi: '3.1.0', info, paths: { '/put': { post } } }, targets as Targets);
}

/** Parts of the output that must mention a keyword. */
function consumersOf({ phrase, code }: KeywordRow): readonly RegExp[] {
  return [
    /^openapi\.json$/,
    ...(phrase === undefined ? [] : [/^docs\/.*\.md$/, /^docs\/.*\.html$/]),
    ...(code === undefined
      ? []
      : [/^client\/checks\.ts$/, /^server\/validators\.ts$/, /^zod\/operations\//]),
  ];
}

function textOf({ files }: Generated, paths: RegExp): string {
  const found = files.filter(({ path }) => paths.test(path));
  expect(found, String(paths)).not.toEqual([]);
  return found.map((file) => `${file.path}\n${file.text}`).join('\n');
}

describe.each(Object.entries(DOCUMENTS))('%s', (kind, document) => {
  it.each(STATED_ROWS[kind as PlainKind])('$keyword reaches every consumer', async (row) => {
    const [without, within] = await Promise.all([
      run(document),
      run({ ...document, [row.keyword]: valueOf(row) }),
    ]);
    expect(compareApis(without.api, within.api), 'diff').not.toEqual([]);
    for (const paths of consumersOf(row)) {
      expect(textOf(within, paths), String(paths)).not.toBe(textOf(without, paths));
    }
  });
});

it('every kind with such keywords has a test document', () => {
  const kinds = Object.entries(STATED_ROWS).filter(([, rows]) => rows.length > 0);
  expect(Object.keys(DOCUMENTS).sort()).toEqual(kinds.map(([kind]) => kind).sort());
});

it('every limit has a method in the runtime', () => {
  for (const { limit } of Object.values(LIMITS).flat()) {
    expect(Issues.prototype).toHaveProperty(limit.check);
  }
});
