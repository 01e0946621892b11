/** Empty projects with the packed tarball in them, installed by npm or, without a network, unpacked. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { installSteps } from '../../scripts/release/install-line.mjs';

const ROOT = join(import.meta.dirname, '../..');
/** The commands of the README. */
const STEPS = installSteps(readFileSync(join(ROOT, 'README.md'), 'utf8'));
const STRICT = {
  ...{ target: 'es2022', lib: ['es2023'], module: 'nodenext', types: ['node'], outDir: 'dist' },
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
};

/** The result of a command. */
function outcome({ status, stdout, stderr }) {
  return { exit: status, out: stdout, all: stdout + stderr };
}

/**
 * Creates a folder for projects, if needed with a clone of this repository in it.
 * @param tarball an existing tarball, which is then not packed
 * @param offline pack the working tree: a clone would have to install its packages first
 * @returns `packed`, the tarball; `tarball`, which is absent if projects install the package with
 *   the command of the README; and `remove`, which deletes the folder
 */
export function openWorkshop({ tarball: packed, offline }) {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-adoption-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (packed !== undefined) {
    return { folder, tarball: resolve(packed), packed: resolve(packed), remove };
  }
  if (!offline && STEPS.clone.length > 0) {
    const clone = join(folder, 'restitch');
    copyTracked(clone);
    for (const line of STEPS.clone) follow(line, clone);
    return { folder, packed: tarballIn(clone), remove };
  }
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const { status, stderr } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm pack: ${stderr}`);
  const tarball = tarballIn(folder);
  return { folder, tarball, packed: tarball, remove };
}

function tarballIn(folder) {
  return join(
    folder,
    readdirSync(folder).find((one) => one.endsWith('.tgz')),
  );
}

/** The files of a clone of the working tree, with changes that are not committed. */
function copyTracked(clone) {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { stdout } = spawnSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 });
  for (const name of stdout.split('\0')) {
    if (name === '' || !existsSync(join(ROOT, name))) continue;
    cpSync(join(ROOT, name), join(clone, name));
  }
}

/** Runs a line of the README literally. */
function follow(line, cwd) {
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${line}\n${stdout}${stderr}`);
}

/**
 * A TypeScript project that contains only descriptions.
 * @param inputs path in the project → file that is copied there
 * @param packages dependencies, in addition to this package and the compiler
 * @param offline unpack the tarball, and use the packages of this repository
 */
export function openProject(workshop, { name, inputs, packages = [], offline }) {
  const folder = join(workshop.folder, name);
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const dependencies = Object.fromEntries(packages.map((one) => [one, '*']));
  write('package.json', JSON.stringify({ private: true, type: 'module', dependencies }, null, 2));
  const files = ['*.ts', 'generated/**/*.ts', 'handlers/*.ts'];
  write('tsconfig.json', JSON.stringify({ compilerOptions: STRICT, include: files }));
  for (const [path, from] of Object.entries(inputs)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(from, join(folder, path));
  }
  if (offline) unpack(workshop, folder);
  else install(workshop, folder);
  return { folder, write, ...commandsIn(folder, offline) };
}

function install({ tarball }, folder) {
  const [line] = STEPS.project;
  if (tarball === undefined) follow(line, folder);
  const own = tarball === undefined ? [] : [tarball];
  const packages = [...own, 'typescript', '@types/node@20', '@types/express'];
  const args = [
    'install',
    '--save-dev',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    ...packages,
  ];
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm install: ${stderr}`);
}

/** The package is in the project; its dependencies are resolved in parent folders. */
function unpack({ folder: above, tarball }, folder) {
  const home = join(folder, 'node_modules/restitch');
  mkdirSync(home, { recursive: true });
  spawnSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1']);
  mkdirSync(join(folder, 'node_modules/.bin'));
  const command = join(home, 'dist/src/cli.js');
  chmodSync(command, 0o755);
  symlinkSync(command, join(folder, 'node_modules/.bin/restitch'));
  const shared = join(above, 'node_modules');
  rmSync(shared, { force: true });
  symlinkSync(join(ROOT, 'node_modules'), shared);
}

/**
 * @param offline run the scripts of the project without npm, and skip the check of declaration
 *   files, which takes most of the time
 */
function commandsIn(folder, offline) {
  const bin = join(folder, 'node_modules/.bin');
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` };
  const run = (command, ...args) =>
    outcome(spawnSync(command, args, { cwd: folder, encoding: 'utf8', env }));
  const [, init = '', generate = ''] = STEPS.project;
  const require = createRequire(join(folder, 'package.json'));
  const flags = offline ? ['--singleThreaded', '--skipLibCheck'] : ['--singleThreaded'];
  return {
    /** Runs the second command of the README. */
    init: () => run('sh', '-c', offline ? init.replace(/^npx /, '') : init),
    /** Runs the third command of the README, which is a script of the project. */
    generate() {
      if (!offline) return run('sh', '-c', generate);
      const { scripts } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      return run('sh', '-c', scripts[generate.replace('npm run ', '')]);
    },
    restitch: (...args) =>
      run(process.execPath, join(folder, 'node_modules/restitch/dist/src/cli.js'), ...args),
    compile() {
      const manifest = require.resolve('typescript/package.json');
      const { bin: commands } = require(manifest);
      // Each further thread would check the libraries again.
      return run(process.execPath, join(dirname(manifest), commands.tsc), '-p', '.', ...flags);
    },
    /** Starts a program without waiting for its end. */
    start: (args, env) =>
      spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env } }),
  };
}
