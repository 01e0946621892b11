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

Shows the merged API. KEY: an endpoint ("GET /pets/{id}"), the name of a function, a group or a schema. For a KEY it shows each
fact, its trust, and the documents that declare it, with line and column. Long texts are shortened; --verbose prints them in
full. An argument that is a file, a folder or a glob is an INPUT. Without an INPUT, the inputs of the configuration are used.

${reading}`,
  options: { ...EVERYWHERE, ...READING },
  run: async ({ words, flags, io }) =>
    (await import('./index.js')).inspectCommand(words, flags, io),
};
