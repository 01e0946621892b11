/** Configured delays and failures of a mock. */
import { smallest } from '../../base/foundation/lists.js';
import type { Endpoint } from '../../model/api.js';
import { HttpProblem } from '../served/runtime.js';

/**
 * A number for all operations, and other numbers for single operations. The keys are the names of the operations'
 * functions.
 */
export interface PerOperation {
  readonly all?: number;
  readonly some: ReadonlyMap<string, number>;
}

export interface Disturbances {
  /** The milliseconds to wait before each response. */
  readonly delay: PerOperation;
  /** The share of requests that fail, from 0 to 1. */
  readonly fail: PerOperation;
}

/**
 * Delays and fails the responses of an operation. Failures are spread evenly: with a share of a quarter, every fourth
 * request fails.
 * @returns a function to call before each response. It resolves to a declared error status if the request must fail,
 * otherwise to `undefined`. If no delays and failures are configured for the operation, `undefined` is returned
 * instead of the function.
 * @throws HttpProblem 503, when the returned function is called, if a request must fail and no error is declared
 */
export function disturbanceOf(
  name: string,
  { responses }: Endpoint,
  { delay, fail }: Disturbances,
): (() => Promise<number | undefined>) | undefined {
  const wait = amountOf(delay, name);
  const share = amountOf(fail, name);
  if (wait === 0 && share === 0) return undefined;
  const declared = responses.map(({ status }) => Number(status)).filter((one) => one >= 500);
  let due = 0;
  return async () => {
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    due += share;
    // Because of rounding, ten times a tenth is a little less than 1, so slightly smaller sums count as 1.
    if (due < 1 - 1e-9) return undefined;
    due -= 1;
    if (declared.length > 0) return smallest(declared);
    throw new HttpProblem(
      503,
      'The mock fails some requests intentionally, because it was started with --fail. Repeat the request.',
    );
  };
}

export function amountOf({ all = 0, some }: PerOperation, name: string): number {
  return some.get(name) ?? all;
}
