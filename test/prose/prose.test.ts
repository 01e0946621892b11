/**
 * Texts that people read use the words of the glossary in CONTRIBUTING, and start their sentences with a subject.
 *
 * @module-tag proof
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { all, filesBelow, isTest, root } from '../architecture/files.js';
import { messagesOf, remarksOf } from './extract.js';
import { type Fault, faultsOf, faultsOfProse, faultsOfRemarks } from './lint.js';

interface Exception {
  readonly in: string;
  readonly term: string;
  readonly why: string;
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const exceptions = JSON.parse(read('test/prose/exceptions.json')) as readonly Exception[];

/** The reference is generated from messages, which are checked in the code. */
const PAGES = [
  ...filesBelow('docs').filter((path) => /^docs\/(?!reference\/).*\.md$/.test(path)),
  ...['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'],
];

const used = new Set<Exception>();

function isExcepted(path: string, message: string): boolean {
  const found = exceptions.find(
    (one) => path.startsWith(one.in) && message.includes(`“${one.term}`),
  );
  if (found) used.add(found);
  return found !== undefined;
}

test('the linter finds wrong words and wrong subjects', async () => {
  const text = 'What no document states is unknown.\n\nA call gives an answer. `answer`\n';
  const messages = (await faultsOf(text)).map(({ line, message }) => `${line} ${message}`);
  expect(messages).toHaveLength(3);
});

function unexcepted(path: string, faults: readonly Fault[]): string[] {
  return faults
    .filter(({ message }) => !isExcepted(path, message))
    .map(({ line, message }) => `${path}:${line}: ${message}`);
}

test('pages', async () => {
  const found: string[] = [];
  for (const path of PAGES) found.push(...unexcepted(path, await faultsOf(read(path))));
  expect(found, 'see "How we write" in CONTRIBUTING.md').toEqual([]);
});

test('messages, help and phrases', async () => {
  const found: string[] = [];
  for (const path of all.filter((one) => !isTest(one)))
    found.push(...unexcepted(path, await faultsOfProse(messagesOf(path, read(path)))));
  expect(found, 'see "How we write" in CONTRIBUTING.md').toEqual([]);
});

test('comments, and titles of tests', () => {
  const code = [...all, ...['test', 'examples', 'bench', 'scripts', 'ci'].flatMap(filesBelow)];
  const found = code
    .filter((path) => /\.(?:ts|tsx|mts|mjs)$/.test(path) && !path.includes('/generated/'))
    .flatMap((path) => unexcepted(path, faultsOfRemarks(remarksOf(read(path)))));
  expect(found, 'see "How we write" in CONTRIBUTING.md').toEqual([]);
});

test('every exception is used', () => {
  expect(exceptions.filter((one) => !used.has(one))).toEqual([]);
});
