/**
 * Numbers and excerpts of Stride in the README, the docs and the picture match the documents.
 *
 * @module-tag proof
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inspectText } from '../../src/run/pipeline/inspect/text.js';
import { run, STRIDE_FILES, STRIDE_OVERLAYS } from '../stride.js';
import { blocksOf } from './guide.js';

const read = (path: string): string => readFileSync(path, 'utf8').replaceAll(/\s+/g, ' ');
const counts = async (overlays: typeof STRIDE_OVERLAYS): Promise<string> =>
  inspectText(await run(STRIDE_FILES, {}, { overlays }))
    .trim()
    .split('\n')
    .at(-1) ?? '';

it('states the correct numbers of endpoints, groups and conflicts', async () => {
  const [plain, corrected] = [await counts([]), await counts(STRIDE_OVERLAYS)];
  const [, own, occurrences] = /^(\d+) endpoints.* from (\d+) occurrences in 5/.exec(plain) ?? [];
  const found = /^(\d+) endpoints .* in (\d+) groups.*; (\d+) conflicts$/.exec(corrected) ?? [];
  const [, all, groups, conflicts] = found;
  const more = Number(all) - Number(own);
  const readme = read('README.md');
  expect(readme).toContain(`describe ${occurrences} operations`);
  expect(readme).toContain(
    `${own} typed functions, and ${more} more from an overlay: ${all} functions in ${groups} groups`,
  );
  const why = read('docs/why/scattered.md');
  expect(why).toContain(`${occurrences} operations of the five documents become ${own} endpoints`);
  const picture = read('docs/images/five-into-one.svg');
  expect(picture).toContain(`>${all} endpoints<`);
  expect(picture).toContain(`>${more} from an overlay<`);
  // No question is left: the picture counts the choices that were made without a question.
  expect(conflicts).toBe('0');
  expect(picture).toContain('>16 notes<');
  for (const { source, bytes } of STRIDE_FILES) {
    const own = await run([{ source, bytes }]);
    const name = source.replace('specs/stride/', '');
    expect(picture).toContain(`>${name}</text>`);
    expect(picture.split(`>${name}</text>`)[1]).toMatch(
      new RegExp(`^ <text[^>]*>${own.api.endpoints.length} endpoints,`),
    );
  }
});

it('is short, and contains the two commands for a new machine', () => {
  const readme = readFileSync('README.md', 'utf8');
  expect(readme.split('\n').length).toBeLessThan(115);
  for (const command of ['npm ci && npm run generate', 'npm ci && npm test'])
    expect(readme).toContain(`\n\`\`\`sh\n${command}\n\`\`\`\n`);
});

it('quotes the descriptions correctly', () => {
  const quoted = blocksOf('docs/why/scattered.md').filter(({ path }) => path !== undefined);
  expect(quoted).toHaveLength(3);
  for (const { path = '', text } of quoted) {
    const document = readFileSync(`specs/stride/${path}`, 'utf8');
    const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
    for (const line of lines) expect(document).toContain(line.trim());
  }
});
