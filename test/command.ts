/** Runs the command in a folder as a test does, and returns its output as text. */
import { run } from '../src/cli/run.js';

/** The result of a command. */
export interface Printed {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/**
 * Returns a function that runs the command.
 * @param folder called for each run, because every test has a new folder
 * @param stdin the text of the standard input
 */
export function commandIn(
  folder: () => string,
  stdin = '',
): (...argv: string[]) => Promise<Printed> {
  return async (...argv) => {
    let [out, err] = ['', ''];
    const exit = await run(argv, {
      cwd: folder(),
      out: (text) => void (out += text),
      err: (text) => void (err += text),
      stdin: () => Promise.resolve(new TextEncoder().encode(stdin)),
      color: { out: false, err: false },
      interactive: false,
    });
    return { exit, out, err };
  };
}
