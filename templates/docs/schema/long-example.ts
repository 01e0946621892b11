/** Chooses the examples that need a separate block: an object or a list does not fit in the line of a comment. */
import type { Json, Scalar } from '../../../src/model/schema.js';

/** True for an object or a list. */
export function isLongExample(example: Json | undefined): example is Exclude<Json, Scalar> {
  return typeof example === 'object' && example !== null;
}
