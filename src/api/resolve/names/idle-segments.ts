/** Segments of paths that name nothing: people leave them out of names, and only machines spell them. */

/** `api`, `rest` and versions: `v2`, `1.0`. */
const IDLE = /^(?:api\d*|rest|v?\d+(?:\.\d+)?)$/i;

/** True for a literal segment that does not describe the resource of a path. */
export function isIdleSegment(text: string): boolean {
  return IDLE.test(text);
}
