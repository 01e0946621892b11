/** The loop of client and server (`test/loop`), bundled to run with a build. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const HERE = import.meta.dirname;

/**
 * @param dist the build that generates the documents: the loop imports its modules, so that both
 *   use the same names for operations
 */
export async function bundledLoop(dist) {
  const outfile = join(HERE, 'work', `loop-${process.pid}.mjs`);
  await build({
    entryPoints: [join(HERE, '../loop/index.ts')],
    ...{ bundle: true, format: 'esm', platform: 'node', packages: 'external', outfile },
    plugins: [builtSources(dist)],
  });
  return import(pathToFileURL(outfile).href);
}

function builtSources(dist) {
  return {
    name: 'built-sources',
    setup({ onResolve }) {
      onResolve({ filter: /^(\.\.\/)+src\// }, ({ path }) => {
        const built = join(dist, path.replace(/^(\.\.\/)+/, ''));
        // Modules that are not an entry of the build are bundled.
        return existsSync(built) ? { path: pathToFileURL(built).href, external: true } : undefined;
      });
    },
  };
}
