/** Paths with `*` and `?` in them. */
import { join, parse, sep } from 'node:path';

/** A pattern, and where it begins. */
export interface PathPattern {
  /** The last folder before the first part with a sign in it. */
  readonly folder: string;
  /** The parts of the path from there on. */
  readonly parts: readonly string[];
}

/**
 * Takes an absolute path apart where it becomes a pattern.
 * @returns nothing for a path without signs; those of a drive's own name (`\\?\C:\`) are none
 */
export function patternIn(path: string): PathPattern | undefined {
  const { root } = parse(path);
  const parts = path.slice(root.length).split(sep);
  const wild = parts.findIndex((part) => /[*?]/.test(part));
  if (wild < 0) return undefined;
  return { folder: join(root, ...parts.slice(0, wild)), parts: parts.slice(wild) };
}
