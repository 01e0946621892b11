/** The options of the client. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';
import { PARAMETER_OPTIONS } from '../../../print/typescript/parameter-type.js';

export const CLIENT_OPTIONS = {
  ...PARAMETER_OPTIONS,
  /** The type of integers with the formats `int64` and `uint64`. `number` is not exact beyond 2^53. */
  int64: { is: 'one of', values: ['number', 'string', 'bigint'], default: 'number' },
  /** The type of strings with the formats `date` and `date-time`. */
  dates: { is: 'one of', values: ['string', 'Date'], default: 'string' },
  /** The media type to request if an operation offers it, such as `application/xml`. By default JSON. */
  accept: { is: 'string' },
  /** Check the declared types at run time: of `responses`, `requests` or `both`. By default none. */
  validate: { is: 'one of', values: ['responses', 'requests', 'both'] },
} as const satisfies Rules;

export type ClientOptions = FilledOptions<typeof CLIENT_OPTIONS>;
