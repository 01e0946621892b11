/** The files that `restitch settle --open` serves with its page: those that the docs also have. */
import { runtimeFiles } from '../../kit/runtime-files.js';

/** The text of such a file; `undefined` for others. */
export function pageFile(path: string): string | undefined {
  return runtimeFiles('templates/docs').find((one) => one.path === path)?.text;
}
