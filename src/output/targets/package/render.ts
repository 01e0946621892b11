/**
 * Writes the client's source files, and the files that turn them into an npm package. Users build the package with `npm
 * run build`, which runs the TypeScript compiler of their project.
 */
import {
  blocks,
  codeSpan,
  fence,
  firstCall,
  heading,
  jsonText,
  markdownText,
  md,
  text,
  textFile,
  type ClientTemplates,
  type Md,
  type OutputFile,
  type RenderInput,
} from '../../../kit.js';
import { renderClient } from '../client/render.js';
import { compilerOptions, licenseText, manifest, packageName, type Entry } from './manifest.js';
import type { PackageOptions } from './options.js';

type PackageInput = RenderInput<PackageOptions, ClientTemplates>;

/** The modules of the package that its users can import. */
const ENTRIES: readonly Entry[] = [
  { file: 'index', as: '.' },
  { file: 'pages', as: './pages' },
];

/** Writes a folder that is a complete package, except for the build output. */
export function* renderPackage(input: PackageInput): Generator<OutputFile> {
  const { api, options } = input;
  const sources = new Set<string>();
  // Node.js requires file extensions in imports of ECMAScript modules.
  for (const file of renderClient({ ...input, importExtension: '.js' })) {
    sources.add(file.path);
    yield { ...file, path: `src/${file.path}` };
  }
  const entries = ENTRIES.filter(({ file }) => sources.has(`${file}.ts`));
  yield textFile('package.json', jsonText(manifest(api, options, entries)));
  yield textFile('.gitignore', 'dist/\ncjs/*\n!cjs/package.json\n');
  yield textFile('tsconfig.json', jsonText(compilerOptions('esm')));
  if (options.commonjs) {
    yield textFile('tsconfig.cjs.json', jsonText(compilerOptions('commonjs')));
    // This file makes Node.js treat the files in its folder as CommonJS.
    yield textFile('cjs/package.json', jsonText({ type: 'commonjs' }));
  }
  yield textFile('README.md', markdownText(readme(input, entries)));
  const license = licenseText(api);
  if (license !== undefined) yield textFile('LICENSE', license);
}

function readme(input: PackageInput, entries: readonly Entry[]): Md {
  const { api, options } = input;
  const name = packageName(api, options);
  const program = firstCall(input, name);
  const title = api.title?.value;
  return blocks(
    heading(1, text(name)),
    text(title === undefined ? 'A typed client.' : `A typed client of ${title}.`),
    fence('sh', `npm install ${name}`),
    program !== undefined && fence('ts', program.trimEnd()),
    entries.some(({ file }) => file === 'pages') &&
      md`Lists that come page by page are read by ${codeSpan('pages')} of ${codeSpan(`${name}/pages`)}.`,
  );
}
