/**
 * Bundles the service, which is written in TypeScript, and starts it: `start.mjs [ENTRY.ts]
 * [ARGUMENTS…]`.
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const entry = process.argv[2]?.endsWith('.ts') ? process.argv.splice(2, 1)[0] : 'main.ts';
// The bundle is below `node_modules`, so that it finds the packages that it imports.
const folder = join(here, 'node_modules/.cache/stride');
const file = join(folder, `${entry.replace(/\W+/g, '-')}.mjs`);
const { outputFiles } = await build({
  entryPoints: [join(here, entry)],
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
  write: false,
});
mkdirSync(folder, { recursive: true });
// The bundle is renamed when it is complete, because another process may read it at the same time.
writeFileSync(`${file}.${process.pid}`, outputFiles[0].contents);
renameSync(`${file}.${process.pid}`, file);
await import(pathToFileURL(file).href);
