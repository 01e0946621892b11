/** How much overlays may write: actions that copy a document into itself double it each time. */
import { MERGING_LIMITS } from '../foundation/limits/merging.js';

/** What is left to write, and to look at. */
export class OverlayBudget {
  #left = MERGING_LIMITS.overlayValues.most;
  #looks = MERGING_LIMITS.overlayRemovals.most;

  /**
   * Takes from the budget what removals look at.
   * @returns why it is too much; nothing where they may
   */
  look(places: number): string | undefined {
    this.#looks -= places;
    return this.#looks < 0 ? 'too much is removed of what overlays wrote' : undefined;
  }

  /**
   * Takes what an action writes from the budget.
   * @param value what is written at every path
   * @param paths where
   * @returns why it is too much; nothing where it may be written
   */
  spend(value: unknown, paths: readonly (readonly unknown[])[]): string | undefined {
    const above = paths.reduce((most, { length }) => Math.max(most, length), 0);
    const perPath = Math.floor(this.#left / paths.length);
    const values = countValues(value, perPath, MERGING_LIMITS.overlayDepth.most - above);
    if (values === undefined)
      return `it nests values more than ${MERGING_LIMITS.overlayDepth.most} deep`;
    if (values > perPath)
      return `overlays write more than ${MERGING_LIMITS.overlayValues.most} values with it`;
    this.#left -= values * paths.length;
    return undefined;
  }
}

/** How many values one holds, itself among them; no further than `most`. Nothing where it is too deep. */
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
