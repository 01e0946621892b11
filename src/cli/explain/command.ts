/** The command `explain`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const EXPLAIN: Command = {
  name: 'explain',
  overview: [['restitch explain [CODE]', 'explain the code of a message, or list all codes']],
  page: () => `restitch explain [CODE]

Explains a code that a message of restitch contains: its meaning, and what to do about it. A CODE is
the code of a diagnostic, or a rule of restitch diff. Without a CODE, it lists all codes.

  restitch explain output/conflict
  restitch explain property/became-required
`,
  options: EVERYWHERE,
  run: async ({ words, io }) => (await import('./index.js')).explain(words, io),
};
