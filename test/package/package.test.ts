/**
 * The package as a user gets it: packed, installed into an empty project, and run there.
 *
 * @module-tag proof
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from '../built.js';
import { linksOf } from '../docs/guide.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let project: string;
let archive: string;
let packed: string[];
/** The output of npm during the install. */
let said = '';

/** Limits of the package: raise one only for a known reason. Pages of docs do not count. */
const [MOST_FILES, MOST_PACKAGES, MOST_BYTES] = [1050, 13, 24_600_000];

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The command that npx would run, without the time that npm takes. */
const restitch = (...args: string[]): string =>
  run(join(project, 'node_modules/.bin/restitch'), args, project);

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'restitch-package-'));
  // Builds before packing, because npm must not build while other tests use the files.
  builtCommand();
  const json = run(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', project],
    root,
  );
  packed = [...json.matchAll(/"path": "([^"]+)"/g)].map(([, path]) => path ?? '');
  archive = readdirSync(project).find((name) => name.endsWith('.tgz')) ?? '';
  writeFileSync(join(project, 'package.json'), '{ "name": "user", "private": true }\n');
  const quiet = ['--prefer-offline', '--no-audit', '--no-fund'];
  const installed = spawnSync('npm', ['install', ...quiet, `./${archive}`], {
    ...{ cwd: project, encoding: 'utf8' },
  });
  said = installed.stdout + installed.stderr;
  if (installed.status !== 0) throw new Error(said);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('the package', () => {
  it('contains only the files that a user needs', () => {
    expect(packed).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE']));
    expect(packed).toEqual(expect.arrayContaining(['dist/src/cli.js', 'dist/src/index.d.ts']));
    const odd = packed.filter(
      (path) =>
        !/^dist\/(stamp$|licenses\.txt$|(src|templates)\/.*\.(js|d\.ts(\.map)?)$|source\/(src|templates)\/.*\.ts$|(templates|src\/output\/targets)\/[^/]+\/runtime\/)/.test(
          path,
        ) &&
        !/^(package\.json|[A-Z]+(\.md)?|docs\/([\w-]+\/)*[\w-]+\.(md|svg|webp)|schemas\/[a-z]+\.json|action\.yml|ci\/[a-z]+\.mjs)$/.test(
          path,
        ),
    );
    expect(odd).toEqual([]);
    expect(packed.filter((path) => /\.test\./.test(path))).toEqual([]);
    const pages = packed.filter((path) => path.startsWith('docs/'));
    expect(packed.length - pages.length).toBeLessThanOrEqual(MOST_FILES);
  });

  it('adds few packages and bytes, and runs no install script', () => {
    expect(said).not.toMatch(/install.scripts|deprecated/);
    const modules = join(project, 'node_modules');
    const files = readdirSync(modules, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const manifest = /^(?:.*[\\/]node_modules[\\/])?(?:@[^\\/]+[\\/])?[^\\/@]+[\\/]package\.json$/;
    const packages = files.filter((path) => manifest.test(relative(modules, path)));
    expect(packages.length).toBeLessThanOrEqual(MOST_PACKAGES);
    const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('has exactly the declarations that its exports reach', () => {
    const declarations = packed.filter((path) => path.endsWith('.d.ts'));
    const led = declarations.flatMap((path) => {
      const text = readFileSync(join(project, 'node_modules/restitch', path), 'utf8');
      const code = text.replaceAll(/^\s*(?:\/\*)?\*.*$/gm, '');
      return [...code.matchAll(/(?:from |import\()['"](\.[^'"]+)\.js['"]/g)].map(([, to = '']) =>
        posix.join(posix.dirname(path), `${to}.d.ts`),
      );
    });
    const entries = ['dist/src/index.d.ts', 'dist/src/kit.d.ts'];
    expect(declarations.sort()).toEqual([...new Set([...entries, ...led])].sort());
  });

  it('links each declaration to its source', () => {
    const home = join(project, 'node_modules/restitch');
    const declarations = packed.filter((path) => path.endsWith('.d.ts'));
    const led = declarations.map((path) => {
      const map = JSON.parse(readFileSync(join(home, `${path}.map`), 'utf8')) as {
        sources: [string];
      };
      const source = posix.join(posix.dirname(path), map.sources[0]);
      const original = source.replace('dist/source/', '');
      const [shipped, own] = [join(home, source), join(root, original)];
      expect(readFileSync(shipped, 'utf8')).toBe(readFileSync(own, 'utf8'));
      return source;
    });
    expect(packed.filter((path) => path.startsWith('dist/source/')).sort()).toEqual(led.sort());
  });

  it('contains the licences of bundled packages', () => {
    const text = readFileSync(join(project, 'node_modules/restitch/dist/licenses.txt'), 'utf8');
    const names = [...text.matchAll(/^((?:@[\w-]+\/)?[\w.-]+) \d+\.\d+\.\d+$/gm)];
    expect(names.map(([, name]) => name)).toEqual(
      expect.arrayContaining(['@clack/prompts', 'diff', 'get-tsconfig', 'httpxy', 'json-p3']),
    );
    expect(text.match(/^[A-Z(].*(licen[cs]e|copyright)/gim)?.length).toBeGreaterThanOrEqual(
      names.length,
    );
  });

  it('contains the pages that its README and its guide link to', () => {
    const pages = ['README.md', 'docs/guide.md'];
    const led = pages.flatMap((page) =>
      linksOf(join(root, page))
        .map((to) => join(dirname(page), to).split(sep).join('/'))
        .filter((path) => path.startsWith('docs/') && path.endsWith('.md')),
    );
    expect(led).toContain('docs/guide.md');
    expect(led.filter((path) => !packed.includes(path))).toEqual([]);
  });

  it('generates in an empty project, and reports when there is nothing to do', () => {
    writeFileSync(
      join(project, 'pets.json'),
      JSON.stringify({
        swagger: '2.0',
        info: { title: 'Pets', version: '1' },
        host: 'api.pets.dev',
        paths: {
          '/pets': {
            get: { operationId: 'listPets', responses: { 200: { description: 'All pets' } } },
          },
        },
      }),
    );
    const all = ['--target', 'client,server,docs,openapi', '--handlers', 'handlers'];
    expect(run('npx', ['restitch', 'init', ...all], project)).toContain('1 API description:');
    expect(restitch('generate')).toMatch(/^1 endpoint in 1 group · \d+ files created/);
    for (const path of ['client/index.ts', 'server/index.ts', 'openapi.json']) {
      expect(existsSync(join(project, 'generated', path)), path).toBe(true);
    }
    expect(restitch('generate')).toMatch(/ · \d+ files unchanged/);
    expect(restitch('check')).toMatch(/^up to date/);
  });

  it('exports its types and defineConfig for a configuration', () => {
    rmSync(join(project, 'restitch.config.json'), { force: true });
    writeFileSync(
      join(project, 'restitch.config.ts'),
      `import { defineConfig, type UserConfig } from 'restitch';
const targets: UserConfig['targets'] = { docs: true };
export default defineConfig({ inputs: 'pets.json', output: 'only-docs', targets });
`,
    );
    expect(restitch('generate')).toMatch(/^1 endpoint/);
    expect(readdirSync(join(project, 'only-docs')).sort()).toEqual(['docs', 'restitch.lock.json']);
  });

  // The first afternoon of a team, without a network. `npm run proof adoption` installs the package
  // from a registry.
  it('works for a team: init, first call, server, change', () => {
    const script = join(root, 'test/adoption/run.mjs');
    const words = [script, '--offline', '--tarball', join(project, archive)];
    const { stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
    expect(stdout + stderr).toBe('petstore: fine\nmix: fine\n');
  });
});
