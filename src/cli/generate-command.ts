/** The commands `generate` and `check`. */
import type { Command } from './command.js';
import { EVERYWHERE, WRITING } from './options.js';

export const GENERATE: Command = {
  name: 'generate',
  overview: [
    ['restitch generate [CONFIG]', 'generate what restitch.config.* describes'],
    ['restitch generate INPUT… --out DIR', 'generate without any configuration'],
  ],
  page: ({ reading, writing }) => `restitch generate [CONFIG]
restitch generate INPUT… --out DIR

Generates the configured targets. INPUT: files, folders, globs, https://…, or - for what is piped in. Files edited by hand are kept and
reported; unchanged files are not touched; stale ones are removed if nobody edited them.

${writing}      --force             overwrite generated files that were edited by hand
      --dry-run           print the plan and the difference, and write nothing
  -w, --watch             generate again whenever an input or the configuration changes
      --restore           write handlers again that were deleted
      --rename OLD=NEW    give an operation, a type or a group another name; may be repeated
      --move "OLD=NEW"    an endpoint has moved: its handler goes with it; may be repeated
      --allow-mass-removal  go on although most endpoints are gone
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
  overview: [['restitch check [CONFIG]', 'exit 1 and show the difference when output is stale']],
  page: ({ reading, writing }) => `restitch check [CONFIG]
restitch check INPUT… --out DIR

Exits with 1 and prints a unified diff when generate would change anything. Writes nothing.

${writing}${reading}`,
  options: { ...EVERYWHERE, ...WRITING },
  run: async ({ words, flags, io }) =>
    (await import('./generate/index.js')).generateCommand('check', words, flags, io),
};
