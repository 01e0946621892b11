/** Files of the user's project that a target reads in addition to the descriptions. */

/**
 * Maps the path of each file, relative to the folder of the configuration, to its bytes, or to the reason why it cannot
 * be read.
 */
export type ProjectFiles = ReadonlyMap<string, Uint8Array | string>;

/**
 * Resolves a path that is written in a file.
 * @param from the folder of this file, relative to the folder of the configuration; `''` for the folder of the
 *   configuration
 * @returns the path relative to the folder of the configuration; `undefined` if it leads out of this folder
 */
export function resolvedPath(from: string, path: string): string | undefined {
  const names = from === '' ? [] : from.split('/');
  for (const name of path.split('/')) {
    if (name === '..') {
      if (names.pop() === undefined) return undefined;
    } else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

/** Returns the folder that contains a file. */
export function folderOfFile(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** Matches a reference to a file in a style sheet: `url("fonts/inter.woff2")`. */
export const STYLE_URL = /url\(\s*(["']?)([^"'()\s]+)\1\s*\)/g;

/** Returns the path of a file that a style sheet refers to; `undefined` for a web address or a `data:` URL. */
export function fileOfStyle(sheet: string, url: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(url)) return undefined;
  return resolvedPath(folderOfFile(sheet), path);
}
