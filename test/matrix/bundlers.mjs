/** Tools that transform or run TypeScript: bundlers, and Jest. */
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { makesCalls, pinned, PINNED, project, STRICT, write } from './project.mjs';
import { serve, WANTED } from './wanted.mjs';

const esbuild = (ending, format, outfile) => async (name) => {
  const folder = project(name, ending);
  const entryPoints = [join(folder, 'main.ts')];
  const to = { format, outfile: join(folder, outfile), platform: 'node' };
  await build({ entryPoints, bundle: true, ...to });
  await makesCalls(process.execPath, [outfile], folder);
};

async function vite(name) {
  const { build } = await import('vite');
  const folder = project(name, 'none');
  const lib = { entry: join(folder, 'main.ts'), formats: ['es'], fileName: 'out' };
  const quiet = { configFile: false, logLevel: 'silent' };
  await build({ root: folder, ...quiet, build: { lib, outDir: join(folder, 'dist') } });
  await makesCalls(process.execPath, ['dist/out.js'], folder);
}

const DOM = { target: 'es2022', lib: ['es2022', 'dom'], types: [] };

async function webpack(name) {
  const folder = project(name, 'none');
  const modules = { module: 'esnext', moduleResolution: 'bundler' };
  const compilerOptions = { ...STRICT, ...DOM, ...modules };
  write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  const compiler = pinned('webpack')({
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
  await makesCalls(process.execPath, ['dist/out.cjs'], folder);
}

async function jest(name) {
  const folder = project(name, 'none');
  const compilerOptions = { ...STRICT, ...DOM, module: 'commonjs', esModuleInterop: true };
  const transform = { '\\.ts$': join(PINNED, 'ts-jest/dist/index.js') };
  write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions }));
  write(folder, 'package.json', '{}');
  write(folder, 'jest.config.json', JSON.stringify({ testEnvironment: 'node', transform }));
  const server = await serve();
  const [url, wanted] = [server.url, WANTED].map((text) => JSON.stringify(text));
  write(
    folder,
    'calls.test.js',
    `const { calls } = require('./calls');
test('the calls', async () => expect(await calls(${url}, new Blob(['PHOTO']))).toBe(${wanted}));
`,
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
}

export const bundlerRows = {
  esbuild: esbuild('.js', 'esm', 'out.mjs'),
  'esbuild, CommonJS': esbuild('none', 'cjs', 'out.cjs'),
  Vite: vite,
  'webpack, ts-loader': webpack,
  'Jest, ts-jest': jest,
};
