/** The options of the server. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';
import { FORMAT_NAMES } from '../../../model/formats.js';

export const SERVER_OPTIONS = {
  /** The folder of the hand-written handlers, from the configuration's folder. Absent: no stubs are written. */
  handlers: { is: 'folder' },
  /** Formats of strings that the server checks in addition to `uuid`, `date` and `date-time`: one, a list, `all` of them, or `none`, which also switches off these three. */
  formats: {
    is: 'list',
    of: { is: 'one of', values: FORMAT_NAMES },
    or: { is: 'one of', values: ['all', 'none', ...FORMAT_NAMES] },
    default: [],
  },
} as const satisfies Rules;

export type ServerOptions = FilledOptions<typeof SERVER_OPTIONS>;
