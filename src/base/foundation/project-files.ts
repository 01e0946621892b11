/** Files of the project that a target uses next to the descriptions. */

/** The bytes of files by their paths from the folder of the configuration; or why one cannot be read. */
export type ProjectFiles = ReadonlyMap<string, Uint8Array | string>;

/**
 * Resolves a path that a file contains.
 * @param from the folder of the file, relative to the folder of the configuration; `''` for that folder itself
 * @returns the path relative to the folder of the configuration; `undefined` if it leads out of it
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

/** The folder of a file. */
export function folderOfFile(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** A file that a style sheet names: `url("fonts/inter.woff2")`. */
export const STYLE_URL = /url\(\s*(["']?)([^"'()\s]+)\1\s*\)/g;

/** The path of a file that a style sheet names; `undefined` for a URL on the web, and for data. */
export function fileOfStyle(sheet: string, url: string): string | undefined {
  const [path = ''] = url.split(/[?#]/);
  if (path === '' || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(url)) return undefined;
  return resolvedPath(folderOfFile(sheet), path);
}
