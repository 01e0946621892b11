/** What decides whether a value is what a schema describes. */
import type { Api } from '../model/api.js';
import type { Direction } from '../model/direction.js';

export interface Judging {
  readonly api: Pick<Api, 'schemas'>;
  readonly direction: Direction;
  /** What may still be looked at: unions in unions multiply. */
  readonly steps: { left: number };
}

/** Takes a step; false when there are none left. */
export function spend({ steps }: Judging, cost = 1): boolean {
  steps.left -= cost;
  return steps.left >= 0;
}
