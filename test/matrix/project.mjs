/**
 * Creates projects that contain the generated files and the five calls, and runs their programs.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, WANTED } from './wanted.mjs';

const HERE = import.meta.dirname;
/** The folder of all projects. */
export const WORK = join(tmpdir(), `restitch-matrix-${process.pid}`);
/** The packages of this repository, and those that `package.json` next to this file pins. */
export const OWN = join(HERE, '../../node_modules');
export const PINNED = join(HERE, 'node_modules');
const CLI = join(HERE, '../../dist/src/cli.js');

const MAIN = `import { calls } from "./callsEXT";
const { process, console } = globalThis as unknown as {
  process: { argv: string[] };
  console: { log(text: string): void };
};
void calls(process.argv.at(-1) ?? "", new Blob(["PHOTO"])).then((text) => console.log(text));
`;

export const STRICT = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  isolatedModules: true,
  skipLibCheck: true,
};

/** Requires a module that is pinned next to this file. */
export const pinned = createRequire(join(PINNED, 'none.js'));

/**
 * Generates client and server with this extension in imports. Handlers in the folder are mounted.
 */
export function generate(folder, ending) {
  generateFrom('api.json', folder, ending, { client: true, server: { handlers: 'handlers' } });
}

/**
 * Generates every target that writes TypeScript, once as described, and once without
 * authentication.
 */
export function generateAll(folder, ending) {
  const targets = {
    ...{ client: { validate: 'both' }, server: { handlers: 'handlers' }, query: { hooks: true } },
    ...{ zod: { formats: 'all' }, msw: true, mcp: true, facade: true },
  };
  generateFrom('api.json', join(folder, 'all'), ending, targets);
  const { security: _, ...open } = JSON.parse(readFileSync(join(HERE, 'api.json'), 'utf8'));
  delete open.components.securitySchemes;
  for (const path of Object.values(open.paths)) {
    for (const operation of Object.values(path)) delete operation.security;
  }
  generateFrom(open, join(folder, 'open'), ending, targets);
}

/** @param description a file next to this one, or a document */
function generateFrom(description, folder, ending, targets) {
  const config = { inputs: ['api.json'], output: '.', targets, importExtension: ending };
  const isFile = typeof description === 'string';
  const text = isFile ? readFileSync(join(HERE, description)) : JSON.stringify(description);
  write(folder, 'api.json', text);
  write(folder, 'restitch.config.json', JSON.stringify(config));
  run(process.execPath, [CLI, 'generate', '--quiet'], folder);
}

/**
 * A new folder with the generated files, the calls, a program that makes them (`main.ts`), and one
 * that sends them to the generated server (`serve.ts`).
 */
export function project(name, ending) {
  const suffix = ending === 'none' ? '' : ending;
  const made = join(WORK, `made-${suffix.slice(1)}`);
  const text = (file) => textOf(file, suffix);
  if (!existsSync(made)) {
    write(made, 'handlers/api.ts', text('handlers.txt'));
    generate(made, ending);
  }
  const folder = join(WORK, name.replace(/\W+/g, '-'));
  for (const part of ['client', 'server', 'handlers'])
    cpSync(join(made, part), join(folder, part), { recursive: true });
  write(folder, 'calls.ts', text('calls.txt'));
  write(folder, 'serve.ts', text('serve.txt'));
  write(folder, 'main.ts', MAIN.replace('EXT', suffix));
  write(folder, 'package.json', '{ "type": "module" }');
  return folder;
}

/** The targets that are compiled. */
const TYPED = ['client', 'server', 'facade', 'msw', 'mcp', 'query', 'zod'];

/** A new folder with all generated TypeScript, and a program that asserts the types. */
export function typedProject(name) {
  const made = join(WORK, 'made-typed');
  const targets = Object.fromEntries(TYPED.map((target) => [target, true]));
  if (!existsSync(made)) generateFrom('types.json', made, 'none', targets);
  const folder = join(WORK, name.replace(/\W+/g, '-'));
  for (const part of TYPED) cpSync(join(made, part), join(folder, part), { recursive: true });
  write(folder, 'types.ts', textOf('types.txt', ''));
  write(folder, 'package.json', '{ "type": "module" }');
  symlinkSync(OWN, join(folder, 'node_modules'));
  return folder;
}

/** A file from this folder, with this extension in imports. */
function textOf(file, suffix) {
  const text = readFileSync(join(HERE, file), 'utf8');
  return text.replaceAll(/(\w+)EXT/g, `$1${suffix}`);
}

export function write(folder, path, text) {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
}

export function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(error?.message ?? `${stdout}${stderr}`.slice(0, 2000));
  return stdout;
}

/** Runs a program that makes the calls, and compares its output with the expected one. */
export async function makesCalls(command, args, cwd) {
  const server = await serve();
  try {
    const out = await output(command, [...args, server.url], cwd);
    if (!out.includes(WANTED)) throw new Error(out.slice(0, 2000));
  } finally {
    server.close();
  }
}

/** Runs a program that also serves its own calls, and compares its output with the expected one. */
export async function servesCalls(command, args, cwd) {
  const out = await output(command, args, cwd);
  if (!out.includes(WANTED)) throw new Error(out.slice(0, 2000));
}

async function output(command, args, cwd) {
  const child = spawn(command, args, { cwd });
  let out = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (out += String(chunk)));
  await new Promise((done, fail) => child.on('close', done).on('error', fail));
  return out;
}
