/** The command `diff`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const DIFF: Command = {
  name: 'diff',
  overview: [['restitch diff OLD NEW', 'show what changed for callers, and what breaks them']],
  page: () => `restitch diff OLD NEW
restitch diff OLD… -- NEW…

Shows what changed for the callers of an API between two versions: endpoints, parameters, bodies,
responses, types, security and servers. Each change is breaking, possibly breaking (warning), or
compatible.

OLD and NEW are files, folders, globs, URLs (https://…), or files and folders of a git revision
(main:specs/api.yaml). Several descriptions on one side are merged first. A side can also be a
configuration or its folder; diff then applies its overlays and filters. To compare a pull request
with main:

  restitch diff origin/main:specs/api.yaml specs/api.yaml
  git worktree add ../main origin/main && restitch diff ../main/restitch.config.ts restitch.config.ts

  -H, --header "N: V"     send this header with requests for https:// descriptions; may be repeated. If
                          they come from several hosts, name the host that gets the header:
                          "api.acme.io: N: V", "localhost:8080: N: V"
      --api NAME          the API to compare, if a configuration has several
      --format FORMAT     text (default), json, or markdown for a comment on a pull request
      --fail-on WHAT      exit with 1 after: breaking changes (breaking, the default), also possibly
                          breaking ones (warning), any change (any), or never (none)
  -v, --verbose           print the lines of the documents for compatible changes too
      --debug             print the stack trace of an internal error

Exit code: 0 no change that --fail-on names · 1 such a change, or errors in a description · 2 a
description could not be read, wrong usage, or an internal error.
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
