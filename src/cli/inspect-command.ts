/** The command `inspect`. */
import type { Command } from './command.js';
import { EVERYWHERE, READING } from './options.js';

export const INSPECT: Command = {
  name: 'inspect',
  overview: [
    [
      'restitch inspect [KEY] [INPUT…]',
      'show the API: names, groups, and where each fact comes from',
    ],
  ],
  page: ({ reading }) => `restitch inspect [KEY] [INPUT…]

Shows the API as it was stitched together. KEY: an endpoint ("GET /pets/{id}"), the name of a function,
a group or a schema; it shows each fact of it, how it is known, and the documents that state it, by line and column.
Long texts are cut, unless --verbose. A word that is a file, a folder or a glob is an INPUT; without any, the
configuration says which, and a word may name it.

${reading}`,
  options: { ...EVERYWHERE, ...READING },
  run: async ({ words, flags, io }) =>
    (await import('./inspect.js')).inspectCommand(words, flags, io),
};
