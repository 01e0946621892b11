/**
 * Determines whether an overlay sets a keyword. If it does, the origins contain the location of the keyword in the
 * overlay action.
 */
import { placeKey, type Origin } from '../../../model/origin.js';
import { pointerKeys } from '../../../model/pointer.js';

/** Returns true if at least one of the origins is in an overlay. */
export function isOfOverlay(origins: readonly Origin[] | undefined): boolean {
  return origins?.some(({ trust }) => trust === 'overlay') ?? false;
}

/** Returns true if all origins are in overlays, so that no document declares the fact any more. */
export function isOnlyOfOverlay(origins: readonly Origin[]): boolean {
  return origins.length > 0 && origins.every(({ trust }) => trust === 'overlay');
}

/** A part of an API that an overlay may have changed. */
export interface ChangedThing {
  readonly origins: readonly Origin[];
  /**
   * The keys that lead to this part in the API description. The list may be incomplete, because not all keys are known.
   */
  readonly path: readonly string[];
  /**
   * The origins of the inner parts of this part. An overlay that changes an inner part does not set a keyword of this
   * part.
   */
  readonly inner: readonly (readonly Origin[])[];
}

/** Matches the keys that lead from a schema to an inner schema of the same value, such as `allOf/0`. */
const OF_SAME_VALUE = /^(?:allOf|anyOf|oneOf|\d+)$/;

/** Returns true if an overlay sets one of the keywords. */
export function statesKeyword(
  { origins, path, inner }: ChangedThing,
  keywords: readonly string[],
): boolean {
  const elsewhere = new Set(inner.flat().map(placeKey));
  const around = path.filter((key) => !OF_SAME_VALUE.test(key));
  return origins.some((origin) => {
    if (origin.trust !== 'overlay' || elsewhere.has(placeKey(origin))) return false;
    // The keys after `/actions/0/update`.
    const keys = pointerKeys(origin.pointer).slice(3);
    const own = keys.filter((key) => !OF_SAME_VALUE.test(key));
    // An action may select the keyword itself. In this case, no keys follow `/actions/0/update`.
    if (own.length === 0) return true;
    return keys.some((key, at) => {
      if (!keywords.includes(key)) return false;
      const before = keys.slice(0, at).filter((one) => !OF_SAME_VALUE.test(one));
      return before.every((one, step) => one === around[around.length - before.length + step]);
    });
  });
}
