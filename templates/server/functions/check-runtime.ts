/**
 * The template of the runtime files that generated checks import. Other targets copy these files
 * from it too.
 */

export const RUNTIME_OF_CHECKS = 'templates/server';

/** The runtime files that every generated check needs. */
export const OF_CHECKS: ReadonlySet<string> = new Set(
  [
    ...['budget', 'checks', 'decimal', 'error-list', 'findings', 'formats'],
    ...['problem-error', 'standard', 'validate'],
  ].map((name) => `${name}.ts`),
);
