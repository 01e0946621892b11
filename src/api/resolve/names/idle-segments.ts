/** Path segments without meaning for a name: people omit them from names, and only generators include them. */

/** `api`, `rest` and versions: `v2`, `1.0`. */
const IDLE = /^(?:api\d*|rest|v?\d+(?:\.\d+)?)$/i;

/** True for a literal segment that does not describe the resource of a path. */
export function isIdleSegment(text: string): boolean {
  return IDLE.test(text);
}
