/** Limits how much overlays write: an action that copies a document into itself doubles it each time. */

/** The maximum number of values written by all actions. */
const MOST_VALUES = 250_000;

/** The maximum nesting depth. */
const DEEPEST = 200;

/** The maximum number of locations that all removals visit. */
const MOST_LOOKS = 100_000_000;

/** The remaining budget. */
export class OverlayBudget {
  #left = MOST_VALUES;
  #looks = MOST_LOOKS;

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
    const values = countValues(value, perPath, DEEPEST - above);
    if (values === undefined) return `it nests values more than ${DEEPEST} deep`;
    if (values > perPath) return `overlays write more than ${MOST_VALUES} values with it`;
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
