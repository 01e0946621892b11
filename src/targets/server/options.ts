/** The options of the server. */
import type { FilledOptions, Rules } from '../../shape/rule.js';
import { FORMAT_NAMES } from '../../model/formats.js';

export const SERVER_OPTIONS = {
  /** The folder of the hand-written handlers, from the configuration's folder. Absent: no stubs are written. */
  handlers: { is: 'folder' },
  /** Formats of texts that the server checks beside `uuid`, `date` and `date-time`; `all`, or `none`, not even these. */
  formats: {
    is: 'list',
    of: { is: 'one of', values: ['all', 'none', ...FORMAT_NAMES] },
    orOne: true,
    default: [],
  },
} as const satisfies Rules;

export type ServerOptions = FilledOptions<typeof SERVER_OPTIONS>;
