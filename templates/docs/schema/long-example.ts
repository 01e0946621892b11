/**
 * Decides which examples are printed in a separate block, because an object or a list does not fit
 * on the line of a property.
 */
import type { Json, Scalar } from '../../../src/model/schema.js';

export function isLongExample(example: Json | undefined): example is Exclude<Json, Scalar> {
  return typeof example === 'object' && example !== null;
}
