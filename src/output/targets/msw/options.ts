/** The options of the target `msw`. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const MSW_OPTIONS = {
  /** Another seed generates other values; absent: plain values. */
  seed: { is: 'count' },
} as const satisfies Rules;

export type MswOptions = FilledOptions<typeof MSW_OPTIONS>;
