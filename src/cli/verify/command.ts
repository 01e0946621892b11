/** The command `verify`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const VERIFY: Command = {
  name: 'verify',
  overview: [['restitch verify TRAFFIC… [CONFIG]', 'hold recorded traffic against the API']],
  page: () => `restitch verify TRAFFIC… [CONFIG]
restitch verify TRAFFIC… DESCRIPTION…

Holds recorded traffic against the API, with the checks of the generated server: how many exchanges of each endpoint fit; each kind
of misfit once, with its place, its count and its first exchange; what nobody declares; what was never exercised. A request
that the service refused (4xx) need not fit. TRAFFIC: HTTP archives (HAR), of a browser, a proxy or restitch record.

      --suggest FILE      write an OpenAPI Overlay that makes them agree; review it, and add it to the configuration
  -c, --config FILE       the configuration (default: restitch.config.{ts,mts,mjs,js,json} here)
      --api NAME          one of the APIs of the configuration
      --overlay FILE      an OpenAPI Overlay to apply, besides the configured ones; may be repeated
  -H, --header "N: V"     sent to the host of descriptions https://…; may be repeated. With several hosts, name the one that
                          it is for: "api.acme.io: N: V", "localhost:8080: N: V"
      --format FORMAT     text; json for machines; markdown for a comment on a pull request; junit for CI
  -v, --verbose           everything that was never exercised, statuses and parameters too
      --debug             the stack of an internal error

Exit code: 0 everything fits · 1 something does not, or a description has errors · 2 usage,
or traffic or a description that cannot be read.
`,
  options: {
    ...EVERYWHERE,
    config: { type: 'string', short: 'c' },
    api: { type: 'string' },
    overlay: { type: 'string', multiple: true },
    header: { type: 'string', short: 'H', multiple: true },
    format: { type: 'string' },
    suggest: { type: 'string' },
    verbose: { type: 'boolean', short: 'v' },
  },
  formats: ['text', 'json', 'markdown', 'junit'],
  run: async ({ words, flags, io }) => (await import('./index.js')).verifyCommand(words, flags, io),
};
