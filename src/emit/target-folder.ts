/** Where the files of a target stand in the output folder. */
import type { OutputFile } from './file.js';

/**
 * The path of a target's file. Every target has a folder of its own; the OpenAPI document is one file, and stands
 * beside them.
 * @param target its name
 */
export function pathInOutput(target: string, { ownership, path }: OutputFile): string {
  return ownership === 'handlers' || target === 'openapi' ? path : `${target}/${path}`;
}

/**
 * Whether a path of the output folder belongs to a target.
 * @param path as `pathInOutput` makes it
 */
export function belongsTo(target: string, path: string): boolean {
  return target === 'openapi' ? !path.includes('/') : path.startsWith(`${target}/`);
}
