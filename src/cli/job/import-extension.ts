/**
 * Chooses the extension in imports between generated files (`.js`, `.ts` or none), based on the project's
 * `tsconfig.json`.
 */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TsConfigJsonResolved } from 'get-tsconfig';
import type { ImportExtension } from '../../print/emit/typescript/module.js';
import { readTextFile } from '../../output/files/index.js';

type CompilerOptions = NonNullable<TsConfigJsonResolved['compilerOptions']>;

/** Values of `moduleResolution` that require the full file name in imports. */
const STRICT = /^node(16|18|20|next)$/i;

/**
 * Chooses the extension in imports of generated files by the nearest `tsconfig.json`. It is `.ts` if imports may end in
 * `.ts`, `.js` if Node's resolution requires the name of the compiled file, and empty for bundlers, because they find
 * files without an extension. A package without a compiler needs `.ts`, because Node or a bundler
 * then strips the types when it loads the files.
 * @param folder the absolute path of the output folder, which need not exist
 * @returns `.js` if `tsconfig.json` is not decisive; `.ts` for Deno, and for packages without a `tsconfig.json`
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
 * Returns true if the compiler rejects `import` and `export` in the package. It rejects them if `verbatimModuleSyntax`
 * is set and `package.json` does not contain `"type": "module"`. `npm init` and `tsc --init` create such a project.
 * @param folder the absolute path of the output folder, which need not exist
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
 * Returns true if the user's compiler can import a package of ES modules. It cannot with the module resolution
 * `node10`, which does not read `exports`, or in a CommonJS package. There, a `restitch.config.ts` would make the
 * user's own `tsc` run fail.
 * @param folder the absolute path of the folder that contains the configuration file
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

function extensionFor(options: CompilerOptions): ImportExtension {
  const { allowImportingTsExtensions, rewriteRelativeImportExtensions } = options;
  if (allowImportingTsExtensions === true || rewriteRelativeImportExtensions === true) return '.ts';
  const { module = '', moduleResolution = '' } = options;
  if (STRICT.test(moduleResolution) || (moduleResolution === '' && STRICT.test(module))) {
    return '.js';
  }
  // With `"type": "module"`, Node requires file extensions. Bundlers (`moduleResolution: "bundler"`) do not.
  const isBundled = /^bundler$/i.test(moduleResolution) || /^preserve$/i.test(module);
  const isOld = /^(node|node10|classic)$/i.test(moduleResolution) || /^commonjs$/i.test(module);
  return isBundled || isOld ? '' : '.js';
}

/** Returns the compiler options for a folder: those of a `tsconfig.json`, or of the project to which it refers. */
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
    // The compiler cannot read this file either, and reports the reason itself.
    return undefined;
  }
}

/** Searches a folder, and then the folders above it, for a file with one of the names. Returns the first file found. */
function nearest(folder: string, names: readonly string[]): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find((file) => existsSync(file));
    if (found !== undefined) return found;
    if (dirname(at) === at) return undefined;
  }
}
