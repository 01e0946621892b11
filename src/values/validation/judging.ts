/** The state of validating a value. */
import type { Api } from '../../model/api.js';
import type { Direction } from '../../model/direction.js';

export interface Judging {
  readonly api: Pick<Api, 'schemas'>;
  readonly direction: Direction;
  /**
   * The number of validation steps that may still be executed. Without a limit, nested unions would multiply the steps.
   */
  readonly steps: { left: number };
}

/** Subtracts validation steps. Returns false if no steps remain. */
export function spend({ steps }: Judging, cost = 1): boolean {
  steps.left -= cost;
  return steps.left >= 0;
}
