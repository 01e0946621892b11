/** Prints the planned changes of files as unified diffs. The diff library is loaded only if there are changes. */
import { join } from 'node:path';
import { readTextFile } from './disk.js';
import type { Action } from './plan.js';

/**
 * Compares the files on disk with the planned files.
 * @param actions the planned actions
 * @param rootOf returns the absolute folder of `generated` files or of `handlers`
 * @param shownAs returns the path that the diff shows
 * @returns unified diffs in the order of `actions`; empty if no file would change
 */
export async function unifiedDiff(
  actions: readonly Action[],
  rootOf: (action: Action) => string,
  shownAs: (action: Action) => string,
): Promise<string> {
  const changed = actions.filter(({ verb }) =>
    ['create', 'update', 'remove', 'conflict'].includes(verb),
  );
  if (changed.length === 0) return '';
  const { createTwoFilesPatch, FILE_HEADERS_ONLY } = await import('diff');
  const patches = changed.map((action) => {
    const before = readTextFile(join(rootOf(action), action.path)) ?? '';
    const after = action.verb === 'remove' ? '' : (action.content?.text ?? '');
    const name = shownAs(action).replace(/^\//, '');
    if (before.includes('\0') || after.includes('\0')) {
      return `Binary files a/${name} and b/${name} differ\n`;
    }
    return createTwoFilesPatch(
      action.verb === 'create' ? '/dev/null' : `a/${name}`,
      action.verb === 'remove' ? '/dev/null' : `b/${name}`,
      before.replaceAll('\r\n', '\n'),
      after,
      undefined,
      undefined,
      { context: 3, headerOptions: FILE_HEADERS_ONLY },
    );
  });
  return patches.join('');
}
