/** The command `upgrade`. */
import type { Command } from '../command.js';
import { EVERYWHERE, WRITING } from '../options.js';

export const UPGRADE: Command = {
  name: 'upgrade',
  overview: [
    [
      'restitch upgrade --check [CONFIG]',
      'show what this version of restitch would change in the output',
    ],
  ],
  page: ({ reading, writing }) => `restitch upgrade --check [CONFIG]
restitch upgrade [CONFIG]

Shows how the output of this version of restitch differs from the output on disk: the part of the changelog that explains it, the
difference, and each file with its added and removed lines. Without --check, it then writes the output.
With --check, it exits with 1 if anything would change. To look before you install: npx restitch@latest upgrade --check

      --check             write nothing
${writing}${reading}`,
  options: { ...EVERYWHERE, ...WRITING, check: { type: 'boolean' } },
  run: async ({ words, flags, io }) =>
    (await import('./index.js')).upgradeCommand(words, flags, io),
};
