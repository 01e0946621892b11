/** Empty projects with the packed tarball in them, installed by npm or, without a network, unpacked. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const STRICT = {
  ...{ target: 'es2022', lib: ['es2023'], module: 'nodenext', types: ['node'], outDir: 'dist' },
  ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
};

/** What a command came to. */
function outcome({ status, stdout, stderr }) {
  return { exit: status, out: stdout, all: stdout + stderr };
}

/** A folder for projects, with the tarball in it; `remove` takes both away. */
export function openWorkshop() {
  const folder = mkdtempSync(join(tmpdir(), 'restitch-adoption-'));
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const { status, stderr } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm pack: ${stderr}`);
  const name = readdirSync(folder).find((one) => one.endsWith('.tgz'));
  return {
    folder,
    tarball: join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * A project in TypeScript with nothing but descriptions.
 * @param inputs path in the project → file that is copied there
 * @param packages what it depends on, beside this package and the compiler
 * @param offline unpack the tarball, and take packages from this repository
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
  return { folder, write, ...commandsIn(folder) };
}

function install({ tarball }, folder) {
  const packages = [tarball, 'typescript', '@types/node@20', '@types/express'];
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

/** The package stands in the project; what it needs is found further up. */
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

function commandsIn(folder) {
  const run = (command, ...args) =>
    outcome(spawnSync(command, args, { cwd: folder, encoding: 'utf8' }));
  const require = createRequire(join(folder, 'package.json'));
  return {
    /** Any command. */
    run,
    restitch: (...args) =>
      run(process.execPath, join(folder, 'node_modules/restitch/dist/src/cli.js'), ...args),
    compile() {
      const manifest = require.resolve('typescript/package.json');
      const { bin } = require(manifest);
      // More threads would check the libraries once each.
      return run(process.execPath, join(dirname(manifest), bin.tsc), '-p', '.', '--singleThreaded');
    },
    /** A program, while this process goes on. */
    start: (args, env) =>
      spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env } }),
  };
}
