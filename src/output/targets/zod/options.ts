/** The options of the target `zod`. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

/** The formats of strings that zod supports, in addition to `uuid`, `date` and `date-time`. */
export const ZOD_FORMATS = [
  ...(['email', 'uri', 'hostname', 'ipv4', 'ipv6'] as const),
  ...(['time', 'duration'] as const),
] as const;

export const ZOD_OPTIONS = {
  /** True to read numbers, booleans and lists of parameters and forms from text too, and to add schemas of the path, the query, the headers and the cookies of each request. */
  coerce: { is: 'boolean', default: false },
  /** Strings of the formats `date` and `date-time`: with `Date`, `z.infer` contains a `Date`, and `z.input` a string. Set it as in the client. */
  dates: { is: 'one of', values: ['string', 'Date'], default: 'string' },
  /** True to fill in defaults in requests: `z.infer` is then the type with them, and `z.input` the client's. */
  defaults: { is: 'boolean', default: false },
  /** Formats of strings that are checked in addition to `uuid`, `date` and `date-time`: one, a list, `all` of them, or `none`, which also switches off these three. */
  formats: {
    is: 'list',
    of: { is: 'one of', values: ZOD_FORMATS },
    or: { is: 'one of', values: ['all', 'none', ...ZOD_FORMATS] },
    default: [],
  },
} as const satisfies Rules;

export type ZodOptions = FilledOptions<typeof ZOD_OPTIONS>;
