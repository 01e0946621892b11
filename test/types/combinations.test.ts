/**
 * Intersections of unions: the output compiles even if the number of combinations is huge.
 *
 * @module-tag proof
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { folderOfEachTest } from '../folder.js';
import { file, run } from '../stride.js';

const folder = folderOfEachTest();

const rows = <T>(count: number, row: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => row(index));

/**
 * Twelve unions of eight members: their intersection has more members than the compiler supports.
 */
const PARTS = rows(12, (part) => ({
  oneOf: rows(8, (at) => ({
    type: 'object',
    required: [`k${part}${at}`],
    properties: { [`k${part}${at}`]: { type: 'string' } },
  })),
}));
const LISTS = rows(3, () => ({ enum: rows(500, (at) => `v${at}`) }));

const named = (parts: readonly object[]): object => ({
  Whole: { allOf: rows(parts.length, (at) => ({ $ref: `#/components/schemas/Part${at}` })) },
  ...Object.fromEntries(parts.map((part, at) => [`Part${at}`, part])),
});

const TWO_FORMS = [{ type: 'string' }, { type: 'integer' }].map((note) => ({
  type: 'object',
  properties: { note },
}));

const use = (value: string): string =>
  `import type { Whole } from './client/schemas.js';\nexport const whole: Whole = ${value};\n`;

/** The values that the description allows, as a caller writes them. */
const ONE_OF_EACH = use(`{ ${PARTS.map((_, part) => `k${part}${part % 8}: 'x'`).join(', ')} }`);

test.each<[string, object, string]>([
  ['inline', { Whole: { allOf: PARTS } }, ONE_OF_EACH],
  ['in named schemas', named(PARTS), ONE_OF_EACH],
  ['of enums', named(LISTS), use("'v499'")],
  ['nested', { Whole: { allOf: [{ allOf: PARTS }, { allOf: PARTS.toReversed() }] } }, ONE_OF_EACH],
  [
    'of nullable alternatives',
    { Whole: { allOf: [...PARTS, { anyOf: [{ type: 'null' }, ...TWO_FORMS] }] } },
    ONE_OF_EACH.replace('k00', 'note: 1, k00'),
  ],
])('%s', async (_, schemas, use) => {
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Whole' } } };
  const responses = { 200: { description: 'Good', content } };
  const document = {
    openapi: '3.1.0',
    info: { title: 'Kits', version: '1' },
    servers: [{ url: 'https://api.kits.test' }],
    paths: { '/kits': { post: { requestBody: { content }, responses } } },
    components: { schemas },
  };
  const { files, report } = await run([file('kits.json', document)], {
    targets: { client: true, server: true },
  });
  expect(report.list().map(({ code }) => code)).toContain('schema/combinations');
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder.path, path)), { recursive: true });
    writeFileSync(join(folder.path, path), text);
  }
  const compilerOptions = {
    ...{ strict: true, target: 'es2022', module: 'nodenext', noEmit: true, types: [] },
    lib: ['es2022', 'dom', 'dom.iterable'],
  };
  const include = ['client/schemas.ts', 'server/schemas.ts', 'use.ts'];
  writeFileSync(join(folder.path, 'use.ts'), use);
  writeFileSync(join(folder.path, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder.path, 'tsconfig.json'), JSON.stringify({ compilerOptions, include }));
  expect(compile(folder.path)).toBe('');
});
