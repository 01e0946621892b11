/** Where a run writes to, and how its files name each other. */
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Config } from '../../config/config.js';
import type { Place } from '../../output/index.js';
import { shownFrom } from '../../config/project.js';
import type { Io } from '../io.js';

/**
 * The configuration as rendering wants it: generated code imports handlers and the other way round,
 * so their folders must be named from one place. On the command line they may lie anywhere.
 */
export function configForRendering(config: Config, place: Place): Config {
  const { folder, handlers } = place;
  const { server } = config.targets;
  const paths = [config.output, server?.handlers ?? ''];
  if (!paths.some((path) => path.startsWith('..') || isAbsolute(path))) return config;
  let base = dirname(folder);
  while (handlers !== undefined && shownFrom(base, handlers).startsWith('..')) base = dirname(base);
  return {
    ...config,
    output: shownFrom(base, folder),
    targets: {
      ...config.targets,
      ...(server &&
        handlers !== undefined && {
          server: { ...server, handlers: shownFrom(base, handlers) },
        }),
    },
  };
}

/** Looks up how imports end, where there are any. */
export async function withImportExtension(config: Config, { folder }: Place): Promise<Config> {
  const { client, server } = config.targets;
  if (config.importExtension !== 'auto' || (!client && !server)) return config;
  const { importExtensionFor } = await import('./import-extension.js');
  return { ...config, importExtension: (await importExtensionFor(folder)) || 'none' };
}

/** The folders of a configuration, absolute. */
export function placeOf(config: Config, root: string, io: Io): Place {
  const folder = resolve(root, config.output);
  const stubs = config.targets.server?.handlers;
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
