/** The command `inspect`. */
import type { Command } from '../command.js';
import { EVERYWHERE, READING } from '../options.js';

export const INSPECT: Command = {
  name: 'inspect',
  overview: [
    [
      'restitch inspect [KEY] [INPUT…]',
      'show the API: names, groups, and where each fact comes from',
    ],
  ],
  page: ({ reading }) => `restitch inspect [KEY] [INPUT…]

Shows the merged API: its operations, groups and schemas. With a KEY, it shows each fact about one of
them, the documents that declare the fact (with line and column), and how reliable the fact is:
declared, observed in traffic, or inferred from an example.

A KEY is an endpoint ("GET /pets/{id}", in quotes), or the name of a function, a group or a schema. An
argument that is a file, a folder or a glob is an INPUT. Without an INPUT, the command reads the
descriptions of the configuration. Long texts are shortened; --verbose prints them in full.

  --account     list each fact of a description that the merged API does not contain, with the
                reason: another value was chosen, or a message says why it was omitted

${reading}`,
  options: { ...EVERYWHERE, ...READING, account: { type: 'boolean' } },
  run: async ({ words, flags, io }) =>
    (await import('./index.js')).inspectCommand(words, flags, io),
};
