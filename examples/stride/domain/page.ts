/** Pages of lists: how many values one call returns, and where the next call goes on. */

/** No call returns more values than this. */
export const MAX_LIMIT = 75;

/** A page of a list that is walked with a cursor. */
export interface CursorPage<Value> {
  readonly values: readonly Value[];
  /** Where the next page begins; absent on the last page. */
  readonly cursor?: string;
  /** What was asked for, or the default. */
  readonly limit: number;
  /** How many values this page holds. */
  readonly size: number;
}

/** A page of a list that is walked by counting. */
export interface OffsetPage<Value> {
  readonly values: readonly Value[];
  readonly start: number;
  readonly limit: number;
  readonly size: number;
}

/** `limit` from 1 to 75, 75 by default; `start` from 0, which is the default. */
export interface OffsetQuery {
  readonly limit?: number | undefined;
  readonly start?: number | undefined;
}
