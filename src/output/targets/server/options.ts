/** The options of the server. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';
import { FORMAT_NAMES } from '../../../model/formats.js';

export const SERVER_OPTIONS = {
  /** The type of parameters whose type no document declares: the values that can be sent as text, or `unknown`. */
  unknownParameters: { is: 'one of', values: ['text', 'unknown'], default: 'text' },
  /** The folder of your handlers, relative to the configuration. Without it, no stubs are written. */
  handlers: { is: 'folder' },
  /** String formats to check in addition to `uuid`, `date` and `date-time`: one, a list, `all`, or `none`, which also turns off these three. */
  formats: {
    is: 'list',
    of: { is: 'one of', values: FORMAT_NAMES },
    or: { is: 'one of', values: ['all', 'none', ...FORMAT_NAMES] },
    default: [],
  },
} as const satisfies Rules;

export type ServerOptions = FilledOptions<typeof SERVER_OPTIONS>;
