/** The command `record`. */
import type { Command } from '../command.js';
import { EVERYWHERE, QUIET } from '../options.js';

export const RECORD: Command = {
  name: 'record',
  overview: [['restitch record URL', 'record the traffic between a service and its callers']],
  page: () => `restitch record URL [DESCRIPTION…]

Starts a proxy in front of the service at URL. Send your requests to the proxy: it forwards them to the
service, and records every request with its response in an HTTP archive (HAR). You can use the archive
as an input of the other commands. The archive is complete after each exchange. Ctrl-C ends the
recording.

Values may be private, so the proxy replaces each value with another one of the same form before it
writes the value. It keeps the names of fields, and words in paths, that belong to the API: words in
paths are restored at the end, if the traffic shows that they belong to it. If you name descriptions of
the service, valid values are replaced with valid ones, and invalid values with invalid
ones. If a body is larger than 1 MB, only its size is recorded.

      --target URL        the same as the argument URL
      --keep-name NAME    do not replace this name of a field, a parameter or a header, nor this word in
                          paths: --keep-name kunden,anschrift; may be repeated
      --keep NAME         the same, and do not replace the values of the field, parameter or header
                          either: --keep plan,X-Tenant; may be repeated
  -o, --out FILE          the archive (default: traffic.har)
  -p, --port N            the port of the proxy (default: 4020); 0 chooses any free port
      --host NAME         the address of the proxy (default: 127.0.0.1), and a host name under which it
                          accepts requests, in addition to localhost; may be repeated for further host
                          names: --host 0.0.0.0 --host recorder
      --ready FILE        when the proxy listens, write its URL and port into FILE as JSON; the file is
                          deleted at the end
  -q, --quiet             do not print each exchange
      --debug             print the stack trace of an internal error
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
    'keep-name': { type: 'string', multiple: true },
  },
  run: async ({ words, flags, io }) => (await import('./index.js')).recordCommand(words, flags, io),
};
