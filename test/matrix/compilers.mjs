/**
 * Compiles the generated code with each compiler under every strict option, and runs the calls in
 * the result.
 */
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import {
  makesCalls,
  OWN,
  PINNED,
  project,
  run,
  servesCalls,
  STRICT,
  typedProject,
  write,
} from './project.mjs';

/** A compiler that is started as a command. */
const command =
  (tsc, ...flags) =>
  async (file) =>
    run(process.execPath, [tsc, '-p', file, ...flags], dirname(file));

/**
 * A compiler that is loaded as a library, with its declaration files as texts. The packages of
 * ts-morph have a third of the size of the compilers' packages, and do not add a second `tsc` to
 * `.bin`.
 */
function library({ ts, getLibFiles }) {
  const texts = new Map(getLibFiles().map(({ fileName, text }) => [`/lib/${fileName}`, text]));
  const parsed = new Map();
  const parse = (path, target) => {
    const key = `${path} ${JSON.stringify(target)}`;
    if (!parsed.has(key)) parsed.set(key, ts.createSourceFile(path, texts.get(path), target));
    return parsed.get(key);
  };
  return (file) => {
    const { config } = ts.readConfigFile(file, ts.sys.readFile);
    const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(file));
    const host = ts.createCompilerHost(options);
    const { getSourceFile } = host;
    host.getDefaultLibLocation = () => '/lib';
    host.getSourceFile = (path, target) =>
      texts.has(path) ? parse(path, target) : getSourceFile(path, target);
    const program = ts.createProgram(fileNames, options, host);
    const found = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
    if (found.length > 0) throw new Error(ts.formatDiagnostics(found.slice(0, 10), host));
  };
}

const require = createRequire(join(OWN, 'none.js'));

const COMPILERS = {
  'TypeScript 5.4': library(require('typescript-5.4')),
  'TypeScript 5.9': command(join(PINNED, 'typescript/bin/tsc')),
  'TypeScript 6': library(createRequire(require.resolve('ts-morph'))('@ts-morph/common')),
  'TypeScript 7': command(join(OWN, 'typescript/bin/tsc'), '--singleThreaded'),
};
const PLATFORMS = {
  'no library but ES2021': { lib: ['es2021'] },
  DOM: { lib: ['es2022', 'dom'] },
  'types of Node': { lib: ['es2022'], types: ['node'] },
};
const MODULES = {
  nodenext: ['.js', { module: 'nodenext', target: 'es2022' }],
  // create-next-app writes this target.
  bundler: ['none', { module: 'esnext', moduleResolution: 'bundler', target: 'es2017' }],
  commonjs: ['.js', { module: 'node16', target: 'es2021', verbatimModuleSyntax: false }],
};

const MAIN = `import { calls } from './out/calls.js';
console.log(await calls(process.argv.at(-1), new Blob(['PHOTO'])));
`;

/**
 * Compiles `calls.ts`, with or without the types of a platform, or the server program, and runs the
 * result.
 */
function compiles(compile, module, { entry, ...libraries }) {
  const [ending, how] = MODULES[module];
  return async (name) => {
    const folder = project(name, ending);
    if (module === 'commonjs') write(folder, 'package.json', '{}');
    const typeRoots = [join(OWN, '@types')];
    const compilerOptions = {
      ...STRICT,
      types: [],
      typeRoots,
      outDir: 'out',
      ...how,
      ...libraries,
    };
    const config = { compilerOptions, files: [`${entry}.ts`] };
    write(folder, 'tsconfig.json', JSON.stringify(config));
    await compile(join(folder, 'tsconfig.json'));
    write(folder, 'main.mjs', MAIN);
    const program = entry === 'serve' ? `out/${entry}.js` : 'main.mjs';
    const runnable = module === 'bundler' ? await bundle(folder, program) : program;
    const makes = entry === 'serve' ? servesCalls : makesCalls;
    await makes(process.execPath, [runnable], folder);
  };
}

async function bundle(folder, program) {
  const outfile = join(folder, 'bundle.mjs');
  const entryPoints = [join(folder, program)];
  await build({ entryPoints, bundle: true, format: 'esm', platform: 'node', outfile });
  return outfile;
}

/** Options that some projects disable: many templates of bundlers do not set `strict`. */
const LOOSE = ['strict', 'strictNullChecks', 'strictFunctionTypes'];

/** Compiles all targets, and a program that asserts the types of calls. */
function types(compile, less) {
  // A compiler rejects this option if `strictNullChecks` is disabled.
  const { exactOptionalPropertyTypes, ...others } = STRICT;
  const strict = less.length === 0 ? { ...others, exactOptionalPropertyTypes } : others;
  const compilerOptions = {
    ...strict,
    ...Object.fromEntries(less.map((option) => [option, false])),
    ...{ module: 'esnext', moduleResolution: 'bundler', target: 'es2017', noEmit: true },
    ...{ lib: ['es2022', 'dom', 'dom.iterable'], types: ['node'], esModuleInterop: true },
    typeRoots: [join(OWN, '@types')],
  };
  return async (name) => {
    const folder = typedProject(name);
    const include = ['**/*.ts'];
    const config = { compilerOptions, include, exclude: ['node_modules'] };
    write(folder, 'tsconfig.json', JSON.stringify(config));
    await compile(join(folder, 'tsconfig.json'));
  };
}

/** Name of a row (compiler, platform and module format) → the function that runs it. */
export const compilerRows = {};
for (const [compiler, compile] of Object.entries(COMPILERS)) {
  for (const module of Object.keys(MODULES)) {
    for (const [platform, libraries] of Object.entries(PLATFORMS)) {
      const all = { ...libraries, entry: 'calls' };
      compilerRows[`${compiler}, ${platform}, ${module}`] = compiles(compile, module, all);
    }
    const serving = { ...PLATFORMS['types of Node'], entry: 'serve' };
    compilerRows[`${compiler}, server, ${module}`] = compiles(compile, module, serving);
  }
  compilerRows[`${compiler}, types`] = types(compile, []);
  for (const option of LOOSE) {
    compilerRows[`${compiler}, types without ${option}`] = types(compile, [option]);
  }
}
