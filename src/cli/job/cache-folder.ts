/** The cache folder of a project that has no `node_modules`. */
import { isAbsolute, join } from 'node:path';

/** The cache folder below the home folder, for systems where it is not `.cache`. */
const USUAL: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Library/Caches',
  win32: 'AppData/Local',
};

/**
 * The cache folder of a user, by the XDG Base Directory Specification or the conventions of macOS and Windows.
 * @param home the home folder of the user
 * @returns an absolute path; `undefined` for a user without a home
 */
export function userCacheFolder(
  { env, platform }: Pick<NodeJS.Process, 'env' | 'platform'>,
  home: string,
): string | undefined {
  const stated = env[platform === 'win32' ? 'LOCALAPPDATA' : 'XDG_CACHE_HOME'];
  // The specification says to ignore a relative path.
  if (stated !== undefined && isAbsolute(stated)) return join(stated, 'restitch');
  return isAbsolute(home) ? join(home, USUAL[platform] ?? '.cache', 'restitch') : undefined;
}
