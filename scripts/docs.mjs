/**
 * Builds the site of the docs from the Markdown of `docs/` into `docs/.vitepress/dist`. A broken
 * link is an error.
 *
 *   npm run docs            the site
 *   npm run docs -- dev     the site, following changes
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { installPinned } from './pinned.mjs';

const docs = fileURLToPath(new URL('../docs', import.meta.url));
const [command = 'build', ...more] = process.argv.slice(2);

installPinned(docs);
const vitepress = join(docs, 'node_modules/vitepress/bin/vitepress.js');
const { status } = spawnSync(process.execPath, [vitepress, command, docs, ...more], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
