/**
 * Writes the search library into the runtime of the docs: MiniSearch as one classic script, because
 * a page that is opened from a disk cannot load modules. Run it after an update of MiniSearch. A
 * test fails if the script does not match the package.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const packageFile = fileURLToPath(import.meta.resolve('minisearch')).replace(/dist\/.*$/, '');

/** The text of the script. */
export async function minisearchScript() {
  const { version } = JSON.parse(readFileSync(`${packageFile}package.json`, 'utf8'));
  const { outputFiles } = await build({
    stdin: {
      contents: "import MiniSearch from 'minisearch'; globalThis.MiniSearch = MiniSearch;",
      resolveDir: fileURLToPath(new URL('..', import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    legalComments: 'none',
    write: false,
  });
  const licence = readFileSync(`${packageFile}LICENSE.txt`, 'utf8').trim();
  const lines = licence.split('\n').map((line) => ` * ${line}`.trimEnd());
  return `/*\n * MiniSearch ${version}, https://github.com/lucaong/minisearch\n *\n${lines.join('\n')}\n */\n${outputFiles[0]?.text ?? ''}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const target = new URL('../templates/docs/runtime/minisearch.js', import.meta.url);
  writeFileSync(target, await minisearchScript());
}
