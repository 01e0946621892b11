/** The command `mock`. */
import type { Command } from '../command.js';
import { EVERYWHERE, QUIET, READING } from '../options.js';

export const MOCK: Command = {
  name: 'mock',
  overview: [['restitch mock [INPUT…]', 'serve the API with examples and sample values']],
  page: ({ reading }) => `restitch mock [INPUT…]

Starts a server that responds like the API, until you press Ctrl-C. Responses contain the examples of
the descriptions, or generated values that match the schemas if there are none. The mock checks
requests as the generated server does. If an operation requires credentials, a request must have them,
but any value is accepted. Without INPUT, the mock uses the descriptions of the configuration.

A request can choose its response, in the header Prefer or in the query:

  Prefer: code=404, example=none, dynamic=true
  ?__code=404&__example=none&__dynamic=true

  -p, --port N            the port (default: 4010); 0 chooses any free port
      --host NAME         the address of the mock (default: 127.0.0.1), and a host name under which it
                          accepts requests, in addition to localhost; may be repeated for further host
                          names: --host 0.0.0.0 --host mock
      --stateful          remember the items that requests create, change and delete. This needs a path
                          for a collection (/pets) and a path for its items (/pets/{id}).
  -d, --dynamic           generate values even if there are examples
      --seed N            generate other values. The same number leads to the same values.
      --delay [NAME=]MS   wait this number of milliseconds before each response, or before those of the
                          operation NAME: --delay 200 --delay listPets=2000
      --fail [NAME=]RATE  respond to this share of requests with an error (a declared 5xx status, or
                          503): --fail 10% --fail addPet=50%
      --events [NAME=]MS  send an event every MS milliseconds in event streams, which stay open
                          (default: 1000). With 0, a stream ends after three events.
  -w, --watch             load the descriptions again when they change
  -q, --quiet             do not print each request
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
