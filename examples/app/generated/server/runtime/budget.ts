/**
 * Limits the work of all checks of one request. Without a limit, nested unions and patterns on long
 * texts could take very long.
 */

/** The number of steps that are left. If it is negative, checking stops. */
export interface Budget {
  left: number;
}

/**
 * The default number of steps. They take about a tenth of a second. A body of 1 MiB needs only a
 * fraction of them.
 */
const MOST_STEPS = 10_000_000;

/**
 * Creates the budget of a request.
 * @param steps the number of steps
 */
export function newBudget(steps: number = MOST_STEPS): Budget {
  return { left: steps };
}
