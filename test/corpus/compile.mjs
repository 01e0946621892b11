/** Compiles the output for some documents: together if it is small, otherwise in several parts. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const package_ = createRequire(import.meta.url).resolve('typescript/package.json');
const { default: compilerPath } = await import(
  pathToFileURL(join(dirname(package_), 'lib/getExePath.js')).href
);

const OPTIONS = {
  target: 'es2023',
  lib: ['es2023', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  skipLibCheck: true,
  noEmit: true,
};

/** Further options that the strictest projects enable. */
const PICKY = {
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noUncheckedIndexedAccess: true,
  noUnusedParameters: true,
};

/**
 * The size of the sources that are compiled together. The compiler needs about 100 bytes of memory
 * for each byte, and more for imported libraries.
 */
const PIECE_BYTES = 24_000_000;
/**
 * Limits for the memory of the compiler. It collects garbage more often near the first limit, and
 * is killed at the second one, which is below the memory of the machine.
 */
const GIGABYTES = { collecting: 5, most: 7 };
const SECONDS = 900;

/**
 * @param folder contains a folder for each document
 * @param picky every strict option
 * @returns for each folder the errors, `client/schemas.ts(1,2): error TS1234: …`, and the files
 *   that were not compiled, with the reason
 */
export async function compile(folder, picky) {
  const compilerOptions = { ...OPTIONS, ...(picky && PICKY) };
  const found = new Map();
  const at = (name) => {
    if (!found.has(name)) found.set(name, { errors: new Set(), uncompiled: [] });
    return found.get(name);
  };

  async function compileFiles(files) {
    const isMuch = bytesOf(files) > PIECE_BYTES && new Set(files.map(targetOf)).size > 1;
    if (isMuch) return compileHalves(files);
    const project = join(folder, 'tsconfig.json');
    const roots = files.map(({ path }) => path);
    writeFileSync(project, JSON.stringify({ compilerOptions, files: roots }));
    const { lines, failure } = await run(['-p', project], folder);
    if (failure !== undefined && files.length > 1) return compileHalves(files);
    if (failure !== undefined) {
      const [name, path] = placeOf(roots[0]);
      at(name).uncompiled.push(`${path}: ${failure}`);
    }
    for (const line of lines) {
      const [name, message] = placeOf(line);
      at(name).errors.add(message.slice(0, 400));
    }
  }

  async function compileHalves(files) {
    const [first, second] = halvesOf(files);
    await compileFiles(first);
    await compileFiles(second);
  }

  const files = sourcesIn(folder);
  if (files.length > 0) await compileFiles(files);
  return found;
}

/** Sorted by path, so that documents, and their targets, stay together. */
function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => ({
      path: path.split(sep).join('/'),
      bytes: statSync(join(folder, path)).size,
    }));
}

const bytesOf = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** The document of a file, and the target within. */
const documentOf = ({ path }) => path.split('/')[0];
const targetOf = ({ path }) => /^\d+\/(?:generated\/)?[a-z]+/.exec(path)?.[0] ?? path;

/**
 * Splits the work into two non-empty parts of similar size: by document if there are several,
 * otherwise by target, so that files that import each other are read only once.
 */
function halvesOf(files) {
  for (const groupOf of [documentOf, targetOf]) {
    const groups = groupsOf(files, groupOf);
    if (groups.length > 1) return halvesOfList(groups, bytesOf).map((half) => half.flat());
  }
  return halvesOfList(files, ({ bytes }) => bytes);
}

function groupsOf(files, groupOf) {
  const groups = new Map();
  for (const file of files) {
    const name = groupOf(file);
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return [...groups.values()];
}

function halvesOfList(list, sizeOf) {
  const half = list.reduce((sum, one) => sum + sizeOf(one), 0) / 2;
  let sum = 0;
  const cut = list.findIndex((one) => (sum += sizeOf(one)) > half);
  const at = Math.min(Math.max(cut, 1), list.length - 1);
  return [list.slice(0, at), list.slice(at)];
}

/**
 * Splits a path, or a message that starts with a path, into the folder of the document and the
 * rest.
 */
function placeOf(text) {
  const [, name, rest] = /^([^/]+)\/(.*)$/.exec(text) ?? [undefined, 'compiler', text];
  return [name, rest];
}

/** Runs the compiler with limits of memory and time, and fails if it exceeds them. */
function run(flags, cwd) {
  const limited = `ulimit -v ${GIGABYTES.most * 1024 ** 2}; exec "$@"`;
  const command = [compilerPath(), ...flags, '--pretty', 'false', '--singleThreaded'];
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', limited, 'sh', ...command], {
      cwd,
      env: { ...process.env, GOMEMLIMIT: `${GIGABYTES.collecting}GiB` },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: SECONDS * 1000,
      killSignal: 'SIGKILL',
    });
    const output = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (chunk) => (output[name] += chunk));
    }
    child.on('error', reject);
    child.on('close', (status, signal) => {
      const lines = output.stdout.split('\n').filter((line) => /error TS\d+/.test(line));
      if (status === 0 || lines.length > 0) return resolve({ lines });
      const [reason = ''] = output.stderr.trim().split('\n');
      resolve({ lines: [], failure: `the compiler ended with ${signal ?? status}. ${reason}` });
    });
  });
}
