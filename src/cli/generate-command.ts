/** The commands `generate` and `check`. */
import type { Command } from './command.js';
import { EVERYWHERE, WRITING } from './options.js';

export const GENERATE: Command = {
  name: 'generate',
  overview: [
    ['restitch generate [CONFIG]', 'generate what restitch.config.* describes'],
    ['restitch generate INPUT… --out DIR', 'generate without a configuration'],
  ],
  page: ({ reading, writing }) => `restitch generate [CONFIG]
restitch generate INPUT… --out DIR

Generates the configured targets. INPUT: files, folders, globs, https://…, or - for standard input. Files that you edited are kept and
reported. Unchanged files are not touched. Stale files are deleted unless you edited them.

${writing}      --force             overwrite generated files that were edited by hand
      --dry-run           print the plan and the difference without writing
  -w, --watch             generate again whenever an input or the configuration changes
      --restore           write stubs again for handlers that you deleted
      --rename OLD=NEW    rename an operation, a type or a group; may be repeated
      --move "OLD=NEW"    an endpoint has moved: move its handler with it; may be repeated
      --allow-mass-removal  continue although most endpoints are gone
${reading}`,
  options: {
    ...EVERYWHERE,
    ...WRITING,
    force: { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    watch: { type: 'boolean', short: 'w' },
    restore: { type: 'boolean' },
    'allow-mass-removal': { type: 'boolean' },
    move: { type: 'string', multiple: true },
    rename: { type: 'string', multiple: true },
  },
  run: async ({ words, flags, io }) =>
    flags.watch
      ? (await import('./watch/index.js')).watchCommand(words, flags, io)
      : (await import('./generate/index.js')).generateCommand('generate', words, flags, io),
};

export const CHECK: Command = {
  name: 'check',
  overview: [['restitch check [CONFIG]', 'exit 1 and show the difference if the output is stale']],
  page: ({ reading, writing }) => `restitch check [CONFIG]
restitch check INPUT… --out DIR

Prints a unified diff and exits with 1 if generate would change anything. Writes nothing.

${writing}${reading}`,
  options: { ...EVERYWHERE, ...WRITING },
  run: async ({ words, flags, io }) =>
    (await import('./generate/index.js')).generateCommand('check', words, flags, io),
};
