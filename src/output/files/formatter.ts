/**
 * Formats generated text with the project's formatter, which its `package.json` names and its own `node_modules`
 * contains.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { execPath } from 'node:process';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';

/** Formats generated files. */
export interface Formatter {
  /** The name for the lock. `layout` is our own printer, which has already formatted the text. */
  readonly name: string;
  /**
   * Formats a text with the configuration of the project.
   * @param text the generated text
   * @param file the absolute path of the output file, from which formatters look for their configuration
   * @returns the formatted text. Files that the formatter does not know or ignores stay unchanged, as does HTML,
   *   which it would spread over many lines.
   * @throws Error if the formatter cannot be run, or rejects the text
   */
  readonly format: (text: string, file: string) => Promise<string>;
}

/** Returns the arguments of a command that reads a text and prints it formatted, for a path relative to the project. */
type Words = (path: string) => readonly string[];

/** Formatters, in order of preference. Biome is last, because projects often use only its linter. */
const KNOWN: ReadonlyMap<string, Words | undefined> = new Map<string, Words | undefined>([
  ['oxfmt', (path) => [`--stdin-filepath=${path}`]],
  ['dprint', (path) => ['fmt', '--stdin', path]],
  ['prettier', undefined],
  ['@biomejs/biome', (path) => ['format', `--stdin-file-path=${path}`]],
]);

/** Extensions that all of these formatters support. They fail for other files. */
const FORMATTED = /\.(?:ts|json|md)$/;

/**
 * Returns the formatter for a folder.
 * @param format `layout`: only our printer; `prettier`: Prettier; `auto`: the formatter in the nearest `package.json`
 *   that names one, else our printer
 * @param folder absolute
 */
export function formatterOf(format: 'layout' | 'prettier' | 'auto', folder: string): Formatter {
  if (format === 'layout') return LAYOUT;
  const found = namedAbove(folder);
  if (found === undefined && format === 'auto') return LAYOUT;
  const words = found && format === 'auto' ? KNOWN.get(found.name) : undefined;
  if (found !== undefined && words !== undefined) return command(found, words);
  return { name: 'prettier', format: (text, file) => byPrettier(text, file, found?.project) };
}

const LAYOUT: Formatter = { name: 'layout', format: (text) => Promise.resolve(text) };

/** A formatter, and the folder whose `package.json` names it. */
interface Named {
  readonly project: string;
  readonly name: string;
}

function namedAbove(folder: string): Named | undefined {
  for (let project = folder; ; project = dirname(project)) {
    const { dependencies, devDependencies } = packageIn(project);
    const named = { ...dependencies, ...devDependencies };
    const name = [...KNOWN.keys()].find((one) => named[one] !== undefined);
    if (name !== undefined) return { project, name };
    if (dirname(project) === project) return undefined;
  }
}

/** The fields of a `package.json` that are used here. */
interface Package {
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function packageIn(folder: string): Package {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  } catch {
    return {};
  }
}

function command({ project, name }: Named, wordsFor: Words): Formatter {
  const home = join(project, 'node_modules', name);
  const format = (text: string, file: string): string => {
    if (!FORMATTED.test(file)) return text;
    const { bin = {} } = packageIn(home);
    const program = typeof bin === 'string' ? bin : Object.values(bin)[0];
    if (program === undefined) throw new Error(`it is not installed: ${home} is missing`);
    const words = wordsFor(relative(project, file).split(sep).join('/'));
    const { error, status, stdout, stderr } = spawnSync(execPath, [join(home, program), ...words], {
      cwd: project,
      input: text,
      encoding: 'utf8',
      maxBuffer: READING_LIMITS.programOutput.most,
    });
    if (error !== undefined) throw error;
    if (status !== 0) throw new Error(stderr.trim().split('\n', 1)[0]);
    return stdout;
  };
  // Async, so that an exception becomes a rejection.
  return { name, format: async (text, file) => format(text, file) };
}

/** Uses the project's Prettier if it has one. */
async function byPrettier(text: string, file: string, project?: string): Promise<string> {
  if (file.endsWith('.html')) return text;
  const prettier = ownPrettier(project) ?? (await import('prettier'));
  const { ignored, inferredParser } = await prettier.getFileInfo(file, { resolveConfig: true });
  if (ignored || inferredParser === null) return text;
  const options = await prettier.resolveConfig(file, { editorconfig: true });
  return prettier.format(text, { ...options, filepath: file });
}

function ownPrettier(project: string | undefined): typeof import('prettier') | undefined {
  if (project === undefined || !existsSync(join(project, 'node_modules/prettier')))
    return undefined;
  return createRequire(join(project, 'package.json'))('prettier') as typeof import('prettier');
}
