/**
 * Builds `dist/`: declarations by TypeScript, code in bundles by esbuild (a run loads about
 * twenty files instead of seven hundred modules: docs/decisions/0013-where-the-time-goes.md), the
 * unchanged runtime files, the licences of bundled packages, and a stamp of the built sources.
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
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chunks } from './chunks.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
/** The command, the exports of the package, and what benchmarks and proofs import. */
const ENTRIES = [
  ...['cli', 'index', 'kit'].map((name) => ({ in: `src/${name}.ts`, out: `src/${name}` })),
  { in: 'internals', out: 'src/internals' },
];
const CHUNKS = 'src/chunks';
/**
 * The folder of the sources of shipped declarations. Next to the declarations, TypeScript would
 * check them in projects of users.
 */
const SOURCES = 'source';
/** The state of the compiler for the next build. It is not shipped. */
const SCRATCH = '.build';
/**
 * The dependencies that a user installs. All other imported packages are bundled
 * (docs/decisions/0032-what-is-bundled.md).
 */
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** The exports of the package. Only the declarations that they reach are shipped. */
const DECLARED = ['src/index.d.ts', 'src/kit.d.ts'];

/** All files below a folder, sorted, relative to it, with `/`. */
function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

/** True for a runtime file of a target. Such files are copied into the user's project unchanged. */
function isRuntime(file) {
  return (
    /^(?:templates|src\/output\/targets)\/[^/]+\/runtime\//.test(file) &&
    !/\.test\.ts$|\/test\//.test(file)
  );
}

/** Checks the types, and writes the declarations of all files into the scratch folder. */
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

/**
 * Ships the declarations that the exports of the package reach, which are a fifth of all
 * declarations. Also ships their sources, which editors open on "Go to definition".
 * @returns their paths, relative to `dist/`
 */
function shipDeclarations() {
  const from = join(dist, SCRATCH, 'types');
  const shipped = new Set(DECLARED);
  for (const file of shipped) {
    const text = readFileSync(join(from, file), 'utf8');
    for (const [, path] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g)) {
      const next = posix.join(posix.dirname(file), `${path}.d.ts`);
      // The pattern also matches imports inside comments, whose files may not exist.
      if (existsSync(join(from, next))) shipped.add(next);
    }
  }
  return [...shipped].flatMap((file) => {
    const source = file.replace(/\.d\.ts$/, '.ts');
    const copy = `${SOURCES}/${source}`;
    const map = JSON.parse(readFileSync(join(from, `${file}.map`), 'utf8'));
    const sources = [posix.relative(posix.dirname(file), copy)];
    for (const path of [file, copy]) mkdirSync(dirname(join(dist, path)), { recursive: true });
    copyFileSync(join(from, file), join(dist, file));
    copyFileSync(join(root, source), join(dist, copy));
    writeFileSync(join(dist, `${file}.map`), JSON.stringify({ ...map, sources }));
    return [file, `${file}.map`, copy];
  });
}

/**
 * Writes the licences of bundled packages into `dist/licenses.txt`, as they require.
 * @param metafile the inputs of esbuild
 * @throws {Error} for a package without the text of its licence
 */
function writeLicenses({ inputs }) {
  const folders = Object.keys(inputs).flatMap(
    (file) => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? [],
  );
  const texts = [...new Set(folders)].sort().map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
    const file = readdirSync(join(root, folder)).find((one) => /^licen[cs]e/i.test(one));
    if (file === undefined) throw new Error(`${name} is bundled, and has no licence beside it`);
    const text = readFileSync(join(root, folder, file), 'utf8').trim();
    return `${name} ${version}\n\n${text}\n`;
  });
  const rule = `\n${'-'.repeat(80)}\n\n`;
  writeFileSync(join(dist, 'licenses.txt'), texts.join(rule));
}

/**
 * Bundles the code; modules that are imported lazily share a few files. Returns the written files,
 * relative to `dist/`.
 */
async function bundle() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    plugins: [chunks(root)],
    outdir: dist,
    chunkNames: `${CHUNKS}/[name]-[hash]`,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // Makes the package smaller, but keeps the lines and names in stack traces.
    minifySyntax: true,
    charset: 'utf8',
    // The build of `yaml` for Node is CommonJS.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    external: Object.keys(dependencies).flatMap((name) => [name, `${name}/*`]),
    // ES modules can be split; CommonJS modules cannot, and need `require`.
    mainFields: ['module', 'main'],
    metafile: true,
    logLevel: 'warning',
  });
  writeLicenses(metafile);
  const files = Object.keys(metafile.outputs).map((file) => file.slice('dist/'.length));
  for (const file of files) {
    if (dirname(file) === CHUNKS) continue;
    // Code finds files of the package relative to the folder of chunks, which is two levels below
    // `dist/`. Other folders would give wrong paths.
    const isLost = readFileSync(join(dist, file), 'utf8').includes('import.meta.url');
    if (isLost) throw new Error(`${file} looks for files beside itself: import it late`);
  }
  return files;
}

/** Removes files of deleted sources. */
function removeStale(written) {
  const kept = new Set(['licenses.txt', 'stamp', ...written]);
  for (const file of filesBelow(dist)) {
    const stands = kept.has(file) || (isRuntime(file) && existsSync(join(root, file)));
    if (!stands && !file.startsWith(`${SCRATCH}/`)) rmSync(join(dist, file));
  }
}

function copyRuntime() {
  for (const folder of ['templates', 'src/output/targets']) {
    for (const file of filesBelow(join(root, folder)).map((name) => `${folder}/${name}`)) {
      if (!isRuntime(file)) continue;
      mkdirSync(dirname(join(dist, file)), { recursive: true });
      copyFileSync(join(root, file), join(dist, file));
    }
  }
}

/**
 * Writes a hash of everything that was built. A run with another build must not skip its work as
 * unchanged.
 */
function stamp() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package.json')));
  for (const file of filesBelow(dist)) {
    if (file === 'stamp' || /\.d\.ts(?:\.map)?$/.test(file)) continue;
    if (file.startsWith(`${SCRATCH}/`) || file.startsWith(`${SOURCES}/`)) continue;
    hash.update(`\0${file}\0`).update(readFileSync(join(dist, file)));
  }
  writeFileSync(join(dist, 'stamp'), hash.digest('hex') + '\n');
}

const bundles = await bundle();
const declared = declare();
removeStale([...bundles, ...(declared ? shipDeclarations() : [])]);
copyRuntime();
const command = join(dist, 'src/cli.js');
if (existsSync(command)) chmodSync(command, 0o755);
if (declared) stamp();
else {
  // The stamp marks a complete build, and this build is incomplete.
  rmSync(join(dist, 'stamp'), { force: true });
  process.exitCode = 1;
}
