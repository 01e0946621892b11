/**
 * Forty APIs under Turborepo, and in one process: `npm run test:workspace`, after a build. Installs the packed tarball and turbo
 * into a copy of `examples/workspace`, generates all, changes one description, and shows that only that one is made again.
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
/** Turborepo tells its makers nothing of this. */
const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', NO_COLOR: '1' };

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

/** A copy with the tarball of this repository in it. */
function install() {
  cpSync(join(ROOT, 'examples/workspace'), folder, { recursive: true });
  for (const name of packages)
    rmSync(join(folder, 'packages', name, 'generated'), { recursive: true, force: true });
  const quiet = ['--ignore-scripts', '--silent'];
  const pack = spawnSync('npm', ['pack', ...quiet, '--pack-destination', folder], { cwd: ROOT });
  if (pack.status !== 0) throw new Error(`npm pack: ${pack.stderr}`);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  manifest.devDependencies.restitch = `file:${tarball}`;
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  run('npm', 'install', '--no-audit', '--no-fund', '--loglevel=error');
  // The locks are committed, as those of a project are.
  run('npx', 'restitch', 'generate', '--quiet');
  run('git', 'init', '-q');
  run('git', 'add', '-A');
  run('git', '-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '-qm', 'all');
  tidy(true);
}

/** Takes away what is generated but the locks, as a clean checkout is; and, if asked, what was remembered. */
function tidy(caches = false) {
  for (const name of packages) {
    const generated = join(folder, 'packages', name, 'generated');
    if (!existsSync(generated)) continue;
    for (const entry of readdirSync(generated))
      if (entry !== 'restitch.lock.json') rmSync(join(generated, entry), { recursive: true });
    if (caches) rmSync(join(folder, 'packages', name, '.turbo'), { recursive: true, force: true });
  }
  if (!caches) return;
  for (const cache of ['.turbo', 'node_modules/.cache'])
    rmSync(join(folder, cache), { recursive: true, force: true });
}

/** A hash of all that was generated. */
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

/** Runs the task in all packages; how many came from the cache, and how long it took. */
function turbo() {
  const { out, seconds } = timed(() =>
    run('npx', 'turbo', 'run', 'generate', '--output-logs=errors-only'),
  );
  const [, cached] = /Cached: +(\d+) cached, (?:\d+) total/.exec(out) ?? [];
  return { cached: Number(cached), seconds };
}

const oneProcess = () => timed(() => run('npx', 'restitch', 'generate', '--quiet')).seconds;

/** Says something else in one description. */
function change(words) {
  const file = join(folder, 'packages/polygon/api.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace(/"summary": "/, `"summary": "${words} `));
}

try {
  install();
  const cold = turbo();
  expect('from the cache at first', cold.cached, 0);
  expect('what differs from what is committed', run('git', 'status', '--porcelain'), '');
  const bytes = made();
  tidy();
  const warm = turbo();
  expect('from the cache when nothing changed', warm.cached, all);
  expect('what the cache restored', made(), bytes);
  change('Now:');
  const changed = turbo();
  expect('from the cache when one description changed', changed.cached, all - 1);
  run('git', 'checkout', '--', '.');
  tidy(true);
  const alone = [oneProcess()];
  expect('what one process made', made(), bytes);
  alone.push(oneProcess());
  change('Later:');
  alone.push(oneProcess());
  console.log(`${all} APIs: ${all - 1} from the cache and one made, the same bytes

|                  | cold | warm | one changed |
| ---------------- | ---- | ---- | ----------- |
| ${all} tasks of turbo | ${cold.seconds} s | ${warm.seconds} s | ${changed.seconds} s |
| one process      | ${alone.map((seconds) => `${seconds} s`).join(' | ')} |`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
