/** The command as tests give it: in a folder, with what it prints as text. */
import { run } from '../src/cli/run.js';

/** The result of a command. */
export interface Printed {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/**
 * The command of a folder.
 * @param folder asked for at every call: tests have a new one each
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
