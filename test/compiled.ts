/**
 * Compiles the sources to JavaScript, which tests load without Vite. The tests would take a sixth
 * longer if Vite transformed every file and wrapped its imports.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { removeLeft } from './temporary.js';

const ROOT = dirname(import.meta.dirname);
/** The folder for resolving packages, and the folder that the command treats as its own code. */
const CACHE = join(ROOT, 'node_modules/.cache');
const NAME = 'restitch-tests-';
const COMPILED = join(CACHE, `${NAME}${process.pid}`);
const { workspaces } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly workspaces: readonly string[];
};
/** The folders that are compiled. Vite compiles the sources of a workspace that configures Vite. */
const FOLDERS = [
  ...['src', 'templates', 'generated'],
  ...workspaces.filter((folder) => !existsSync(join(ROOT, folder, 'vite.config.ts'))),
];

/** Tests, files in folders of tests, and packages. */
const IN_TESTS = /\.test\.ts$|[\\/](test|node_modules)[\\/]/;

/** Runs once, before test processes start. @returns the function to run after all of them */
export async function setup(project: TestProject): Promise<() => void> {
  mkdirSync(CACHE, { recursive: true });
  removeLeft(CACHE, NAME);
  // Each project of Vitest calls this function. In watch mode nothing is compiled, because the
  // compiled files would not contain later changes.
  if (!existsSync(COMPILED) && !project.vitest.config.watch)
    await compile(FOLDERS.flatMap((folder) => sources(folder, '.ts')));
  return () => rmSync(COMPILED, { recursive: true, force: true });
}

function sources(folder: string, ending: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => file.endsWith(ending) && !IN_TESTS.test(file));
}

async function compile(files: readonly string[]): Promise<void> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [...files],
    outbase: '.',
    outdir: COMPILED,
    write: false,
    format: 'esm',
    target: `node${process.versions.node}`,
    sourcemap: 'inline',
  });
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, standingAt(sourceOf(path), text));
  }
  for (const file of ['src', 'templates'].flatMap((folder) => sources(folder, '.json'))) {
    copyFileSync(join(ROOT, file), join(COMPILED, file));
  }
  writeFileSync(join(COMPILED, 'package.json'), '{ "type": "module" }');
}

/**
 * Replaces `import.meta.url` and `import.meta.dirname` by those of the source, because code finds
 * other files relative to itself.
 */
function standingAt(file: string, code: string): string {
  const here = { url: pathToFileURL(file).href, dirname: dirname(file) };
  return code.replace(/\bimport\.meta\.(url|dirname)\b/g, (_, name: keyof typeof here) =>
    JSON.stringify(here[name]),
  );
}

function sourceOf(compiled: string): string {
  return join(ROOT, compiled.slice(COMPILED.length).replace(/\.js$/, '.ts'));
}

function compiledFile(source: string): string {
  return join(COMPILED, source.slice(ROOT.length).replace(/\.ts$/, '.js'));
}

/**
 * Mocks only affect modules that Vite has transformed: a test with a mock loads the source, and so
 * do all its imports, except those of its helpers.
 */
function isMocking(importer: string): boolean {
  return importer.endsWith('.test.ts')
    ? /^vi\.mock\(/m.test(readFileSync(importer, 'utf8'))
    : isSource(importer);
}

function isSource(file: string): boolean {
  const path = relative(ROOT, file);
  return !IN_TESTS.test(path) && FOLDERS.some((folder) => path.startsWith(join(folder, sep)));
}

/** Imports in a source resolve to compiled files. */
export function fromCompiled(): Plugin {
  return {
    name: 'compiled-source',
    enforce: 'pre',
    resolveId(id, importer) {
      if (importer === undefined || !/^[./].*\.[jt]s$/.test(id) || isMocking(importer)) return null;
      const source = resolve(dirname(importer), id).replace(/\.js$/, '.ts');
      const file = compiledFile(source);
      return isSource(source) && existsSync(file) ? file : null;
    },
  };
}
