/** Chooses the ending of imports between generated files, `.js`, `.ts` or none, from the project's `tsconfig.json`. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TsConfigJsonResolved } from 'get-tsconfig';
import type { ImportExtension } from '../../print/emit/typescript/module.js';
import { readTextFile } from '../../output/files/index.js';

type CompilerOptions = NonNullable<TsConfigJsonResolved['compilerOptions']>;

/** Values of `moduleResolution` that require the full file name in imports. */
const STRICT = /^node(16|18|20|next)$/i;

/**
 * Follows the nearest `tsconfig.json`: `.ts` if it may be imported, `.js` if Node's resolution requires the name of the
 * compiled file, and none for bundlers, which find files without an extension. A package without a compiler must use
 * the files as they are: Node and bundlers strip their types.
 * @param folder of the output, absolute; it need not exist
 * @returns `.js` if `tsconfig.json` does not decide; `.ts` for Deno, and for packages without a `tsconfig.json`
 */
export async function importExtensionFor(folder: string): Promise<ImportExtension> {
  const file = nearest(folder, ['tsconfig.json', 'deno.json', 'deno.jsonc', 'package.json']);
  if (file === undefined) return '.js';
  if (/deno\.jsonc?$/.test(file)) return '.ts';
  const tsconfig = file.endsWith('tsconfig.json') ? file : nearest(folder, ['tsconfig.json']);
  if (tsconfig === undefined) return '.ts';
  const options = await optionsOf(tsconfig, folder);
  return options === undefined ? '.js' : extensionFor(options);
}

/**
 * True if the compiler rejects `import` and `export` in every file of a package: under `verbatimModuleSyntax` it
 * requires `require` unless `package.json` declares modules. `npm init` and `tsc --init` create such a project.
 * @param folder of the output, absolute; it need not exist
 */
export async function refusesModules(folder: string): Promise<boolean> {
  const tsconfig = nearest(folder, ['tsconfig.json']);
  const manifest = nearest(folder, ['package.json']);
  if (tsconfig === undefined || manifest === undefined) return false;
  const { verbatimModuleSyntax, module = '' } = (await optionsOf(tsconfig, folder)) ?? {};
  if (verbatimModuleSyntax !== true || !STRICT.test(module)) return false;
  return !isModulePackage(manifest);
}

function isModulePackage(manifest: string): boolean {
  return /"type"\s*:\s*"module"/.test(readTextFile(manifest) ?? '');
}

/**
 * True if the compiler resolves a package of ES modules: `node10` does not read `exports`, and CommonJS may not import
 * ES modules. If it does not, a TypeScript configuration would make `tsc` of the whole project fail.
 * @param folder of the configuration, absolute
 */
export async function resolvesModulePackages(folder: string): Promise<boolean> {
  const tsconfig = nearest(folder, ['tsconfig.json']);
  const options = tsconfig === undefined ? undefined : await optionsOf(tsconfig, folder);
  if (options === undefined) return true;
  const { module = '', moduleResolution = '' } = options;
  if (STRICT.test(moduleResolution) || STRICT.test(module)) {
    const manifest = nearest(folder, ['package.json']);
    return manifest !== undefined && isModulePackage(manifest);
  }
  // If neither option is set, TypeScript 6 and later resolve modules as bundlers do.
  return moduleResolution === ''
    ? module === '' || /^preserve$/i.test(module)
    : /^bundler$/i.test(moduleResolution);
}

/** The compiler options that decide the ending of imports. */
function extensionFor(options: CompilerOptions): ImportExtension {
  const { allowImportingTsExtensions, rewriteRelativeImportExtensions } = options;
  if (allowImportingTsExtensions === true || rewriteRelativeImportExtensions === true) return '.ts';
  const { module = '', moduleResolution = '' } = options;
  if (STRICT.test(moduleResolution) || (moduleResolution === '' && STRICT.test(module))) {
    return '.js';
  }
  // `"type": "module"` needs file extensions if Node runs the code; `moduleResolution: "bundler"` does not.
  const isBundled = /^bundler$/i.test(moduleResolution) || /^preserve$/i.test(module);
  const isOld = /^(node|node10|classic)$/i.test(moduleResolution) || /^commonjs$/i.test(module);
  return isBundled || isOld ? '' : '.js';
}

/** The compiler options for a folder: of the file itself, or of the project that it refers to. */
async function optionsOf(file: string, folder: string): Promise<CompilerOptions | undefined> {
  const { createFilesMatcher, parseTsconfig } = await import('get-tsconfig');
  try {
    const config = parseTsconfig(file);
    const references = (config.references ?? []).flatMap(({ path }) => {
      const named = join(dirname(file), path);
      const found = named.endsWith('.json') ? named : join(named, 'tsconfig.json');
      return existsSync(found) ? [{ path: found, config: parseTsconfig(found) }] : [];
    });
    const sample = join(folder, 'index.ts');
    const own = references.find((reference) => createFilesMatcher(reference)(sample) !== undefined);
    return own?.config.compilerOptions ?? config.compilerOptions;
  } catch {
    // The compiler cannot read the file either, and reports it itself.
    return undefined;
  }
}

/** The first of some files in a folder or above it, the nearest one. */
function nearest(folder: string, names: readonly string[]): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find((file) => existsSync(file));
    if (found !== undefined) return found;
    if (dirname(at) === at) return undefined;
  }
}
