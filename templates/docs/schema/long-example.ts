/** Which examples stand in a block of their own: a line of a comment would not show an object or a list. */
import type { Json, Scalar } from '../../../src/model/schema.js';

/** True for an object or a list. */
export function isLongExample(example: Json | undefined): example is Exclude<Json, Scalar> {
  return typeof example === 'object' && example !== null;
}
