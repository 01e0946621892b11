/** The folders of a project: the paths that a configuration may use, and how paths are printed. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { chosenTargets, type Config } from './config.js';
import { EARLIER, earlierStates } from '../../output/targets/index.js';
import type { Report } from '../../base/diagnostics/report.js';
import { isAddress } from '../../input/source/index.js';

/**
 * The project that a folder belongs to: the nearest folder with `.git`, else with `package.json`, else itself.
 * @param folder absolute
 */
export function projectOf(folder: string): string {
  return nearestWith(folder, '.git') ?? nearestWith(folder, 'package.json') ?? folder;
}

/**
 * Keeps the paths of a configuration inside its project: a description, output folder or handlers folder elsewhere
 * must be named on the command line.
 * @param config checked
 * @param folder the configuration's folder, absolute
 * @param source the configuration's name, for diagnostics
 * @param above the position of the configuration in its file, as a JSON Pointer
 * @returns false if a path leads outside
 */
export function confine(
  config: Config,
  folder: string,
  source: string,
  report: Report,
  above = '',
): boolean {
  const project = projectOf(folder);
  const listed = (key: string, list: readonly string[]): [string, string, string][] =>
    list.map((path, index) => [`${key}[${index}]`, `/${key.replace('.', '/')}/${index}`, path]);
  const paths: [key: string, pointer: string, path: string][] = [
    ...listed('inputs', config.inputs),
    ...listed('overlays', config.overlays),
    ...listed('read.allowFolders', config.read.allowFolders ?? []),
    ['output', '/output', config.output],
    ...foldersOfTargets(config),
    ...earlierInputs(config),
  ];
  const outside = paths.filter(
    ([, , path]) => !isAddress(path) && !isInside(project, resolve(folder, path)),
  );
  for (const [key, pointer, path] of outside) {
    report.add('config/outside', { key, path }, { source, pointer: above + pointer });
  }
  return outside.length === 0;
}

/** The folders and files that options of targets name. */
function foldersOfTargets(config: Config): [key: string, pointer: string, path: string][] {
  return chosenTargets(config).flatMap(({ target: { name, options: rules = {} }, options }) =>
    Object.entries(options).flatMap(([key, value]): [string, string, string][] => {
      const kind = rules[key]?.is;
      if ((kind !== 'folder' && kind !== 'file') || typeof value !== 'string') return [];
      return [[`targets.${name}.${key}`, `/targets/${name}/${key}`, value]];
    }),
  );
}

/** The descriptions of earlier versions; those of a revision come from git. */
function earlierInputs({ targets }: Config): [key: string, pointer: string, path: string][] {
  const key = `targets.${EARLIER.target.name}.${EARLIER.option}`;
  return earlierStates(targets).flatMap(({ name, inputs, pointer }) =>
    inputs.map((path): [string, string, string] => [
      `${key}[${JSON.stringify(name)}]`,
      pointer,
      path,
    ]),
  );
}

/**
 * True when a path lies in a folder, by its name and by where its links lead.
 * @param folder absolute
 * @param path absolute; it need not exist
 */
export function isInside(folder: string, path: string): boolean {
  return contains(folder, path) && contains(realpathSync(folder), realPath(path));
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith('..' + sep) && !isAbsolute(way);
}

/** The path with links resolved in the part that exists. The rest of the path is unchanged. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(realPath(above), relative(above, path));
}

function nearestWith(folder: string, name: string): string | undefined {
  if (existsSync(join(folder, name))) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : nearestWith(above, name);
}
