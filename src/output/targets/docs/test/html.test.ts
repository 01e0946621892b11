/** Tests the HTML docs as a whole: their pages, their search, and their size. */
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { BROAD } from '../../../../../test/broad/api.js';
import { api } from '../../../../../test/model-parts.js';
import {
  attribute,
  elementsOf,
  linkFaults,
  markupFaults,
} from '../../../../../test/docs/html-pages.js';
import { docsFiles, renderInput } from '../../../../../test/rendered.js';
import { sentApi } from '../../../../../test/sent-api.js';
import { run, STRIDE_FILES } from '../../../../../test/stride.js';
import type { OutputFile } from '../../../../print/emit/file.js';
import { textAt, LARGE } from './pages.js';

let stride: OutputFile[] = [];
beforeAll(async () => {
  const generated = await run(STRIDE_FILES);
  stride = docsFiles(generated);
});

describe.each([
  ['Stride', () => stride],
  ['every corner of the model', () => docsFiles(renderInput(BROAD))],
  ['an API that makes requests', () => docsFiles(renderInput(sentApi(70)))],
  ['an API with large groups', () => docsFiles(renderInput(LARGE))],
  ['an empty API', () => docsFiles(renderInput(api()))],
] as const)('the pages of %s', (_, files) => {
  test('are well formed, in one outline', () => {
    const all = files().filter(({ path }) => path.endsWith('.html'));
    expect(all.flatMap(markupFaults)).toEqual([]);
  });

  test('have no dead links, and each has a Markdown page', () => {
    expect(linkFaults(files())).toEqual([]);
  });
});

test('every endpoint is once on a page, in the first page and in the search', () => {
  const articles = stride
    .filter(({ path }) => path.endsWith('.html'))
    .flatMap(({ text }) => elementsOf(text).filter(({ tagName }) => tagName === 'article'));
  expect(articles).toHaveLength(49);
  const index = elementsOf(textAt(stride, 'index.html'));
  const listed = index.flatMap((one) =>
    one.tagName === 'ul' && attribute(one, 'class') === 'ops'
      ? one.childNodes.filter((child) => child.nodeName === 'li')
      : [],
  );
  // Operations that only one document declares are listed again below that document.
  expect(listed.length).toBeGreaterThanOrEqual(49);
  const search = textAt(stride, 'search_1.js');
  expect(search.match(/^\["(GET|PUT|POST|PATCH|DELETE)",/gm)).toHaveLength(49);
});

test('the additional files remain small', () => {
  expect(textAt(stride, 'docs.js').length).toBeLessThanOrEqual(8 * 1024);
  expect(textAt(stride, 'docs.css').length).toBeLessThanOrEqual(16 * 1024);
  const first = ['index.html', 'docs.css', 'docs.js'].map(
    (path) => gzipSync(textAt(stride, path)).length,
  );
  expect(first.reduce((sum, size) => sum + size)).toBeLessThan(15 * 1024);
});

test('the index for machines leads to every Markdown page', () => {
  const llms = textAt(stride, 'llms.txt');
  expect(llms).toMatch(/^# Stride\n\n> .*49 endpoints in 14 groups/);
  const markdown = stride.flatMap(({ path }) => (path.endsWith('.md') ? [path] : []));
  expect(markdown.filter((path) => !llms.includes(`(${path})`))).toEqual([]);
});
