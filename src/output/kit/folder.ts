/** Finds the folder of a target's files in the output. */
import type { OutputFile } from '../../print/emit/file.js';
import type { Target } from './target.js';

/** The name of the client's target, whose files other targets import. It is also the name of its folder. */
export const CLIENT_TARGET = 'client';

/**
 * Returns the folder of a target in the output. It is `.` if the target's files are next to the folders of other
 * targets.
 */
export function folderOf({ name, folder = name }: Pick<Target, 'name' | 'folder'>): string {
  return folder;
}

/**
 * Returns the path of a target's file in the output.
 * @param folder the folder of the target
 */
export function pathInOutput(folder: string, { ownership, path }: OutputFile): string {
  return ownership === 'handlers' || folder === '.' ? path : `${folder}/${path}`;
}

/**
 * Returns true if a path of the output belongs to a target.
 * @param folder the folder of the target
 * @param path a path that `pathInOutput` returned
 */
export function belongsTo(folder: string, path: string): boolean {
  return folder === '.' ? !path.includes('/') : path.startsWith(`${folder}/`);
}
