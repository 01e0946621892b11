/** What generated checks run on: a part of the server's runtime, which goes wherever checks go. */

export const RUNTIME_OF_CHECKS = 'templates/server';

/** The files that all checks need. */
export const OF_CHECKS: ReadonlySet<string> = new Set(
  [
    ...['budget', 'checks', 'decimal', 'error-list', 'findings', 'formats'],
    ...['problem-error', 'standard', 'validate'],
  ].map((name) => `${name}.ts`),
);
