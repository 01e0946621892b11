/** How much values prove about a schema: hand-written examples prove less than recorded exchanges. */
import type { WeakTrust } from '../../../model/origin.js';

/** The inferences that the values of one kind of source allow. */
export interface Evidence {
  readonly trust: WeakTrust;
  /** Authors write `<integer>`, `{{id}}` or `TODO` in place of a value. A service sends such a text as a value. */
  readonly hasPlaceholders: boolean;
  /** The number of bodies from which on a property that no object lacks is required. */
  readonly requiredFrom: number;
  /**
   * The number of different texts that determine the type of a parameter: a single example is often invented, and
   * copied from request to request. A service has accepted a recorded one.
   */
  readonly differentTexts: 1 | 2;
  /**
   * Names in traffic may be values: a key, or a name in a query or in a form, is one unless it looks like a name of an
   * API.
   */
  readonly hasValueNames: boolean;
}

/** Recorded exchanges. */
export const RECORDED: Evidence = {
  trust: 'observed',
  hasPlaceholders: false,
  requiredFrom: 20,
  differentTexts: 1,
  hasValueNames: true,
};

/**
 * Examples of collections. They only show common use, so a property is required only if the configuration asks for it.
 * @param inferRequired `read.inferRequired`
 */
export function exampleEvidence(inferRequired = false): Evidence {
  const requiredFrom = inferRequired ? 3 : Infinity;
  return {
    trust: 'inferred',
    hasPlaceholders: true,
    requiredFrom,
    differentTexts: 2,
    hasValueNames: false,
  };
}
