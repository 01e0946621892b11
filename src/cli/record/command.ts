/** The command `record`. */
import type { Command } from '../command.js';
import { EVERYWHERE, QUIET } from '../options.js';

export const RECORD: Command = {
  name: 'record',
  overview: [['restitch record URL', 'record the traffic between a service and its callers']],
  page: () => `restitch record URL [DESCRIPTION…]

Starts a proxy in front of a service: call the proxy instead of the service. It writes all exchanges to an HTTP archive (HAR), which you
can use as an input. It replaces every value with another of the same form before it writes; words of the API stay. If you name
descriptions, a valid value stays valid and an invalid one invalid. Of bodies over 1 MB, only the size is recorded. The file is
complete after each exchange. Ctrl-C ends the recording.

      --target URL        the same as URL
      --keep FIELD        do not replace the values of this field, parameter or header, or this word in paths; may be
                          repeated: --keep plan,X-Tenant --keep kunden
  -o, --out FILE          default: traffic.har
  -p, --port N            where to listen (default: 4020; 0: any free port)
      --host NAME         where to listen (default: 127.0.0.1). Requests may name localhost and this NAME as their Host; may be
                          repeated for other names: --host 0.0.0.0 --host recorder
      --ready FILE        write FILE when it listens, with its address and port as JSON; removed at the end
  -q, --quiet             do not print every exchange
      --debug             print the stack of an internal error
`,
  options: {
    ...EVERYWHERE,
    ...QUIET,
    target: { type: 'string', short: 't', multiple: true },
    out: { type: 'string', short: 'o' },
    port: { type: 'string', short: 'p' },
    host: { type: 'string', multiple: true },
    ready: { type: 'string' },
    keep: { type: 'string', multiple: true },
  },
  run: async ({ words, flags, io }) => (await import('./index.js')).recordCommand(words, flags, io),
};
