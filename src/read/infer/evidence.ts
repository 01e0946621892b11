/** How far values prove a schema: examples that people write prove less than exchanges that took place. */
import type { WeakTrust } from '../../model/origin.js';

/** What is concluded from values of one kind of source. */
export interface Evidence {
  readonly trust: WeakTrust;
  /** Authors write `<integer>`, `{{id}}` or `TODO` where a value belongs. A service sends such a text as a value. */
  readonly hasPlaceholders: boolean;
  /** Services send names and words of people as keys, which are no fields. Authors make keys up. */
  readonly hasPersonalKeys: boolean;
  /** The number of bodies from which on a property that no object lacks is required. */
  readonly requiredFrom: number;
  /**
   * The number of different texts that type a parameter: one example is often made up, and copied from request to request.
   * A service has accepted a recorded one.
   */
  readonly differentTexts: 1 | 2;
}

/** Recorded exchanges. */
export const RECORDED: Evidence = {
  trust: 'observed',
  hasPlaceholders: false,
  hasPersonalKeys: true,
  requiredFrom: 20,
  differentTexts: 1,
};

/**
 * Examples of collections. They show what is usual, so a property is required only where the configuration asks for it.
 * @param inferRequired `read.inferRequired`
 */
export function exampleEvidence(inferRequired = false): Evidence {
  const requiredFrom = inferRequired ? 3 : Infinity;
  return {
    trust: 'inferred',
    hasPlaceholders: true,
    hasPersonalKeys: false,
    requiredFrom,
    differentTexts: 2,
  };
}
