/**
 * The folder with the runtime files that generated checks import. Other targets also copy these
 * files from this folder.
 */

export const RUNTIME_OF_CHECKS = 'templates/server';

/** The names of the runtime files that generated checks always need. */
export const OF_CHECKS: ReadonlySet<string> = new Set(
  [
    ...['budget', 'checks', 'decimal', 'error-list', 'findings', 'formats'],
    ...['problem-error', 'standard', 'validate'],
  ].map((name) => `${name}.ts`),
);
