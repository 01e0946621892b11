/** The sample calls in the HTML docs equal those in Markdown, which are compiled. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DOCS, displayedSamples } from './displayed-samples.js';

test('the calls are the same as in the Markdown pages', () => {
  const folder = join(DOCS, 'operations');
  const markdown = readdirSync(folder)
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/^```ts\n(import [^]*?)\n```$/gm),
    ])
    .map(([, text = '']) => text.replace('"../../client/', '"../client/'));
  const html = displayedSamples().filter(({ title }) => title === 'TypeScript');
  // Further calls of an operation send the other examples of its body.
  const first = new Map(html.toReversed().map(({ endpoint, text }) => [endpoint, text]));
  expect(first.size).toBeGreaterThanOrEqual(49);
  expect([...first.values()].sort()).toEqual(markdown.sort());
});
