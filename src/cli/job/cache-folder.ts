/** The cache folder of a project that has no `node_modules`. */
import { isAbsolute, join } from 'node:path';

/** The cache folders of the operating systems that do not use `.cache`, relative to the user's home folder. */
const USUAL: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Library/Caches',
  win32: 'AppData/Local',
};

/**
 * Returns the cache folder of a user, as the XDG Base Directory Specification or the conventions of macOS and Windows
 * define it.
 * @param home the home folder of the user
 * @returns an absolute path, or `undefined` if the user has no home folder
 */
export function userCacheFolder(
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
  home: string,
): string | undefined {
  const configured = env[platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'];
  // The XDG Base Directory Specification requires relative paths to be ignored.
  if (configured !== undefined && isAbsolute(configured)) return join(configured, 'restitch');
  return isAbsolute(home) ? join(home, USUAL[platform] ?? '.cache', 'restitch') : undefined;
}
