/**
 * The tsconfig.json of each project template, read from the package of the template, and the
 * compiler that a new project gets.
 */
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from './project.mjs';

const HERE = import.meta.dirname;
const PINNED = join(HERE, 'node_modules');
const OWN = join(HERE, '../../node_modules');
const { ts } = createRequire(import.meta.url)('ts-morph');

/** The current compilers, and the oldest supported one. */
const COMPILERS = {
  'TypeScript 5.4': join(PINNED, 'typescript-5.4/bin/tsc'),
  'TypeScript 5.9': join(PINNED, 'typescript-5.9/bin/tsc'),
  'TypeScript 6': join(PINNED, 'typescript-6/bin/tsc'),
  'TypeScript 7': join(OWN, 'typescript/bin/tsc'),
};

/** Options that refer to packages or files of the template's project, which do not exist here. */
const OWN_TO_TEMPLATE = ['plugins', 'incremental', 'tsBuildInfoFile', 'importHelpers', 'baseUrl'];

/** Compiles the program alone, without the types of a framework. */
function adapt(text, { lib, ...overrides } = {}) {
  const { config } = ts.parseConfigFileTextToJson('tsconfig.json', text);
  const compilerOptions = { ...config.compilerOptions };
  for (const option of OWN_TO_TEMPLATE) delete compilerOptions[option];
  // Without a base, TypeScript resolves `paths` from the folder of the file.
  delete compilerOptions.paths;
  compilerOptions.types = ['node'];
  compilerOptions.typeRoots = [join(OWN, '@types')];
  if (lib) compilerOptions.lib = lib;
  return { compilerOptions: { ...compilerOptions, ...overrides }, files: ['program.ts'] };
}

/**
 * A template whose package contains tsconfig.json as a file. Conditions such as `<% if (strict) {
 * %>` are resolved.
 */
function template(file, { strict = true, type = 'module', ...overrides } = {}) {
  return (compiler) => (folder) => {
    const text = readFileSync(join(PINNED, file), 'utf8')
      .replace(/<%= strict %>/g, String(strict))
      .replace(/<% if \(strict\) \{ %>([\s\S]*?)<% \} %>/g, strict ? '$1' : '');
    return written(folder, compiler, type, adapt(text, overrides));
  };
}

function written(folder, compiler, type, config) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  return () => command(process.execPath, [COMPILERS[compiler], '-p', '.'], folder);
}

/** A project with the unchanged output of `tsc --init`. */
function initialized(type) {
  return (compiler) => (folder) => {
    command(process.execPath, [COMPILERS[compiler], '--init'], folder);
    const text = readFileSync(join(folder, 'tsconfig.json'), 'utf8');
    return written(folder, compiler, type, adapt(text, { outDir: 'out', jsx: undefined }));
  };
}

/** The base of Expo's templates, written here because its package depends on React Native. */
const EXPO = (compiler) => (folder) =>
  written(folder, compiler, 'commonjs', {
    compilerOptions: {
      ...{ allowJs: true, esModuleInterop: true, jsx: 'react-jsx', lib: ['DOM', 'ESNext'] },
      ...{ module: 'preserve', moduleDetection: 'force', moduleResolution: 'bundler' },
      ...{ customConditions: ['react-native'], noEmit: true, resolveJsonModule: true },
      ...{ skipLibCheck: true, target: 'ESNext', strict: true, types: [] },
    },
    files: ['program.ts'],
  });

const NEST = '@nestjs/schematics/dist/lib/application/files/ts/tsconfig.json';
const ANGULAR = '@schematics/angular/workspace/files/tsconfig.json.template';
const WITHOUT_OUTPUT = { noEmit: true };

const PROJECTS = {
  'create-vite': template('create-vite/template-react-ts/tsconfig.app.json'),
  'create-next-app': template('create-next-app/dist/templates/app/ts/tsconfig.json'),
  Nest: template(NEST, { type: 'commonjs', strict: false }),
  'Nest, strict': template(NEST, { type: 'commonjs' }),
  Nuxt: template('@tsconfig/nuxt/tsconfig.json'),
  Angular: template(ANGULAR, WITHOUT_OUTPUT),
  'Angular, not strict': template(ANGULAR, { ...WITHOUT_OUTPUT, strict: false }),
  Expo: EXPO,
  Deno: template('@tsconfig/deno/tsconfig.json', {
    ...{ ...WITHOUT_OUTPUT, lib: ['esnext', 'dom', 'dom.iterable', 'dom.asynciterable'] },
    ...{ module: 'esnext', moduleResolution: 'bundler', target: 'esnext', skipLibCheck: true },
    ...{ allowImportingTsExtensions: true },
  }),
  Bun: template('@tsconfig/bun/tsconfig.json'),
};

const CURRENT = 'TypeScript 7';

/**
 * Name of a template → function that writes the project into a folder, and returns the function
 * that compiles it.
 */
export const TEMPLATES = {
  ...Object.fromEntries(Object.entries(PROJECTS).map(([name, of]) => [name, of(CURRENT)])),
  'create-vite with TypeScript 5.9': PROJECTS['create-vite']('TypeScript 5.9'),
  'Nest with TypeScript 5.9': PROJECTS.Nest('TypeScript 5.9'),
  ...Object.fromEntries(
    Object.keys(COMPILERS).map((name) => {
      // Up to TypeScript 5.8, `tsc --init` writes `module: commonjs`.
      const type = name === 'TypeScript 5.4' ? 'commonjs' : 'module';
      return [`tsc --init of ${name}`, initialized(type)(name)];
    }),
  ),
};
