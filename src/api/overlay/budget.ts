/** Limits how much overlays write: an action that copies a document into itself doubles its size each time. */
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';

/** Counts the values that overlays may still write, and the locations that they may still visit. */
export class OverlayBudget {
  #left = MERGING_LIMITS.overlayValues.most;
  #looks = MERGING_LIMITS.overlayRemovals.most;

  /**
   * Subtracts the number of locations that a removal must visit.
   * @returns the reason why the removal is not allowed; `undefined` if no limit is exceeded
   */
  look(places: number): string | undefined {
    this.#looks -= places;
    return this.#looks < 0
      ? `the removals of all overlays look at more than ${MERGING_LIMITS.overlayRemovals.most} values`
      : undefined;
  }

  /**
   * Subtracts the number of values that an action writes.
   * @param value the value that is written at every path
   * @param paths the paths of the selected nodes
   * @returns the reason why the action is not allowed; `undefined` if no limit is exceeded
   */
  spend(value: unknown, paths: readonly (readonly unknown[])[]): string | undefined {
    const above = paths.reduce((most, { length }) => Math.max(most, length), 0);
    const perPath = Math.floor(this.#left / paths.length);
    const values = countValues(value, perPath, MERGING_LIMITS.overlayDepth.most - above);
    if (values === undefined)
      return `this action writes values that are nested more than ${MERGING_LIMITS.overlayDepth.most} levels deep`;
    if (values > perPath)
      return `with this action, the overlays write more than ${MERGING_LIMITS.overlayValues.most} values`;
    this.#left -= values * paths.length;
    return undefined;
  }
}

/**
 * Counts a value and its nested values, up to `most`.
 * @returns `undefined` if the value is nested more deeply than `deepest`
 */
function countValues(value: unknown, most: number, deepest: number): number | undefined {
  let level: unknown[] = [value];
  let count = 0;
  for (let depth = 0; level.length > 0 && count <= most; depth++) {
    if (depth > deepest) return undefined;
    count += level.length;
    level = level.flatMap((one) => (typeof one === 'object' && one ? Object.values(one) : []));
  }
  return count;
}
