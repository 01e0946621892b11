/** Path segments that have no meaning for a name. People omit them from names; only generators include them. */

/** Matches `api`, `rest`, and versions such as `v2` and `1.0`. */
const IDLE = /^(?:api\d*|rest|v?\d+(?:\.\d+)?)$/i;

/**
 * Returns true for a segment such as `api`, `rest`, `v2` or `1.0`. Such a segment does not describe the resource of a
 * path.
 */
export function isIdleSegment(text: string): boolean {
  return IDLE.test(text);
}
