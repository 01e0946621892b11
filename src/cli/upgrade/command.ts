/** The command `upgrade`. */
import type { Command } from '../command.js';
import { EVERYWHERE, WRITING } from '../options.js';

export const UPGRADE: Command = {
  name: 'upgrade',
  overview: [
    [
      'restitch upgrade --check [CONFIG]',
      'what this version of restitch would change in what another one made',
    ],
  ],
  page: ({ reading, writing }) => `restitch upgrade --check [CONFIG]
restitch upgrade [CONFIG]

What this version of restitch makes otherwise than the one that made what stands there: what the changelog says of
it, the difference, and each file with the lines that come and go. Exits with 1 when anything would change.
Without --check it is written then. Before a new version is installed: npx restitch@latest upgrade --check

      --check             write nothing
${writing}${reading}`,
  options: { ...EVERYWHERE, ...WRITING, check: { type: 'boolean' } },
  run: async ({ words, flags, io }) =>
    (await import('./index.js')).upgradeCommand(words, flags, io),
};
