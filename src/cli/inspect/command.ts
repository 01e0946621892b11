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

Lists the operations of the merged API by group. With a KEY, it shows the facts about an operation, a
group or a schema as a tree. Next to each fact are its reliability (declared, observed in traffic, or
inferred from an example) and the documents that declare it, with line and column. Values that were
not chosen are below the fact.

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
