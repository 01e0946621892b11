/** Limits how much overlays write: an action that copies a document into itself doubles it each time. */
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';

/** The remaining budget. */
export class OverlayBudget {
  #left = MERGING_LIMITS.overlayValues.most;
  #looks = MERGING_LIMITS.overlayRemovals.most;

  /**
   * Subtracts the locations that removals visit.
   * @returns the reason if the budget is exceeded
   */
  look(places: number): string | undefined {
    this.#looks -= places;
    return this.#looks < 0 ? 'too much is removed of what overlays wrote' : undefined;
  }

  /**
   * Subtracts the values that an action writes.
   * @param value the value to write at every path
   * @param paths the target paths
   * @returns the reason if the budget is exceeded
   */
  spend(value: unknown, paths: readonly (readonly unknown[])[]): string | undefined {
    const above = paths.reduce((most, { length }) => Math.max(most, length), 0);
    const perPath = Math.floor(this.#left / paths.length);
    const values = countValues(value, perPath, MERGING_LIMITS.overlayDepth.most - above);
    if (values === undefined)
      return `it nests values more than ${MERGING_LIMITS.overlayDepth.most} deep`;
    if (values > perPath)
      return `with this action, the overlays write more than ${MERGING_LIMITS.overlayValues.most} values`;
    this.#left -= values * paths.length;
    return undefined;
  }
}

/** Counts nested values, including the value itself, up to `most`. Returns `undefined` if it is nested too deeply. */
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
