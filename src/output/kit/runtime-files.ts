/** The hand-written runtime of a target, which is copied to the output unchanged. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OF_CHECKS, RUNTIME_OF_CHECKS } from '../../../templates/server/functions/check-runtime.js';
import { memoizeByText } from '../../base/foundation/memo.js';

/** A file of the runtime. */
export interface RuntimeSource {
  /** Relative to the runtime's folder. */
  readonly path: string;
  readonly text: string;
}

/**
 * The runtime of a target: part of this package, read once.
 * @param home the folder of its templates, from the root of the package: `templates/client`, `src/output/targets/mcp`
 */
export const runtimeFiles = memoizeByText((home): readonly RuntimeSource[] => {
  const folder = fileURLToPath(new URL(`${home}/runtime/`, packageFolder()));
  return readdirSync(folder)
    .filter((name) => /^[\w-]+\.(?:ts|js|css)$/.test(name))
    .sort()
    .map((name) => ({ path: name, text: readFileSync(folder + name, 'utf8') }));
});

/** The folder that contains `src` and `templates`: the repository, or `dist`, where bundled code has another depth. */
function packageFolder(): URL {
  let folder = new URL('.', import.meta.url);
  while (!existsSync(new URL('templates', folder))) folder = new URL('..', folder);
  return folder;
}

/**
 * The runtime files that checks need, for any folder.
 * @param used files that only some checks need: `assertions.ts`
 */
export function checkRuntimeFiles(used: ReadonlySet<string>): readonly RuntimeSource[] {
  return runtimeFiles(RUNTIME_OF_CHECKS).filter(
    ({ path }) => OF_CHECKS.has(path) || used.has(path),
  );
}
