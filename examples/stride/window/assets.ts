/** The files of the page. Its script is bundled on the first request. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Returns the root of the repository. It does not depend on the location of the bundle. */
export function root(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'examples/stride/page/page.html'))) folder = dirname(folder);
  return folder;
}

let script: Promise<string> | undefined;

/**
 * Returns a file of the page.
 * @param path `/`, `/page.css` or `/page.js`
 */
export async function pageFile(path: string): Promise<string> {
  const folder = join(root(), 'examples/stride/page');
  if (path === '/page.js') return (script ??= bundled(join(folder, 'page.ts')));
  return readFile(join(folder, path === '/' ? 'page.html' : 'page.css'), 'utf8');
}

async function bundled(entry: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, write: false, logLevel: 'silent' },
    ...{ platform: 'browser', format: 'esm', target: 'es2022', minify: true },
  });
  return outputFiles[0]?.text ?? '';
}
