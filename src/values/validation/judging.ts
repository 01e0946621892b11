/** The state of validating a value. */
import type { Api } from '../../model/api.js';
import type { Direction } from '../../model/direction.js';

export interface Judging {
  readonly api: Pick<Api, 'schemas'>;
  readonly direction: Direction;
  /** The remaining budget. Without a limit, nested unions would multiply the work. */
  readonly steps: { left: number };
}

/** Subtracts from the budget. Returns false if it is used up. */
export function spend({ steps }: Judging, cost = 1): boolean {
  steps.left -= cost;
  return steps.left >= 0;
}
