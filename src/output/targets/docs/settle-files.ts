/** The files that `restitch settle --open` serves with its page. The docs use the same files. */
import { runtimeFiles } from '../../kit/runtime-files.js';

/** Returns the text of such a file; `undefined` for any other file. */
export function pageFile(path: string): string | undefined {
  return runtimeFiles('templates/docs').find((one) => one.path === path)?.text;
}
