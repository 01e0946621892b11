/** Merging real descriptions: a description and itself in other words give the same API, without a question. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compareApis } from '../../src/api/compare/index.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { sampled } from '../property.js';
import type { JsonObject } from './careful.js';
import * as respellings from './respellings.js';
import { conflicts, stitched, type NamedDocument } from './stitched.js';

const ROOT = new URL('../../', import.meta.url);

/** The descriptions of public APIs that the repository contains. */
const FILES = [
  ...readdirSync(new URL('test/loop/large/excerpts/', ROOT)).map(
    (name) => `test/loop/large/excerpts/${name}`,
  ),
  ...readdirSync(new URL('examples/workspace/packages/', ROOT)).map(
    (name) => `examples/workspace/packages/${name}/api.json`,
  ),
];

const read = (path: string): JsonObject =>
  JSON.parse(readFileSync(new URL(path, ROOT), 'utf8')) as JsonObject;

const isRespelled = (path: string): boolean => String(read(path)['openapi']).startsWith('3.0');

const merged = (...documents: readonly JsonObject[]): Promise<Generated> =>
  stitched(documents.map((document, index): NamedDocument => [`${'abc'[index]}.json`, document]));

/** What callers see differently in two APIs, and the questions that the second one asks. */
function changes(before: Generated, after: Generated): string[] {
  const found = [...compareApis(before.api, after.api), ...compareApis(after.api, before.api)];
  return [...found.map((change) => JSON.stringify(change)), ...conflicts(after)];
}

/**
 * What does not hold yet: variants of one path (`/folders/{id}#add`) of two documents are compared with each other, a
 * nullable object with `anyOf` is another type in 3.1, and the name of an unnamed schema changes.
 */
const OPEN = /box\.json|github\.json (?:as31|allAtOnce)|digitalocean\.json subset/;

const spelled = Object.entries(respellings).flatMap(([name, respell]) =>
  FILES.filter((file) => !OPEN.test(`${file} ${name}`)).map((file) => ({ name, file, respell })),
);

test.each(sampled(spelled, 4))('$file and $name of it is the same API', async (one) => {
  const { file, respell } = one;
  if (!isRespelled(file)) return;
  const document = read(file);
  const other = respell(document);
  const alone = await merged(document);
  expect(changes(alone, await merged(document, other))).toEqual([]);
  expect(changes(alone, await merged(other, document))).toEqual([]);
});
