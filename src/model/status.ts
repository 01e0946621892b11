/** The statuses of responses: codes, and ranges such as `4XX`. */
import type { Status } from './api.js';

/** A range of status codes, as OpenAPI writes it. */
export type StatusRange = Extract<Status, `${string}XX`>;

const RANGES: readonly StatusRange[] = ['1XX', '2XX', '3XX', '4XX', '5XX'];

/** Returns the range of a status code; `undefined` if it is not an HTTP status (RFC 9110 §15). */
export function rangeOf(code: number): StatusRange | undefined {
  return RANGES[Math.floor(code / 100) - 1];
}

export function isSuccess(status: Status): boolean {
  return status === '2XX' || (typeof status === 'number' && rangeOf(status) === '2XX');
}

/**
 * Returns the response that is declared for a status code: for the code itself, for its range, or `default` (OpenAPI
 * 3.1, Responses Object).
 */
export function responseFor<Declared extends { readonly status: Status }>(
  responses: readonly Declared[],
  code: number,
): Declared | undefined {
  const of = (status: Status | undefined): Declared | undefined =>
    responses.find((one) => one.status === status);
  return of(code) ?? of(rangeOf(code)) ?? of('default');
}
