/** Defines what may be inferred from values: hand-written examples prove less than recorded exchanges. */
import type { WeakTrust } from '../../../model/origin.js';

/** The inferences that are allowed for one kind of source. */
export interface Evidence {
  readonly trust: WeakTrust;
  /**
   * True if the source may contain `<integer>`, `{{id}}` or `TODO` in place of a value. Authors of examples write
   * these; a service would send such a text as a real value.
   */
  readonly hasPlaceholders: boolean;
  /** A property is marked required if at least this many objects were observed and all of them contain it. */
  readonly requiredFrom: number;
  /**
   * The number of different texts that are needed to infer the type of a parameter. A single example is often
   * invented and copied from request to request, but a recorded value was accepted by a service.
   */
  readonly differentTexts: 1 | 2;
  /**
   * True if keys, and the names in queries and forms, may be values. A name is then treated as a value unless it
   * looks like a name of an API.
   */
  readonly hasValueNames: boolean;
}

/** Inferences from recorded exchanges. */
export const RECORDED: Evidence = {
  trust: 'observed',
  hasPlaceholders: false,
  requiredFrom: 20,
  differentTexts: 1,
  hasValueNames: true,
};

/**
 * Inferences from the examples of collections. Examples only show common use, so a property is marked required only
 * if the configuration asks for it.
 * @param inferRequired the option `read.inferRequired`
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
