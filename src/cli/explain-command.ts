/** The command `explain`. */
import type { Command } from './command.js';
import { EVERYWHERE } from './options.js';

export const EXPLAIN: Command = {
  name: 'explain',
  overview: [
    [
      'restitch explain [CODE]',
      'explain a diagnostic code, or a rule of diff; without one, list them',
    ],
  ],
  page: () => `restitch explain [CODE]

Says what a diagnostic code means and what to do about it, e.g. restitch explain output/conflict; or by
which rule diff judges a change, e.g. restitch explain property/became-required. Without a code, lists all.
`,
  options: EVERYWHERE,
  run: async ({ words, io }) => (await import('./explain.js')).explain(words, io),
};
