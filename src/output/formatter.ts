/** The formatter of a project over our text: the one that its `package.json` names, from its own `node_modules`. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { execPath } from 'node:process';
import { READING_LIMITS } from '../foundation/limits/reading.js';

/** What lays out the files that are made. */
export interface Formatter {
  /** Its name, for the lock: `layout` is our own printer, which has done its work. */
  readonly name: string;
  /**
   * Formats a text as the configuration of the project says.
   * @param text what we made
   * @param file where it will stand, absolute: formatters look from there for what they are told
   * @returns the text; the text itself for files that the formatter does not know or ignores, and for HTML, which it
   *   would spread over many lines
   * @throws Error when the formatter cannot be run, or refuses the text
   */
  readonly format: (text: string, file: string) => Promise<string>;
}

/** The words of a command that reads a text and prints it formatted, for a path from the folder of the project. */
type Words = (path: string) => readonly string[];

/** Packages that format, in the order in which they are asked for: who has Biome may have it for its rules only. */
const KNOWN: ReadonlyMap<string, Words | undefined> = new Map<string, Words | undefined>([
  ['oxfmt', (path) => [`--stdin-filepath=${path}`]],
  ['dprint', (path) => ['fmt', '--stdin', path]],
  ['prettier', undefined],
  ['@biomejs/biome', (path) => ['format', `--stdin-file-path=${path}`]],
]);

/** What all of them know; they fail at other files. */
const FORMATTED = /\.(?:ts|json|md)$/;

/**
 * What lays out files in a folder.
 * @param format `layout`: our printer alone; `prettier`: that; `auto`: what the nearest `package.json` names that
 *   names a formatter, else our printer
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

/** What we ask of a `package.json`. */
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
  // What it throws is a rejection.
  return { name, format: async (text, file) => format(text, file) };
}

/** Prettier, that of the project where it has one. */
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
