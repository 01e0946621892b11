/** Reads the hand-written runtime files of a target, which are copied to the output unchanged. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { memoizeByText } from '../../base/foundation/memo.js';

export interface RuntimeSource {
  /** The path of the file, relative to the target's runtime folder. */
  readonly path: string;
  readonly text: string;
}

/**
 * The runtime files of a target. They are part of this package, and are read once.
 * @param home the folder that contains the target's runtime folder, relative to the root of the package:
 * `templates/client`, `src/output/targets/mcp`
 */
export const runtimeFiles = memoizeByText((home): readonly RuntimeSource[] => {
  const folder = fileURLToPath(new URL(`${home}/runtime/`, packageFolder()));
  return readdirSync(folder)
    .filter((name) => /^[\w-]+\.(?:ts|js|css)$/.test(name))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(folder + name, 'utf8') }));
});

/**
 * Returns the folder that contains `src` and `templates`: the repository, or `dist` in the built package, where this
 * code is at another depth.
 */
function packageFolder(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('templates', folder))) folder = new URL('..', folder);
  return folder;
}

/**
 * Returns the runtime files that the generated checks import.
 * @param used the names of additional files that only some checks need: `assertions.ts`
 */
export function checkRuntimeFiles(used: ReadonlySet<string>): readonly RuntimeSource[] {
  return runtimeFiles(RUNTIME_OF_CHECKS).filter(
    ({ path }) => OF_CHECKS.has(path) || used.has(path),
  );
}

const RUNTIME_OF_CHECKS = 'templates/server';

/** The names of the runtime files that generated checks always need. */
const OF_CHECKS: ReadonlySet<string> = new Set(
  [
    ...['budget', 'checks', 'decimal', 'error-list', 'findings', 'formats'],
    ...['problem-error', 'standard', 'validate'],
  ].map((name) => `${name}.ts`),
);
