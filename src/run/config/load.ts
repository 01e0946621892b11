/** Finds and loads the configuration file. JSON is read as data. JavaScript and TypeScript are run. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { features } from 'node:process';
import { pathToFileURL } from 'node:url';
import { firstSyntaxError } from '../../print/emit/typescript/syntax-error.js';
import type { Report } from '../../base/diagnostics/report.js';
import { isAbsent, messageOf, writeReason } from '../../base/foundation/error-code.js';
import { Lines, loadDocuments, type Document } from '../../input/source/index.js';
import { codePlaceText, placeThrown } from './user-code.js';

const NAMES = ['ts', 'mts', 'mjs', 'js', 'json'].map((ending) => `restitch.config.${ending}`);

/** Loads the modules of this package that a configuration may import. The keys are the names in import statements. */
export type PackageModules = () => Promise<Readonly<Record<string, object>>>;

/** The content of a configuration file, not checked yet. */
export interface ConfigContent {
  readonly value: unknown;
  /**
   * The configuration file as a document, to show the locations of diagnostics. Only JSON files, and files with a
   * syntax error, have one.
   */
  readonly documents: readonly Document[];
}

/**
 * Finds the configuration file of a folder.
 * @param folder an absolute path
 * @returns the path of the file; `undefined` if the folder has none
 */
export function findConfig(folder: string): string | undefined {
  return NAMES.map((name) => join(folder, name)).find((file) => existsSync(file));
}

/**
 * Loads a configuration file.
 * @param file an absolute path
 * @param report receives a diagnostic if the file cannot be loaded
 * @param modules loads this package's modules, for a configuration that Node cannot load by itself
 * @param version changes if the file has changed. Node caches modules, so a process that loads the file again must pass
 * another version
 * @returns the content, of unknown type; `undefined` if the file cannot be loaded. The documents are present in both
 * cases, so that a syntax error can be shown
 */
export async function loadConfig(
  file: string,
  report: Report,
  modules: PackageModules,
  version?: string,
): Promise<Partial<ConfigContent>> {
  const source = basename(file);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const reason = isAbsent(error) ? 'there is no such file' : writeReason(error);
    report.add('config/load', { file: source, reason, isUnread: true });
    return {};
  }
  if (extname(file) === '.json') return loadJson(bytes, source, report);
  try {
    return { value: await loadModule(file, modules, version), documents: [] };
  } catch (error) {
    return explainFailure(file, error, report);
  }
}

/** Reports why a module could not be loaded: a syntax error and its location, or the line that threw an exception. */
async function explainFailure(
  file: string,
  error: unknown,
  report: Report,
): Promise<Partial<ConfigContent>> {
  const source = basename(file);
  const text = readFileSync(file, 'utf8');
  const documents = [plainDocument(source, text)];
  const mistake = await firstSyntaxError(source, text);
  if (mistake) {
    const language = extname(file).includes('t') ? 'TypeScript' : 'JavaScript';
    const { reason, offset } = mistake;
    report.add('config/syntax', { language, reason }, { source, pointer: '', offset });
    return { documents };
  }
  const place = placeThrown(error);
  const here = place?.file === file ? place : undefined;
  const [first = ''] = messageOf(error).split('\n', 1);
  const reason = place && !here ? `${first} (${codePlaceText(place)})` : first;
  const offset = here && new Lines(text).offset(here.line, here.column);
  report.add(
    'config/load',
    { file: source, reason },
    offset === undefined ? undefined : { source, pointer: '', offset },
  );
  return { documents };
}

async function loadJson(
  bytes: Uint8Array,
  source: string,
  report: Report,
): Promise<Partial<ConfigContent>> {
  const text = new TextDecoder().decode(bytes);
  try {
    const value: unknown = JSON.parse(text);
    // The file is parsed again as a document, only to show locations in it.
    const documents = await loadDocuments([{ source, bytes }], { ...report, add: () => undefined });
    // Imported here, because a configuration in JavaScript or TypeScript does not need it.
    const { withoutCode } = await import('./json-code.js');
    return { value: withoutCode(value, source, report), documents };
  } catch (error) {
    const message = messageOf(error);
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const reason = message.replace(
      /,? ?(in JSON )?at position .*$|,? ?"[^]*" is not valid JSON$/,
      '',
    );
    report.add('config/syntax', { language: 'JSON', reason }, { source, pointer: '', offset });
    return { documents: [plainDocument(source, text)] };
  }
}

/** Returns a document for a file that cannot be parsed as data. A diagnostic can then show a location by its offset. */
function plainDocument(source: string, text: string): Document {
  const lines = new Lines(text);
  return {
    source,
    syntax: 'json',
    text,
    data: undefined,
    hash: '',
    locate: ({ offset = 0 }) => lines.at(offset),
    line: (number) => lines.line(number),
    scalarText: () => undefined,
  };
}

/** Returns the default export of a configuration file. If Node cannot strip types, jiti does. */
async function loadModule(
  file: string,
  modules: PackageModules,
  version: string | undefined,
): Promise<unknown> {
  const typed = /\.m?ts$/.test(file);
  const url = pathToFileURL(file);
  if (version !== undefined) url.searchParams.set('version', version);
  if (!typed || stripsTypes()) {
    try {
      return defaultOf(await import(url.href));
    } catch (error) {
      // The package is not installed in the project. The configuration gets the modules of the running package
      // instead.
      if (!lacksPackage(error)) throw error;
    }
  }
  const [{ createJiti }, virtualModules] = await Promise.all([import('jiti'), modules()]);
  const jiti = createJiti(pathToFileURL(file).href, {
    virtualModules,
    moduleCache: version === undefined,
  });
  return defaultOf(await jiti.import(file));
}

/** Returns true if Node strips types. Node has the property `process.features.typescript` since version 22.10. */
function stripsTypes(): boolean {
  return Boolean((features as { readonly typescript?: unknown }).typescript);
}

function lacksPackage(error: unknown): boolean {
  return error instanceof Error && /Cannot find package 'restitch'/.test(error.message);
}

function defaultOf(module: unknown): unknown {
  if (typeof module === 'object' && module !== null && 'default' in module) return module.default;
  throw new Error('it has no default export');
}
