/** Bundles the service, which is TypeScript, in a moment, and starts it. */
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const entry = process.env.STRIDE_ENTRY ?? 'main.ts';
const outfile = join(here, '../../node_modules/.cache/stride', entry.replace(/\.ts$/, '.mjs'));
await build({
  entryPoints: [join(here, entry)],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  sourcemap: 'inline',
  logLevel: 'warning',
});
await import(pathToFileURL(outfile).href);
