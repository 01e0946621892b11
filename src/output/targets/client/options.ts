/** The options of the client. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const CLIENT_OPTIONS = {
  /** Integers of the formats `int64` and `uint64`; `number`, the default, is not exact beyond 2^53. */
  int64: { is: 'one of', values: ['number', 'string', 'bigint'], default: 'number' },
  /** Strings of the formats `date` and `date-time`; `string` is the default. */
  dates: { is: 'one of', values: ['string', 'Date'], default: 'string' },
  /** The media type to request if an operation offers it (`application/xml`); JSON is the default. */
  accept: { is: 'string' },
  /** Which bodies are checked against the declared types: `responses`, `requests` or `both`; absent: none. */
  validate: { is: 'one of', values: ['responses', 'requests', 'both'] },
} as const satisfies Rules;

export type ClientOptions = FilledOptions<typeof CLIENT_OPTIONS>;
