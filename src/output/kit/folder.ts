/** The folder of a target's files in the output. */
import type { OutputFile } from '../../print/emit/file.js';
import type { Target } from './target.js';

/** The target that other targets import from, and its folder. */
export const CLIENT_TARGET = 'client';

/** The folder of a target in the output; `.` if its files are next to the folders of other targets. */
export function folderOf({ name, folder = name }: Pick<Target, 'name' | 'folder'>): string {
  return folder;
}

/**
 * The path of a target's file in the output.
 * @param folder of the target
 */
export function pathInOutput(folder: string, { ownership, path }: OutputFile): string {
  return ownership === 'handlers' || folder === '.' ? path : `${folder}/${path}`;
}

/**
 * True if a path of the output belongs to a target.
 * @param folder of the target
 * @param path as returned by `pathInOutput`
 */
export function belongsTo(folder: string, path: string): boolean {
  return folder === '.' ? !path.includes('/') : path.startsWith(`${folder}/`);
}
