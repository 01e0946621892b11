/** Output that is too large to write. */
import { expect, test } from 'vitest';
import { file, run } from '../../../../test/stride.js';

const get = { description: 'A long text.', responses: { 204: { description: 'Nothing' } } };
const API = file('shop.json', {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: { '/teas': { get }, '/coffees': { get } },
});

test('a target over the limit generates nothing, and others are not affected', async () => {
  const targets = { client: false, server: false, docs: true, openapi: true };
  const { files, report } = await run([API], { targets, limits: { output: 3000 } });
  expect(report.list().map(({ code }) => code)).toContain('output/too-large');
  expect(files.map(({ path }) => path)).toEqual(['openapi.json']);
});
