/** Statuses of responses: codes, and ranges of codes. */
import type { Status } from './api.js';

/** A range of codes as OpenAPI writes it. */
export type StatusRange = Extract<Status, `${string}XX`>;

const RANGES: readonly StatusRange[] = ['1XX', '2XX', '3XX', '4XX', '5XX'];

/** The range of a code; `undefined` for a number that is not an HTTP status (RFC 9110 §15). */
export function rangeOf(code: number): StatusRange | undefined {
  return RANGES[Math.floor(code / 100) - 1];
}

/** True for a 2xx status or range. */
export function isSuccess(status: Status): boolean {
  return status === '2XX' || (typeof status === 'number' && rangeOf(status) === '2XX');
}

/** The response for a status code: the exact one, that of its range, or the default (OpenAPI 3.1, Responses Object). */
export function responseFor<Stated extends { readonly status: Status }>(
  responses: readonly Stated[],
  code: number,
): Stated | undefined {
  const of = (status: Status | undefined): Stated | undefined =>
    responses.find((one) => one.status === status);
  return of(code) ?? of(rangeOf(code)) ?? of('default');
}
