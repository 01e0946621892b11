/** Keeps the paths of a configuration inside the user's project. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { chosenTargets, type Config } from './config.js';
import { EARLIER, earlierStates } from '../../output/targets/index.js';
import type { Report } from '../../base/diagnostics/report.js';
import { isAddress } from '../../input/source/index.js';

/**
 * Returns the project that a folder belongs to: the nearest folder that contains `.git`, otherwise the nearest one
 * with `package.json`, otherwise the folder itself.
 * @param folder an absolute path
 */
export function projectOf(folder: string): string {
  return nearestWith(folder, '.git') ?? nearestWith(folder, 'package.json') ?? folder;
}

/**
 * Checks that the paths of a configuration are inside its project. A description, an output folder or a handlers folder
 * elsewhere must be named on the command line.
 * @param config a checked configuration
 * @param folder the absolute path of the folder that contains the configuration
 * @param source the configuration's name, for diagnostics
 * @param above the JSON Pointer of the API in the configuration file
 * @returns false if a path leads out of the project
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

/** Returns the folders and files that the options of targets name. */
function foldersOfTargets(config: Config): [key: string, pointer: string, path: string][] {
  return chosenTargets(config).flatMap(({ target: { name, options: rules = {} }, options }) =>
    Object.entries(options).flatMap(([key, value]): [string, string, string][] => {
      const kind = rules[key]?.is;
      if ((kind !== 'folder' && kind !== 'file') || typeof value !== 'string') return [];
      return [[`targets.${name}.${key}`, `/targets/${name}/${key}`, value]];
    }),
  );
}

/** Returns the descriptions of the earlier versions that the configuration names, including URLs and git revisions. */
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
 * Returns true if a path is inside a folder, both as it is written and after its symbolic links are resolved.
 * @param folder the absolute path of an existing folder
 * @param path an absolute path; a file need not exist there
 */
export function isInside(folder: string, path: string): boolean {
  return contains(folder, path) && contains(realpathSync(folder), realPath(path));
}

function contains(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith('..' + sep) && !isAbsolute(way);
}

/** Resolves the symbolic links in the part of a path that exists. The rest of the path is unchanged. */
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
