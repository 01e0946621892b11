/** The command `mock`. */
import type { Command } from '../command.js';
import { EVERYWHERE, QUIET, READING } from '../options.js';

export const MOCK: Command = {
  name: 'mock',
  overview: [['restitch mock [INPUT…]', 'serve the API with values made of its descriptions']],
  page: ({ reading }) => `restitch mock [INPUT…]

Serves the API until Ctrl-C: examples of the descriptions first, else values made of the schemas. Requests are checked as by the
generated server, and refused with problems; a credential is wanted where one is asked for, and any is taken. INPUT as of
inspect; without any, the configuration says which. A request chooses its answer:

  Prefer: code=404, example=none, dynamic=true        (or in the query: ?__code=404&__example=none&__dynamic=true)

  -p, --port N            where to listen (default: 4010; 0: any that is free)
      --host NAME         where to listen (default: 127.0.0.1). Requests may name localhost and this NAME as their Host; may be
                          repeated for other names: --host 0.0.0.0 --host mock
      --stateful          remember what was created, changed and deleted where paths show a collection and its items
  -d, --dynamic           make values though there are examples
      --seed N            other values; the same for the same number
  -w, --watch             follow the descriptions when they change
  -q, --quiet             do not print every request
${reading}`,
  options: {
    ...EVERYWHERE,
    ...READING,
    ...QUIET,
    port: { type: 'string', short: 'p' },
    host: { type: 'string', multiple: true },
    seed: { type: 'string' },
    dynamic: { type: 'boolean', short: 'd' },
    stateful: { type: 'boolean' },
    watch: { type: 'boolean', short: 'w' },
  },
  run: async ({ words, flags, io }) => (await import('./index.js')).mockCommand(words, flags, io),
};
