/** Splits path patterns, which contain `*` or `?`. */
import { join, parse, sep } from 'node:path';

/** A pattern, split at its first wildcard. */
export interface PathPattern {
  /** The folder before the first part with a wildcard. */
  readonly folder: string;
  /** The remaining parts of the path. */
  readonly parts: readonly string[];
}

/**
 * Splits an absolute path at its first wildcard.
 * @returns `undefined` for a path without a wildcard; a `?` in the name of a drive (`\\?\C:\`) does not count
 */
export function patternIn(path: string): PathPattern | undefined {
  const { root } = parse(path);
  const parts = path.slice(root.length).split(sep);
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  if (wild < 0) return undefined;
  return { folder: join(root, ...parts.slice(0, wild)), parts: parts.slice(wild) };
}
