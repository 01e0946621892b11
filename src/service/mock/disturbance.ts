/** Configured delays and failures of a mock. */
import { smallest } from '../../base/foundation/lists.js';
import type { Endpoint } from '../../model/api.js';
import { HttpProblem } from '../served/runtime.js';

/** An amount for all operations, and other amounts for single operations, by the names of their functions. */
export interface PerOperation {
  readonly all?: number;
  readonly some: ReadonlyMap<string, number>;
}

export interface Disturbances {
  /** Milliseconds before a response. */
  readonly delay: PerOperation;
  /** The share of requests that fail: 0 to 1. */
  readonly fail: PerOperation;
}

/**
 * Disturbs the responses of an operation. Failures are spread evenly: with a share of a quarter, every fourth request
 * fails.
 * @returns a function to call before each response: it resolves to the status of a declared failure, or to
 * `undefined`. Without delays and failures, `undefined`
 * @throws HttpProblem 503, from that function, for a failure if no document declares one
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
    // The sum of ten tenths is a little less than one.
    if (due < 1 - 1e-9) return undefined;
    due -= 1;
    if (declared.length > 0) return smallest(declared);
    throw new HttpProblem(503, 'The mock was started with --fail');
  };
}

/** The amount for an operation; 0 if none is configured. */
export function amountOf({ all = 0, some }: PerOperation, name: string): number {
  return some.get(name) ?? all;
}
