/** The path of a server that no description names: `/api/v2`, where all requests begin so. */
import { smallest } from '../../../base/foundation/lists.js';

/** Words of the way to an API, and no things in it. */
const WAY = /^(?:api|apis|rest|public|gateway|v\d{1,4}(?:\.\d{1,4})?)$/i;

/**
 * The segments that all requests to a host begin with, as far as they are words of the way to an API.
 * @param paths the segments of each request
 */
export function commonBasePath(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = []] = paths;
  // What is left must be a path.
  const most = smallest(paths.map((segments) => segments.length)) - 1;
  let length = 0;
  while (length < most) {
    const word = first[length] ?? '';
    if (!WAY.test(word) || paths.some((segments) => segments[length] !== word)) break;
    length++;
  }
  return first.slice(0, Math.max(0, length));
}
