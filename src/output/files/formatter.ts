/**
 * Formats generated text with the project's formatter: the one that the project's `package.json` names and its
 * `node_modules` contains.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { execPath } from 'node:process';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';

/** Formats the text of generated files. */
export interface Formatter {
  /**
   * The name of the formatter, as the lock records it. `layout` is restitch's own printer, whose output needs no
   * further formatting.
   */
  readonly name: string;
  /**
   * Formats a text with the configuration of the project.
   * @param text the generated text
   * @param file the absolute path of the output file, from which formatters look for their configuration
   * @returns the formatted text. A file that the formatter ignores or does not support is returned unchanged. HTML
   * is also returned unchanged, because a formatter would spread it over many lines.
   * @throws Error if the formatter cannot be run, or rejects the text
   */
  readonly format: (text: string, file: string) => Promise<string>;
}

/**
 * Returns the command-line arguments with which a formatter reads a text from standard input and prints it formatted.
 * The path is relative to the project.
 */
type Words = (path: string) => readonly string[];

/** The supported formatters, in order of preference. Biome is last, because many projects use only its linter. */
const KNOWN: ReadonlyMap<string, Words | undefined> = new Map<string, Words | undefined>([
  ['oxfmt', (path) => [`--stdin-filepath=${path}`]],
  ['dprint', (path) => ['fmt', '--stdin', path]],
  ['prettier', undefined],
  ['@biomejs/biome', (path) => ['format', `--stdin-file-path=${path}`]],
]);

/** Matches the names of files that every supported formatter accepts. Some formatters fail for other files. */
const FORMATTED = /\.(?:ts|json|md)$/;

/**
 * Returns the formatter for a folder.
 * @param format `layout` for restitch's own printer; `prettier` for Prettier; `auto` for the formatter that the
 * nearest `package.json` names, or restitch's own printer if none names one
 * @param folder the absolute path
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

/** A formatter's name, and the folder whose `package.json` names it. */
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
  // An async function turns an exception of the formatter into a rejected promise.
  return { name, format: async (text, file) => format(text, file) };
}

/**
 * Formats with the project's own Prettier if it is installed there, otherwise with the one that restitch can import.
 */
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
