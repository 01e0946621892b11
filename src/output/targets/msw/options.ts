/** The options of the target `msw`. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const MSW_OPTIONS = {
  /** A number that changes the generated values. By default the values are simple. */
  seed: { is: 'count' },
} as const satisfies Rules;

export type MswOptions = FilledOptions<typeof MSW_OPTIONS>;
