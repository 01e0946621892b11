/** The command `init`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const INIT: Command = {
  name: 'init',
  overview: [['restitch init [INPUT…]', 'find the descriptions and write a configuration']],
  page: ({ handlers, targets }) => `restitch init [INPUT…]

Writes a configuration for this folder: restitch.config.ts, or restitch.config.json if the project
does not use TypeScript. It finds the API descriptions in this folder and its subfolders, unless you
name them as INPUT. It also adds the npm script "generate" to package.json.

It proposes the target client, and also server if the project depends on Express, Fastify or Hono. In a
terminal, it asks before it writes. It overwrites nothing. At the end, it prints a program with a first
call to the API.

  -y, --yes               do not ask, and use the proposed values
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
