/** The options of the target `zod`. */
import type { FilledOptions, Rules } from '../../shape/rule.js';

/** The formats of texts that zod knows, beside `uuid`, `date` and `date-time`. */
const FORMATS = [
  ...(['email', 'uri', 'hostname', 'ipv4', 'ipv6'] as const),
  ...(['time', 'duration'] as const),
] as const;

export const ZOD_OPTIONS = {
  /** Whether what is sent is filled in with the defaults of its schemas: `z.infer` is then the type with them, `z.input` the client's. */
  defaults: { is: 'boolean', default: false },
  /** Formats of texts that are checked beside `uuid`, `date` and `date-time`; `all`, or `none`, not even these. */
  formats: {
    is: 'list',
    of: { is: 'one of', values: ['all', 'none', ...FORMATS] },
    orOne: true,
    default: [],
  },
} as const satisfies Rules;

export type ZodOptions = FilledOptions<typeof ZOD_OPTIONS>;
