/**
 * Finds the output folder and the cache folder of a run, and the paths by which generated code and handlers import each
 * other.
 */
import { shownFrom } from '../../input/source/index.js';
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve, sep } from 'node:path';
import { chosenTargets, type Config } from '../../run/config/config.js';
import type { OutputFolders } from '../../output/files/index.js';
import { projectOf } from '../../run/config/project.js';
import { handWrittenFolder, withHandWrittenFolder } from '../../output/targets/index.js';
import { UsageError, type Io } from '../io.js';

/**
 * Returns the configuration with the output folder and the handlers folder relative to one common folder, and with `/`
 * as the separator. Generated code and handlers import each other by relative paths, but on the command line, the user
 * may name any folders.
 * @throws UsageError if the two folders are on different drives
 */
export function configForRendering(config: Config, place: OutputFolders): Config {
  const { folder, handlers } = place;
  const paths = [config.output, handWrittenFolder(config.targets) ?? ''];
  const isPlain = (path: string): boolean =>
    !path.startsWith('..') && !isAbsolute(path) && (sep === '/' || !path.includes(sep));
  if (paths.every(isPlain)) return config;
  let base = dirname(folder);
  while (handlers !== undefined && shownFrom(base, handlers).startsWith('..')) base = dirname(base);
  if (handlers !== undefined && isAbsolute(shownFrom(base, handlers))) {
    throw new UsageError(
      `the handlers and the output must be on the same drive, because their files import each other: they are in ${handlers} and ${folder}`,
    );
  }
  const { targets } = config;
  const from = (path: string): string => shownFrom(base, path);
  return {
    ...config,
    output: from(folder),
    targets: handlers === undefined ? targets : withHandWrittenFolder(targets, from(handlers)),
  };
}

/**
 * Replaces `importExtension: 'auto'` with the extension that the project needs. The configuration is returned unchanged
 * if no target generates TypeScript.
 */
export async function withImportExtension(
  config: Config,
  { folder }: OutputFolders,
): Promise<Config> {
  const isTypeScript = chosenTargets(config).some(({ target }) => target.isTypeScript === true);
  if (config.importExtension !== 'auto' || !isTypeScript) return config;
  const { importExtensionFor } = await import('./import-extension.js');
  return { ...config, importExtension: (await importExtensionFor(folder)) || 'none' };
}

/** Returns the cache folder in the nearest `node_modules` of the project, or else the user's cache folder. */
export function cacheFolderOf(root: string, { cacheFolder }: Io): string | undefined {
  const project = projectOf(root);
  let folder = root;
  while (!existsSync(join(folder, 'node_modules'))) {
    if (folder === project || folder === dirname(folder)) return cacheFolder;
    folder = dirname(folder);
  }
  return join(folder, 'node_modules/.cache/restitch');
}

/** Returns the absolute paths of the folders that a configuration names. */
export function outputPlace(config: Config, root: string, io: Io): OutputFolders {
  const folder = resolve(root, config.output);
  const stubs = handWrittenFolder(config.targets);
  const handlers = stubs === undefined ? undefined : resolve(root, stubs);
  return {
    folder,
    handlers,
    show: (ownership, path) => {
      const file = join(ownership === 'handlers' ? (handlers ?? folder) : folder, path);
      const shown = shownFrom(io.cwd, file);
      return shown.startsWith('../') ? file : shown;
    },
  };
}
