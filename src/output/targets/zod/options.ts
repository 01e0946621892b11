/** The options of the target `zod`. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

/** The string formats that zod supports in addition to `uuid`, `date` and `date-time`. */
export const ZOD_FORMATS = [
  ...(['email', 'uri', 'hostname', 'ipv4', 'ipv6'] as const),
  ...(['time', 'duration'] as const),
] as const;

export const ZOD_OPTIONS = {
  /** Also accept numbers and booleans of parameters and forms as text. */
  coerce: { is: 'boolean', default: false },
  /** The type of strings with the formats `date` and `date-time`. With `Date`, `z.infer` has a `Date`, and `z.input` a string. Use the same value as in the client. */
  dates: { is: 'one of', values: ['string', 'Date'], default: 'string' },
  /** Fill in defaults of requests. `z.infer` is then the type with defaults, and `z.input` the client's type. */
  defaults: { is: 'boolean', default: false },
  /** String formats to check in addition to `uuid`, `date` and `date-time`: one, a list, `all`, or `none`, which also turns off these three. */
  formats: {
    is: 'list',
    of: { is: 'one of', values: ZOD_FORMATS },
    or: { is: 'one of', values: ['all', 'none', ...ZOD_FORMATS] },
    default: [],
  },
} as const satisfies Rules;

export type ZodOptions = FilledOptions<typeof ZOD_OPTIONS>;
