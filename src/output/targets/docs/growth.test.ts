/**
 * Tests that the size of the docs grows linearly with the API, and that search still finds everything in large docs.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { api, endpoint } from '../../../../test/model-parts.js';
import {
  attribute,
  elementsOf,
  linkFaults,
  markupFaults,
  textOf,
} from '../../../../test/docs/html-pages.js';
import { docsFiles, renderInput } from '../../../../test/rendered.js';
import { file, run } from '../../../../test/stride.js';
import type { OutputFile } from '../../../print/emit/file.js';
import type { Tag } from '../../../model/api.js';

/** Generates the docs of an API in which each endpoint has its own tag. */
function docsOf(groups: number, sections = 0): OutputFile[] {
  const names = Array.from(
    { length: groups },
    (_, index) => `Group ${String(index).padStart(4, '0')}`,
  );
  const endpoints = names.map((name, index) => ({
    ...endpoint('GET', `/g${index}/x`),
    tags: [{ value: name, origins: [] }],
  }));
  const tag = (name: string, index: number): [string, Tag] => {
    const parent = `Section ${Math.floor((index * sections) / groups)}`;
    return [name, { name, origins: [], ...(sections > 0 && { parent }) }];
  };
  const input = renderInput(api({ endpoints, tags: new Map(names.map(tag)) }));
  return docsFiles(input);
}

const bytesOf = (files: readonly OutputFile[]): number =>
  files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);

test.each([0, 5, 200])('output grows in proportion to the groups, in %i sections', (sections) => {
  const [small, large] = [docsOf(200, sections), docsOf(400, 2 * sections)];
  expect(bytesOf(large) / bytesOf(small)).toBeLessThan(2.2);
});

test.each([0, 5])('every group of many is found, in %i sections', (sections) => {
  const files = docsOf(250, sections);
  const textAt = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
  const linksIn = (html: string): string[] =>
    elementsOf(html).flatMap((one) => (one.tagName === 'a' ? [attribute(one, 'href') ?? ''] : []));
  const pages = files.flatMap(({ path }) => (/^group\d+\.html$/.test(path) ? [path] : []));
  expect(pages).toHaveLength(250);

  const list = elementsOf(textAt('index.html')).find((one) => attribute(one, 'class') === 'names');
  expect(list && textOf(list).match(/Group \d{4}/g)).toHaveLength(250);
  expect(pages.filter((page) => !textAt('search_1.js').includes(`"${page}"`))).toEqual([]);
  expect(
    pages.filter((page) => !textAt('llms.txt').includes(page.replace('.html', '.md'))),
  ).toEqual([]);

  const [navigation = ''] = textAt('group0100.html').split('<main');
  const near = linksIn(navigation).filter((href) => href.startsWith('group'));
  const around = Array.from({ length: 21 }, (_, at) => `group${String(90 + at).padStart(4, '0')}`);
  expect(near).toEqual(around.map((stem) => `${stem}.html`));
  expect(linksIn(navigation)).toContain('index.html#page-groups');
  const some = files.filter(({ path }) => /^(index|group0100)\.html$/.test(path));
  expect(some.flatMap(markupFaults)).toEqual([]);
  expect(linkFaults(files)).toEqual([]);
});

test('every page lists all groups if there are few', () => {
  const page = docsOf(30).find(({ path }) => path === 'group0000.html')?.text ?? '';
  const navigation = page.split('<nav')[1] ?? '';
  expect(navigation.match(/Group \d{4}/g)).toHaveLength(30);
  expect(navigation).not.toContain('page-groups');
});

test('mutually recursive objects are printed in time', async () => {
  const whole = (name: string): object => ({
    allOf: [{ $ref: `#/components/schemas/${name}` }, { description: 'One of them.' }],
  });
  const names = ['A', 'B', 'C', 'D', 'E', 'F'];
  const properties = Object.fromEntries(names.map((name) => [name.toLowerCase(), whole(name)]));
  const schemas = Object.fromEntries(names.map((name) => [name, { type: 'object', properties }]));
  const responses = {
    200: { description: 'A', content: { 'application/json': { schema: whole('A') } } },
  };
  const document = {
    openapi: '3.0.3',
    info: { title: 'Circles', version: '1' },
    paths: { '/a': { get: { operationId: 'getA', responses } } },
    components: { schemas },
  };
  const { files } = await run([file('circles.json', document)], { targets: { docs: true } });
  expect(bytesOf(files)).toBeLessThan(3_000_000);
});
