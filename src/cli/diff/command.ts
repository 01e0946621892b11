/** The command `diff`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const DIFF: Command = {
  name: 'diff',
  overview: [['restitch diff OLD NEW', 'show what changed for callers, and what breaks them']],
  page: () => `restitch diff OLD NEW
restitch diff OLD… -- NEW…

Compares two sets of descriptions as callers see them: endpoints, parameters, bodies, responses, types, security, servers.
OLD and NEW: files, folders, globs and https://…, which are merged before they are compared; a file or folder of a git
revision; or a configuration (or its folder), with its overlays and filters. To compare a pull request with main:

  restitch diff origin/main:specs/api.yaml specs/api.yaml
  git worktree add ../main origin/main && restitch diff ../main/restitch.config.ts restitch.config.ts

  -H, --header "N: V"     a header for the host of https:// descriptions; may be repeated. If there are several hosts,
                          name the host: "api.acme.io: N: V", "localhost:8080: N: V"
      --api NAME          one of the APIs of a configuration
      --format FORMAT     text, json, or markdown for a comment on a pull request
      --fail-on WHAT      exit 1 for: breaking (default), warning (includes breaking), any, none
  -v, --verbose           also print the lines of compatible changes
      --debug             print the stack of an internal error

Exit code: 0 no failing change · 1 a failing change, or a description has errors · 2 a side that cannot be read,
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
