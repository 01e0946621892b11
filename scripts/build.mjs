/** Builds `dist/`: compiles, copies the runtime files as they stand, and leaves a stamp of what was built. */
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

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, 'dist');
const outputs = /\.(js|d\.ts)$/;

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
  return /^templates\/[^/]+\/runtime\//.test(file) && !file.endsWith('.test.ts');
}

function compile() {
  const package_ = createRequire(import.meta.url).resolve('typescript/package.json');
  const { bin } = JSON.parse(readFileSync(package_, 'utf8'));
  const compiler = join(dirname(package_), bin.tsc);
  const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}

/** What a source that is gone left behind must not be found by anybody. */
function removeStale() {
  for (const file of filesBelow(dist)) {
    const source = outputs.test(file) && !isRuntime(file) ? file.replace(outputs, '.ts') : file;
    const kept = file === '.tsbuildinfo' || file === 'stamp' || existsSync(join(root, source));
    if (!kept) rmSync(join(dist, file));
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

const compiled = compile();
removeStale();
copyRuntime();
const command = join(dist, 'src/cli.js');
if (existsSync(command)) chmodSync(command, 0o755);
if (compiled) stamp();
else {
  // Without a stamp nothing takes this build for a whole one.
  rmSync(join(dist, 'stamp'), { force: true });
  process.exitCode = 1;
}
