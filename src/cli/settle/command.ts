/** The command `settle`. */
import type { Command } from '../command.js';
import { EVERYWHERE, READING } from '../options.js';

export const SETTLE: Command = {
  name: 'settle',
  overview: [['restitch settle [CONFIG]', 'resolve conflicts between the descriptions']],
  page: ({ reading }) => `restitch settle [CONFIG]
restitch settle INPUT… --overlay FILE

Resolves conflicts: facts for which the documents declare different values. It asks one question for
each cause of conflicts, and shows the lines of the documents side by side. The questions that matter
most to callers come first. Without a terminal, it only lists the questions.

It writes each answer immediately, so you can stop at any time. The answers go into the last overlay:
that of --overlay, or else of the configuration. If there is no overlay, it creates
settled.overlay.yaml. The exit code is 1 as long as the API has errors.

      --accept RULE       accept the present result without asking, for all questions that have this
                          id, code (reconcile/type) or cost (data, requests, security, types, names,
                          wording); may be repeated
      --prefer DOCUMENT   choose the values of this document wherever it declares one; may be repeated
      --json              print the questions as JSON, like --format json
${reading}`,
  options: {
    ...EVERYWHERE,
    ...READING,
    accept: { type: 'string', multiple: true },
    prefer: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  run: async ({ words, flags, io }) => (await import('./index.js')).settleCommand(words, flags, io),
};
