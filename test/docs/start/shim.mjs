/**
 * Replaces npm, because there is no network: packages are linked from the repository. It also runs
 * TypeScript if Node is too old for it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../../..');
const [tool, ...words] = process.argv.slice(2);

function run(file, args) {
  const path = `${resolve('node_modules/.bin')}:${process.env['PATH']}`;
  const { status } = spawnSync(file, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  process.exit(status ?? 1);
}

function edit(change) {
  const data = JSON.parse(readFileSync('package.json', 'utf8'));
  change(data);
  writeFileSync('package.json', `${JSON.stringify(data, null, 2)}\n`);
}

function install(given) {
  // Before the first release the pages install a tarball.
  const names = given.map((name) => name.replace(/^.*\/(restitch)-[^/]+\.tgz$/, '$1'));
  mkdirSync('node_modules/.bin', { recursive: true });
  for (const name of names) {
    const from = name === 'restitch' ? ROOT : join(ROOT, 'node_modules', name);
    symlinkSync(from, join('node_modules', name));
    const { bin = {} } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
    const bins = typeof bin === 'string' ? { [name]: bin } : bin;
    for (const [command, file] of Object.entries(bins)) {
      symlinkSync(join(from, file), join('node_modules/.bin', command));
    }
  }
}

function npm([command, ...rest]) {
  switch (command) {
    case 'init':
      return writeFileSync('package.json', '{ "name": "start", "version": "1.0.0" }\n');
    case 'pkg': {
      const [key, value] = rest[1].split('=');
      return edit((data) => void (data[key] = value));
    }
    case 'install':
      return install(rest.filter((word) => !word.startsWith('-')));
    case 'run':
      return run('sh', ['-c', JSON.parse(readFileSync('package.json', 'utf8')).scripts[rest[0]]]);
    default:
      throw new Error(`npm ${command} is not played`);
  }
}

function node([file = '', ...rest]) {
  const strips = Boolean(process.features.typescript);
  if (!file.endsWith('.ts') || strips) return run(process.execPath, [file, ...rest]);
  const built = `node_modules/${basename(file, '.ts')}.mjs`;
  const flags = ['--bundle', '--platform=node', '--format=esm', `--outfile=${built}`];
  spawnSync(join(ROOT, 'node_modules/.bin/esbuild'), [file, ...flags, '--log-level=error']);
  return run(process.execPath, [existsSync(built) ? built : file, ...rest]);
}

if (tool === 'npm') npm(words);
else node(words);
