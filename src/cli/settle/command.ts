/** The command `settle`. */
import type { Command } from '../command.js';
import { EVERYWHERE, READING } from '../options.js';

export const SETTLE: Command = {
  name: 'settle',
  overview: [['restitch settle [CONFIG]', 'resolve conflicts, one question after another']],
  page: ({ reading }) => `restitch settle [CONFIG]
restitch settle INPUT… --overlay FILE

Asks one question for each cause of a conflict, the most costly first, with the lines of the documents side by side. Each answer is
written at once to the last overlay of the configuration, or to a new one (settled.overlay.yaml). You can stop at any time: answers
are kept. Exits with 1 while errors are left.

      --open              ask in a browser, on a page that only this machine can reach
  -p, --port NUMBER       where the page listens (default: any free port)
      --accept RULE       accept without asking: an id, a code (reconcile/type), or a cost (data, requests, security,
                          types, names, wording); may be repeated
      --prefer DOCUMENT   choose the values of a document wherever it declares one; may be repeated
      --json              print the questions as JSON, like --format json
${reading}`,
  options: {
    ...EVERYWHERE,
    ...READING,
    accept: { type: 'string', multiple: true },
    prefer: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    open: { type: 'boolean' },
    port: { type: 'string', short: 'p' },
  },
  run: async ({ words, flags, io }) => (await import('./index.js')).settleCommand(words, flags, io),
};
