/** The command `mock`. */
import type { Command } from '../command.js';
import { EVERYWHERE, QUIET, READING } from '../options.js';

export const MOCK: Command = {
  name: 'mock',
  overview: [['restitch mock [INPUT…]', 'serve the API with sample values']],
  page: ({ reading }) => `restitch mock [INPUT…]

Serves the API until Ctrl-C, with examples of the descriptions or, if there are none, with values that fit the schemas. Requests are
checked like in the generated server. If an operation requires a credential, the request must have one; any value is accepted.
Without INPUT, the inputs of the configuration are used. A request can select its response:

  Prefer: code=404, example=none, dynamic=true        (or in the query: ?__code=404&__example=none&__dynamic=true)

  -p, --port N            where to listen (default: 4010; 0: any free port)
      --host NAME         where to listen (default: 127.0.0.1). Requests may name localhost and this NAME as their Host; may be
                          repeated for other names: --host 0.0.0.0 --host mock
      --stateful          remember what was created, changed and deleted, for paths with a collection and its items
  -d, --dynamic           generate values even if there are examples
      --seed N            generate other values; the same for the same number
      --delay [NAME=]MS   wait before each response, or before those of one operation: --delay 200 --delay listPets=2000
      --fail [NAME=]RATE  let some requests fail, with a declared 5xx or 503: --fail 10% --fail addPet=50%
      --events [NAME=]MS  time between two events of a stream, which stays open (default: 1000); 0: a stream ends after three
  -w, --watch             reload the descriptions when they change
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
    delay: { type: 'string', multiple: true },
    fail: { type: 'string', multiple: true },
    events: { type: 'string', multiple: true },
    watch: { type: 'boolean', short: 'w' },
  },
  run: async ({ words, flags, io }) => (await import('./index.js')).mockCommand(words, flags, io),
};
