/** The command `diff`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const DIFF: Command = {
  name: 'diff',
  overview: [['restitch diff OLD NEW', 'what changed for callers, and what of it breaks them']],
  page: () => `restitch diff OLD NEW
restitch diff OLD… -- NEW…

Compares two sets of descriptions as those see them who call the API: endpoints, parameters, bodies,
responses, types, security, servers. OLD and NEW: files, folders, globs and https://…, stitched together before they
are compared; a file or folder of a git revision; or a configuration (or its folder), with its overlays and
filters. The branch of a pull request against main:

  restitch diff origin/main:specs/api.yaml specs/api.yaml
  git worktree add ../main origin/main && restitch diff ../main/restitch.config.ts restitch.config.ts

  -H, --header "N: V"     sent to the host of sides https://…; may be repeated. With several hosts, name the one that
                          it is for: "api.acme.io: N: V", "localhost:8080: N: V"
      --api NAME          one of the APIs of a configuration
      --format FORMAT     text; json for machines; markdown for a comment on a pull request
      --fail-on WHAT      exit 1 for: breaking (default), warning (and breaking), any change, none
  -v, --verbose           the lines of compatible changes too
      --debug             the stack of an internal error

Exit code: 0 nothing to fail on · 1 there is, or a description has errors · 2 a side that cannot be read,
usage, or an internal error.
`,
  options: {
    ...EVERYWHERE,
    api: { type: 'string' },
    header: { type: 'string', short: 'H', multiple: true },
    format: { type: 'string' },
    'fail-on': { type: 'string' },
    verbose: { type: 'boolean', short: 'v' },
  },
  formats: ['text', 'json', 'markdown'],
  isTwoSided: true,
  run: async ({ words, others, flags, io }) =>
    (await import('./index.js')).diffCommand(words, others, flags, io),
};
