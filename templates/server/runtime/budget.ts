/**
 * Limits the work of all checks of one request. Without a limit, nested unions and patterns on long
 * texts would multiply it.
 */

/** The number of steps that are left. If it is negative, checking stops. */
export interface Budget {
  left: number;
}

/** Takes about a tenth of a second, and is several times what a body of 1 MiB needs. */
const MOST_STEPS = 10_000_000;

/**
 * Creates the budget of a request.
 * @param steps the number of steps
 */
export function newBudget(steps: number = MOST_STEPS): Budget {
  return { left: steps };
}
