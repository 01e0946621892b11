/**
 * The part of the server's runtime that generated checks import. Other targets copy the same files.
 */

export const RUNTIME_OF_CHECKS = 'templates/server';

/** The runtime files that every generated check needs. */
export const OF_CHECKS: ReadonlySet<string> = new Set(
  [
    ...['budget', 'checks', 'decimal', 'error-list', 'findings', 'formats'],
    ...['problem-error', 'standard', 'validate'],
  ].map((name) => `${name}.ts`),
);
