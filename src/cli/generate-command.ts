/** The commands `generate` and `check`. */
import type { Command } from './command.js';
import { EVERYWHERE, WRITING } from './options.js';

export const GENERATE: Command = {
  name: 'generate',
  overview: [
    ['restitch generate [CONFIG]', 'merge the descriptions and write the output'],
    ['restitch generate INPUT… --out DIR', 'the same without a configuration'],
  ],
  page: ({ readingEach, writing }) => `restitch generate [CONFIG]
restitch generate INPUT… --out DIR

Merges the descriptions into one API, and writes the files of all targets. CONFIG is a configuration
or its folder. Without a configuration, name the descriptions and the output folder. An INPUT is a
file, a folder, a glob, a URL (https://…), or - for the standard input.

If you edited a generated file, restitch keeps your version and reports it. Files that are no longer
generated are deleted, unless you edited them. Files whose content stays the same are not touched.

${writing}      --force             overwrite generated files that you edited, and generate even into the root
                          folder of a project or your home folder
      --dry-run           print what would be written, with the difference, and write nothing
  -w, --watch             generate again whenever a description or the configuration changes; a
                          description at a URL is requested again at intervals
      --restore           write new stubs for handlers that you deleted
      --rename OLD=NEW    rename an operation, a type or a group of operations in the generated
                          code: --rename listPet=listPets; may be repeated
      --move "OLD=NEW"    move the handler of an endpoint whose method or path has changed:
                          --move "GET /pet/{id}=GET /pets/{id}"; may be repeated
      --allow-mass-removal
                          generate even if most endpoints of the last run are missing now
${readingEach}`,
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
  overview: [['restitch check [CONFIG]', 'show whether generate would change the output']],
  page: ({ readingEach, writing }) => `restitch check [CONFIG]
restitch check INPUT… --out DIR

Compares the output on disk with the output that restitch generate would write, and writes nothing.
If they differ, it prints the difference as a unified diff and exits with 1. Use it in CI.

  --prove               try every place at which documents differ, to prove that the merged API
                        accepts what the documents accept; generate tries some of them

${writing}${readingEach}`,
  options: { ...EVERYWHERE, ...WRITING, prove: { type: 'boolean' } },
  run: async ({ words, flags, io }) =>
    (await import('./generate/index.js')).generateCommand('check', words, flags, io),
};
