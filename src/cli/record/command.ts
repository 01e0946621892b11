/** The command `record`. */
import type { Command } from '../command.js';
import { EVERYWHERE, QUIET } from '../options.js';

export const RECORD: Command = {
  name: 'record',
  overview: [['restitch record URL', 'write down what passes between a service and its callers']],
  page: () => `restitch record URL [DESCRIPTION…]

A proxy on this machine in front of a service: call it instead of the service. What passes is written into an HTTP archive (HAR),
which is an input like any other. Every value is replaced by one of the same form before anything is written; words of the API stay.
With descriptions, values stay as right or wrong as they were. Of bodies beyond 1 MB only the size is written. The file is whole
after each exchange; Ctrl-C ends.

      --target URL        the same as URL
      --keep FIELD        write the values of this field, parameter or header as they are, and this word of paths; may be
                          repeated: --keep plan,X-Tenant --keep kunden
  -o, --out FILE          default: traffic.har
  -p, --port N            where to listen (default: 4020; 0: any that is free)
      --host NAME         where to listen (default: 127.0.0.1). Requests may name localhost and this NAME as their Host; may be
                          repeated for other names: --host 0.0.0.0 --host recorder
  -q, --quiet             do not print every exchange
      --debug             the stack of an internal error
`,
  options: {
    ...EVERYWHERE,
    ...QUIET,
    target: { type: 'string', short: 't', multiple: true },
    out: { type: 'string', short: 'o' },
    port: { type: 'string', short: 'p' },
    host: { type: 'string', multiple: true },
    keep: { type: 'string', multiple: true },
  },
  run: async ({ words, flags, io }) => (await import('./index.js')).recordCommand(words, flags, io),
};
