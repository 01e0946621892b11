/** Infers the path of an undeclared server: `/api/v2`, if all requests begin with it. */
import { smallest } from '../../../base/foundation/lists.js';

/** Words before the resources of an API. */
const WAY = /^(?:api|apis|rest|public|gateway|v\d{1,4}(?:\.\d{1,4})?)$/i;

/**
 * Returns the first segments that all requests to a host share, as far as they are such words.
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
