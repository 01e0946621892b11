/**
 * Builds `dist/`: declarations by TypeScript, code in bundles by esbuild (a run loads a dozen files instead of two
 * hundred, which is a tenth of a second), the runtime files as they stand, and a stamp of what was built.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
/** The command, the library, and what benches and the corpus look at by itself. */
const ENTRIES = [
  'cli',
  'index',
  'kit',
  'pipeline/generate',
  'config/config',
  'cli/engine',
  'openapi/document',
  'emit/json/index',
  'diagnostics/report',
  'typescript/signature',
];
const CHUNKS = 'src/chunks';

/** All files below a folder, sorted, relative to it, with `/`. */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** The runtime of a target goes into the user's project as it was written. */
function isRuntime(file) {
  return /^templates\/[^/]+\/runtime\//.test(file) && !/\.test\.ts$|\/test\//.test(file);
}

/** Checks the types and writes the declarations. */
function declare() {
  const package_ = createRequire(import.meta.url).resolve('typescript/package.json');
  const { bin } = JSON.parse(readFileSync(package_, 'utf8'));
  const compiler = join(dirname(package_), bin.tsc);
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}

/** What is imported late stays a file of its own. Returns the files written, relative to `dist/`. */
async function bundle() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES.map((name) => `src/${name}.ts`),
    outbase: '.',
    outdir: dist,
    chunkNames: `${CHUNKS}/[name]-[hash]`,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    packages: 'external',
    metafile: true,
    logLevel: 'warning',
  });
  const files = Object.keys(metafile.outputs).map((file) => file.slice('dist/'.length));
  for (const file of files) {
    if (dirname(file) === CHUNKS) continue;
    // Code finds the package's files from the folder of the chunks, two below `dist/`.
    const isLost = readFileSync(join(dist, file), 'utf8').includes('import.meta.url');
    if (isLost) throw new Error(`${file} looks for files beside itself: import it late`);
  }
  return files;
}

/** What a source that is gone left behind must not be found by anybody. */
function removeStale(bundles) {
  const kept = new Set(['.tsbuildinfo', 'stamp', ...bundles]);
  for (const file of filesBelow(dist)) {
    const source = isRuntime(file) ? file : file.replace(/\.d\.ts$/, '.ts');
    const isDeclared = isRuntime(file) || file.endsWith('.d.ts');
    if (!kept.has(file) && !(isDeclared && existsSync(join(root, source))))
      rmSync(join(dist, file));
  }
}

function copyRuntime() {
  for (const file of filesBelow(join(root, 'templates')).map((name) => `templates/${name}`)) {
    if (!isRuntime(file)) continue;
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    copyFileSync(join(root, file), join(dist, file));
  }
}

/** A hash of everything that was built: runs of another build do not count as unchanged. */
function stamp() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package.json')));
  for (const file of filesBelow(dist)) {
    if (file === '.tsbuildinfo' || file === 'stamp' || file.endsWith('.d.ts')) continue;
    hash.update(`\0${file}\0`).update(readFileSync(join(dist, file)));
  }
  writeFileSync(join(dist, 'stamp'), hash.digest('hex') + '\n');
}

const bundles = await bundle();
const declared = declare();
removeStale(bundles);
copyRuntime();
const command = join(dist, 'src/cli.js');
if (existsSync(command)) chmodSync(command, 0o755);
if (declared) stamp();
else {
  // Without a stamp nothing takes this build for a whole one.
  rmSync(join(dist, 'stamp'), { force: true });
  process.exitCode = 1;
}
