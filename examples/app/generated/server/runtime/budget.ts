/** Limits the checks of one request: nested unions, and patterns on long texts, multiply the work. */

/** The remaining steps. All checks of a request share one budget; if it is negative, checking stops. */
export interface Budget {
  left: number;
}

/** About a tenth of a second, and several times the need of a body of one mebibyte. */
const MOST_STEPS = 10_000_000;

/**
 * Creates a budget.
 * @param steps its size
 */
export function newBudget(steps: number = MOST_STEPS): Budget {
  return { left: steps };
}
