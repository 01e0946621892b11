/** The command `upgrade`. */
import type { Command } from '../command.js';
import { EVERYWHERE, WRITING } from '../options.js';

export const UPGRADE: Command = {
  name: 'upgrade',
  overview: [['restitch upgrade --check [CONFIG]', 'show how a new version changes the output']],
  page: ({ readingEach, writing }) => `restitch upgrade --check [CONFIG]
restitch upgrade [CONFIG]

Shows how the output changes when you upgrade restitch: the entries of the changelog that explain the
changes, the difference between the output on disk and the output of this version, and each changed
file with its numbers of added and removed lines. Then it writes the new output.

With --check, it writes nothing, and exits with 1 if anything would change. To see the changes before
you install a new version, run: npx restitch@latest upgrade --check

      --check             write nothing
${writing}${readingEach}`,
  options: { ...EVERYWHERE, ...WRITING, check: { type: 'boolean' } },
  run: async ({ words, flags, io }) =>
    (await import('./index.js')).upgradeCommand(words, flags, io),
};
