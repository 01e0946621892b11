/** What the checks of one request may cost: forms inside forms, and patterns over long texts, multiply their work. */

/** The steps that are left. All checks of a request take from one budget; below zero nothing more is checked. */
export interface Budget {
  left: number;
}

/** About a tenth of a second, and several times what a body of a mebibyte needs. */
const MOST_STEPS = 10_000_000;

/**
 * A budget that nothing has taken from yet.
 * @param steps how much it holds
 */
export function newBudget(steps: number = MOST_STEPS): Budget {
  return { left: steps };
}
