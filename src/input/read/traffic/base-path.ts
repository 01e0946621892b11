/** Infers the path of a server that is not declared: if all requests begin with `/api/v2`, it is `/api/v2`. */
import { smallest } from '../../../base/foundation/lists.js';

/** Matches words that precede the resources of an API in a path. */
const WAY = /^(?:api|apis|rest|public|gateway|v\d{1,4}(?:\.\d{1,4})?)$/i;

/**
 * Returns the first segments that all requests to a host share, if they are such words as `api` or `v1`.
 * @param paths the segments of each request
 */
export function commonBasePath(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = paths;
  // At least one segment must remain as the path.
  const most = smallest(paths.map((segments) => segments.length)) - 1;
  let length = 0;
  while (length < most) {
    const word = first[length] ?? '';
    if (!WAY.test(word) || paths.some((segments) => segments[length] !== word)) break;
    length++;
  }
  return first.slice(0, Math.max(0, length));
}
