/** The files that `restitch settle --open` serves for its page. They are the same as in the docs. */
import { runtimeFiles } from '../../kit/runtime-files.js';

/** Returns the text of a file that the page loads; `undefined` for any other path. */
export function pageFile(path: string): string | undefined {
  return runtimeFiles('templates/docs').find((one) => one.path === path)?.text;
}
