/** The command `init`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const INIT: Command = {
  name: 'init',
  overview: [['restitch init [INPUT…]', 'find descriptions here and write a configuration']],
  page: ({ handlers, targets }) => `restitch init [INPUT…]

Looks for API descriptions below this folder (or takes INPUT), and at the project: a client fits all, a server those with
Express, Fastify or Hono. Asks at a terminal; writes restitch.config.ts (or .json where there is no TypeScript) and
an npm script "generate", and shows the first call. Never overwrites anything.

  -y, --yes               ask nothing
  -t, --target LIST       ${targets}
  -o, --out DIR           the folder to generate into
      ${handlers}
`,
  options: {
    ...EVERYWHERE,
    yes: { type: 'boolean', short: 'y' },
    out: { type: 'string', short: 'o' },
    target: { type: 'string', short: 't', multiple: true },
    handlers: { type: 'string' },
  },
  run: async ({ words, flags, io }) => (await import('./index.js')).initCommand(words, flags, io),
};
