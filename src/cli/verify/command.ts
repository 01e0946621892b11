/** The command `verify`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const VERIFY: Command = {
  name: 'verify',
  overview: [['restitch verify TRAFFIC… [CONFIG]', 'compare recorded traffic with the API']],
  page: () => `restitch verify TRAFFIC… [CONFIG]
restitch verify TRAFFIC… DESCRIPTION…

Compares recorded traffic with the API, using the checks of the generated server. It reports how many exchanges of each endpoint match;
each kind of mismatch once, with its location, count and first exchange; undeclared facts; and endpoints that were not exercised. A
request that the service rejected (4xx) may be invalid. TRAFFIC: HTTP archives (HAR) from a browser, a proxy or restitch record.

      --suggest FILE      write an OpenAPI Overlay that makes them agree; review it, and add it to the configuration
  -c, --config FILE       the configuration (default: restitch.config.{ts,mts,mjs,js,json} here)
      --api NAME          one of the APIs of the configuration
      --overlay FILE      an OpenAPI Overlay to apply, besides the configured ones; may be repeated
  -H, --header "N: V"     a header for the host of https:// descriptions; may be repeated. If there are several hosts,
                          name the host: "api.acme.io: N: V", "localhost:8080: N: V"
      --format FORMAT     text, json, junit for CI, or markdown for a comment on a pull request
  -v, --verbose           also list statuses and parameters that were not exercised
      --debug             print the stack of an internal error

Exit code: 0 everything matches · 1 a mismatch, or a description has errors · 2 usage, or traffic or a description
that cannot be read.
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
