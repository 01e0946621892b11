/** The command `verify`. */
import type { Command } from '../command.js';
import { EVERYWHERE } from '../options.js';

export const VERIFY: Command = {
  name: 'verify',
  overview: [['restitch verify TRAFFIC… [CONFIG]', 'compare recorded traffic with the API']],
  page: () => `restitch verify TRAFFIC… [CONFIG]
restitch verify TRAFFIC… DESCRIPTION…

Compares recorded traffic with the API, using the checks of the generated server. TRAFFIC is an HTTP
archive (HAR) from a browser, a proxy or restitch record. The API is that of the descriptions, or of
the configuration if you name no description. The result contains:

- for each endpoint, how many exchanges match the API;
- each kind of mismatch once, with its location, its count and the first exchange;
- operations, parameters, properties and statuses in the traffic that the API does not declare;
- endpoints for which there is no traffic.

A request that the service rejected (4xx) may be invalid, so this is not a mismatch.

      --suggest FILE      write an OpenAPI Overlay with which the API matches the traffic. Review the
                          overlay, then add it to the configuration.
  -c, --config FILE       the configuration (default: restitch.config.{ts,mts,mjs,js,json} in the
                          current folder)
      --api NAME          the API to compare, if the configuration has several
      --overlay FILE      apply this OpenAPI Overlay after those of the configuration; may be repeated
  -H, --header "N: V"     send this header with requests for https:// descriptions; may be repeated. If
                          they come from several hosts, name the host that gets the header:
                          "api.acme.io: N: V", "localhost:8080: N: V"
      --format FORMAT     text (default), json, junit for CI, or markdown for a comment on a pull
                          request
  -v, --verbose           also list the statuses and parameters for which there is no traffic
      --debug             print the stack trace of an internal error

Exit code: 0 everything matches · 1 a mismatch, or errors in a description · 2 a file could not be
read, wrong usage, or an internal error.
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
