/** The part of the server's runtime that generated checks need, also in other targets. */

export const RUNTIME_OF_CHECKS = 'templates/server';

/** The files that all checks need. */
export const OF_CHECKS: ReadonlySet<string> = new Set(
  [
    ...['budget', 'checks', 'decimal', 'error-list', 'findings', 'formats'],
    ...['problem-error', 'standard', 'validate'],
  ].map((name) => `${name}.ts`),
);
