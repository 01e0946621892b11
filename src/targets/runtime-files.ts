/** The hand-written runtime of a target, which goes into the output as it stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { memoizeByText } from '../foundation/memo.js';

/** A file of the runtime. */
export interface RuntimeSource {
  /** Relative to the runtime's folder. */
  readonly path: string;
  readonly text: string;
}

/**
 * The runtime of a target: part of this package, read once.
 * @param target `client`, `server` or `docs`
 */
export const runtimeFiles = memoizeByText((target): readonly RuntimeSource[] => {
  const folder = fileURLToPath(new URL(`../../templates/${target}/runtime/`, import.meta.url));
  return readdirSync(folder)
    .filter((name) => /^[\w-]+\.(?:ts|js|css)$/.test(name))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(folder + name, 'utf8') }));
});
