/** Checks that a custom target returns a list of files. */
import type { OutputFile } from '../../../print/emit/file.js';
import { isPortableName } from '../../../base/foundation/device-name.js';
import { UserCodeError } from '../../config/user-code.js';
import { folderOf } from '../../../output/kit/folder.js';
import type { Target } from '../../../output/targets/index.js';

/**
 * Returns the files of a target. Each file is checked when the caller requests it.
 * @throws UserCodeError for a value that is not a file, and for a file whose path is outside the target's folder or
 * already in use
 */
export function* checkedFiles(target: Target, files: Iterable<OutputFile>): Generator<OutputFile> {
  // `why` is a text and not an `Error`, because the stack trace of an error created here would not show the user's
  // code.
  const refuse = (why: string): never => {
    throw new UserCodeError(`the target ${JSON.stringify(target.name)}`, why, target.render);
  };
  const { [Symbol.iterator]: iterate }: Partial<Iterable<OutputFile>> = files ?? {};
  if (typeof iterate !== 'function')
    refuse('render must return a list of files, but its result is not iterable');
  const seen = new Set<string>();
  for (const file of files) {
    const { path, text, ownership }: Partial<Record<keyof OutputFile, unknown>> = file ?? {};
    if (typeof path !== 'string' || typeof text !== 'string') {
      return refuse('each file that render returns must have a "path" and a "text", both strings');
    }
    if (ownership !== 'generated')
      refuse(`the file ${JSON.stringify(path)} must have the property ownership: 'generated'`);
    if (!isWithin(path, folderOf(target))) {
      const folder = JSON.stringify(folderOf(target));
      refuse(`the file ${JSON.stringify(path)} must be in the folder of the target, ${folder}`);
    }
    // The names must be valid on every system, because committed files are checked out on other systems.
    if (!path.split('/').every(isPortableName)) {
      refuse(
        `the file ${JSON.stringify(path)} must have another name, because Windows does not allow it`,
      );
    }
    // Many file systems do not distinguish upper and lower case in names.
    const folded = path.toLowerCase();
    if (seen.has(folded)) refuse(`render returns the file ${JSON.stringify(path)} twice`);
    seen.add(folded);
    yield file;
  }
}

/**
 * Returns true if a path leads into a folder and has no `.`, `..` or empty parts. In the folder that all targets
 * share, the path must be a single name.
 */
function isWithin(path: string, folder: string): boolean {
  const names = path.split('/');
  const isPlain = names.every((name) => !/^\.{0,2}$/.test(name) && !/[\\:]/.test(name));
  return isPlain && (folder !== '.' || names.length === 1);
}
