/**
 * Forty APIs with Turborepo, with Nx, and in one process: `npm run proof workspace`, after a build.
 * Installs the packed tarball and both tools into a copy of `examples/workspace`, generates all,
 * changes one description, and checks that only that one is generated again.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'restitch-workspace-'));
const packages = readdirSync(join(ROOT, 'examples/workspace/packages'));
const all = packages.length;
/** Disables the telemetry of both tools. */
const SILENT = { TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NX_NO_CLOUD: 'true' };
/** Disables the daemon of Nx, which would continue to run after the test. */
const env = { ...process.env, ...SILENT, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1' };
const NX = '24.0.6';

function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`);
  return stdout;
}

function timed(what) {
  const start = performance.now();
  const out = what();
  return { out, seconds: ((performance.now() - start) / 1000).toFixed(1) };
}

/** Copies the example, and installs the packed tarball of this repository in it. */
function install() {
  cpSync(join(ROOT, 'examples/workspace'), folder, { recursive: true });
  for (const name of packages)
    rmSync(join(folder, 'packages', name, 'generated'), { recursive: true, force: true });
  const quiet = ['--ignore-scripts', '--silent'];
  const pack = spawnSync('npm', ['pack', ...quiet, '--pack-destination', folder], { cwd: ROOT });
  if (pack.status !== 0) throw new Error(`npm pack: ${pack.stderr}`);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  Object.assign(manifest.devDependencies, { restitch: `file:${tarball}`, nx: NX });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  run('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error');
  // Generates and commits the locks, because real projects contain them.
  run('npx', 'restitch', 'generate', '--quiet');
  run('git', 'init', '-q');
  run('git', 'add', '-A');
  run('git', '-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '-qm', 'all');
  tidy(true);
}

/**
 * Deletes the generated files except the locks, which results in the files of a clean checkout.
 * `caches` deletes the caches, too.
 */
function tidy(caches = false) {
  for (const name of packages) {
    const generated = join(folder, 'packages', name, 'generated');
    if (!existsSync(generated)) continue;
    for (const entry of readdirSync(generated))
      if (entry !== 'restitch.lock.json') rmSync(join(generated, entry), { recursive: true });
    if (caches) rmSync(join(folder, 'packages', name, '.turbo'), { recursive: true, force: true });
  }
  if (!caches) return;
  for (const cache of ['.turbo', '.nx', 'node_modules/.cache'])
    rmSync(join(folder, cache), { recursive: true, force: true });
}

/** A hash of all generated files. */
function made() {
  const hash = createHash('sha256');
  for (const name of packages) {
    const generated = join(folder, 'packages', name, 'generated');
    const files = readdirSync(generated, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(`${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function expect(what, found, wanted) {
  if (found !== wanted) throw new Error(`${what}: ${found}, and not ${wanted}`);
}

/**
 * Runs the task in all packages. Returns how many results came from the cache, and the duration.
 */
function turbo() {
  const { out, seconds } = timed(() =>
    run('npx', 'turbo', 'run', 'generate', '--output-logs=errors-only'),
  );
  const [, cached] = /Cached: +(\d+) cached, (?:\d+) total/.exec(out) ?? [];
  return { cached: Number(cached), seconds };
}

/** Does the same with Nx. */
function nx() {
  const { out, seconds } = timed(() => run('npx', 'nx', 'run-many', '-t', 'generate'));
  const [, cached = '0'] = /from the cache[^\n]* for (\d+) out of \d+ tasks/.exec(out) ?? [];
  return { cached: Number(cached), seconds };
}

/**
 * Generates everything, generates it again, and generates it after one change. Only changed APIs
 * may be generated, and the cache must restore exactly the same files.
 * @param runner `turbo` or `nx`
 * @returns the three durations, and the hash of the output
 */
function held(runner) {
  const cold = runner();
  expect('from the cache at first', cold.cached, 0);
  expect('what differs from what is committed', run('git', 'status', '--porcelain'), '');
  const bytes = made();
  tidy();
  const warm = runner();
  expect('from the cache when nothing changed', warm.cached, all);
  expect('what the cache restored', made(), bytes);
  change('Now:');
  const changed = runner();
  expect('from the cache when one description changed', changed.cached, all - 1);
  run('git', 'checkout', '--', '.');
  tidy(true);
  return { bytes, row: [cold, warm, changed].map(({ seconds }) => `${seconds} s`).join(' | ') };
}

const oneProcess = () => timed(() => run('npx', 'restitch', 'generate', '--quiet')).seconds;

/** Changes a text in one description. */
function change(words) {
  const file = join(folder, 'packages/polygon/api.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/"summary": "/, `"summary": "${words} `));
}

try {
  install();
  const rows = Object.entries({ turbo, nx }).map(([name, runner]) => ({ name, ...held(runner) }));
  const [{ bytes }] = rows;
  for (const row of rows) expect(`what ${row.name} made`, row.bytes, bytes);
  const alone = [oneProcess()];
  expect('what one process made', made(), bytes);
  alone.push(oneProcess());
  change('Later:');
  alone.push(oneProcess());
  const tasks = rows.map(({ name, row }) => `| ${all} tasks of ${name} | ${row} |`).join('\n');
  console.log(`${all} APIs: ${all - 1} from the cache and one made, the same bytes

| | cold | warm | one changed |
| --- | --- | --- | --- |
${tasks}
| one process | ${alone.map((seconds) => `${seconds} s`).join(' | ')} |`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
