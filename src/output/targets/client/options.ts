/** The options of the client. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const CLIENT_OPTIONS = {
  /** The type of parameters whose type no document declares: the values that can be sent as text, or `unknown`. */
  unknownParameters: { is: 'one of', values: ['text', 'unknown'], default: 'text' },
  /** The type of integers with the formats `int64` and `uint64`. `number` is not exact beyond 2^53. */
  int64: { is: 'one of', values: ['number', 'string', 'bigint'], default: 'number' },
  /** The type of strings with the formats `date` and `date-time`. */
  dates: { is: 'one of', values: ['string', 'Date'], default: 'string' },
  /**
   * The constants of a named enum: `union` generates a list of its values (`StateValues`), and `object` also an object
   * with their names (`State.Open`).
   */
  enums: { is: 'one of', values: ['union', 'object'], default: 'union' },
  /** The media type to request if an operation offers it, such as `application/xml`. By default JSON. */
  accept: { is: 'string' },
  /** Check the declared types at run time: of `responses`, `requests` or `both`. By default none. */
  validate: { is: 'one of', values: ['responses', 'requests', 'both'] },
} as const satisfies Rules;

export type ClientOptions = FilledOptions<typeof CLIENT_OPTIONS>;
