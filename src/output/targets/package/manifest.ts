/** Writes `package.json` and the compiler options. */
import { kebabCase, plainLine, wordsOf, type Api, type JsonData } from '../../../kit.js';
import type { PackageOptions } from './options.js';

/** A module of the package: the name of its source file, and its name in imports. */
export interface Entry {
  readonly file: string;
  readonly as: string;
}

/** The supported Node.js versions. The client needs the built-in `fetch` and private class fields. */
const ENGINES = '>=20';

/** Returns the configured name of the package, or one that is derived from the API's title. */
export function packageName(api: Api, { name }: PackageOptions): string {
  if (name !== undefined) return name;
  const title = kebabCase(wordsOf(api.title?.value ?? ''))
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+/, '');
  return title === '' ? 'api-client' : `${title}-client`;
}

/** Returns the content of `package.json`. Configured fields override the generated ones. */
export function manifest(api: Api, options: PackageOptions, entries: readonly Entry[]): JsonData {
  const { commonjs, manifest: further = {} } = options;
  const license = licenseField(api);
  const title = api.title?.value;
  const homepage = api.externalDocs?.value.url;
  return {
    name: packageName(api, options),
    version: versionOf(api, options),
    description: plainLine(title === undefined ? 'A typed client.' : `A typed client of ${title}.`),
    ...(license !== undefined && { license }),
    ...(homepage !== undefined && /^https?:/.test(homepage) && { homepage }),
    type: 'module',
    sideEffects: false,
    engines: { node: ENGINES },
    // Tools that do not support `exports` read this field.
    main: `./${commonjs ? 'cjs' : 'dist'}/index.js`,
    types: `./${commonjs ? 'cjs' : 'dist'}/index.d.ts`,
    exports: new Map<string, JsonData>([
      ...entries.map(({ file, as }): [string, JsonData] => [as, targetsOf(file, commonjs)]),
      ['./package.json', './package.json'],
    ]),
    files: ['dist', ...(commonjs ? ['cjs'] : [])],
    scripts: {
      build: commonjs ? 'tsc -p tsconfig.json && tsc -p tsconfig.cjs.json' : 'tsc -p tsconfig.json',
      prepack: 'npm run build',
    },
    // The conversion to JSON drops values such as functions, which JSON cannot express.
    ...(JSON.parse(JSON.stringify(further)) as Readonly<Record<string, JsonData>>),
  };
}

function targetsOf(file: string, commonjs: boolean): JsonData {
  const built = (folder: string): JsonData => ({
    types: `./${folder}/${file}.d.ts`,
    default: `./${folder}/${file}.js`,
  });
  return commonjs ? { import: built('dist'), require: built('cjs') } : built('dist');
}

/**
 * Returns the version of the package. The default is the API's version, if it is a semantic version or can be
 * completed to one: `1.2` → `1.2.0`.
 */
function versionOf(api: Api, { version = api.version?.value ?? '' }: PackageOptions): string {
  const [, first, second = '0', third = '0', rest = ''] =
    /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(-[0-9A-Za-z][0-9A-Za-z.-]{0,60})?$/.exec(
      version.trim(),
    ) ?? [];
  if (first === undefined) return '0.0.0';
  const plain = [first, second, third].map((one) => String(Number(one))).join('.');
  return /(?:^-|\.)0\d|\.\.|\.$/.test(rest) ? plain : plain + rest;
}

/**
 * Returns the value of the field `license`: the declared SPDX expression, or a reference to the file LICENSE if no
 * expression is declared.
 */
function licenseField({ license }: Api): string | undefined {
  if (license === undefined) return undefined;
  const { identifier } = license.value;
  const isExpression =
    identifier !== undefined &&
    /^[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*$/.test(identifier);
  return isExpression ? identifier : 'SEE LICENSE IN LICENSE';
}

/** Returns the text of the file LICENSE: the license that the description declares. */
export function licenseText({ license }: Api): string | undefined {
  if (license === undefined) return undefined;
  const { name, identifier, url } = license.value;
  const lines = [name, identifier, url].flatMap((one) =>
    one === undefined ? [] : [plainLine(one)],
  );
  return `${[...new Set(lines)].join('\n')}\n`;
}

/**
 * Returns the compiler options. The `dom` library declares `fetch` and other globals, so the package compiles without
 * `@types/node`.
 */
export function compilerOptions(format: 'esm' | 'commonjs'): JsonData {
  const module =
    format === 'esm' ? { module: 'nodenext' } : { module: 'commonjs', moduleResolution: 'bundler' };
  return {
    compilerOptions: {
      target: 'es2022',
      lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
      types: [],
      ...module,
      rootDir: 'src',
      outDir: format === 'esm' ? 'dist' : 'cjs',
      declaration: true,
      strict: true,
      skipLibCheck: true,
    },
    include: ['src'],
  };
}
