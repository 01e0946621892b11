/** The import rules of the linter match the table of rooms. `npm run reference` generates them. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { root } from './files.js';
import { layers } from './layers.js';

const FILE = join(root, '.oxlintrc.layers.json');

test('the layers of the linter match test/architecture/rooms.ts', async () => {
  const options = await resolveConfig(FILE);
  const text = await format(JSON.stringify(layers()), { ...options, parser: 'json' });
  if (process.env['UPDATE']) writeFileSync(FILE, text);
  expect(readFileSync(FILE, 'utf8'), 'run npm run reference').toBe(text);
});
