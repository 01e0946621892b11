// What a client weighs in a bundle: one call with its client, and all calls of GitHub's REST description, minified by
// esbuild and gzipped. Run after a build:
//
//   npm run bench:bundle
//
// The sizes are the same on every machine. The description is that of the corpus.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const SPEC = join(
  import.meta.dirname,
  '../test/corpus/node_modules/@octokit/openapi/generated/api.github.com.json',
);
const CLI = join(import.meta.dirname, '../dist/src/cli.js');
const folder = mkdtempSync(join(tmpdir(), 'restitch-bundle-'));

const ROWS = {
  'one call': "export { createClient, issuesGet } from './client/index.js';",
  'all calls': "export * from './client/index.js';",
};

try {
  const args = [CLI, 'generate', SPEC, '--out', folder, '--target', 'client'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  console.log('| GitHub    | minified | gzipped |\n| --------- | -------- | ------- |');
  for (const [name, contents] of Object.entries(ROWS)) {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: folder, loader: 'ts' },
      bundle: true,
      minify: true,
      write: false,
      format: 'esm',
      target: 'es2022',
    });
    const bytes = outputFiles[0].contents;
    const sizes = [bytes, gzipSync(bytes, { level: 9 })].map(
      ({ length }) => `${(length / 1000).toFixed(1)} kB`,
    );
    console.log(`| ${name.padEnd(9)} | ${sizes[0].padEnd(8)} | ${sizes[1].padEnd(7)} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
