/** The command `explain`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const EXPLAIN: Command = {
  name: 'explain',
  overview: [
    [
      'restitch explain [CODE]',
      'explain a diagnostic code or a rule of diff; without CODE, list all',
    ],
  ],
  page: () => `restitch explain [CODE]

Explains a diagnostic code and what to do about it, or a rule of diff. For example: restitch explain output/conflict,
restitch explain property/became-required. Without CODE, lists all of them.
`,
  options: EVERYWHERE,
  run: async ({ words, io }) => (await import('./index.js')).explain(words, io),
};
