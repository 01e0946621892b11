/** The files beside the page that `restitch settle --open` serves: those that the docs have. */
import { runtimeFiles } from '../../kit/runtime-files.js';

/** The text of one; nothing for any other. */
export function pageFile(path: string): string | undefined {
  return runtimeFiles('templates/docs').find((one) => one.path === path)?.text;
}
