/** The command `init`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const INIT: Command = {
  name: 'init',
  overview: [
    ['restitch init [INPUT…]', 'find the descriptions in this folder and write a configuration'],
  ],
  page: ({ handlers, targets }) => `restitch init [INPUT…]

Finds API descriptions below this folder (or uses INPUT) and writes restitch.config.ts (or .json in a project without TypeScript) and
an npm script "generate". It proposes a client, and also a server for projects with Express, Fastify or Hono. In a terminal it asks
before it writes. It prints the first call, and overwrites nothing.

  -y, --yes               do not ask
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
