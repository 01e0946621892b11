/** Checks that do not depend on the API description, and the function that runs any check. */
import type { Budget } from "./budget.ts";
import { ErrorList } from "./error-list.ts";
import type { Place } from "./findings.ts";
import { Issues, type Check } from "./validate.ts";

/** A check, regardless of the type of its second parameter. */
type AnyCheck = (value: unknown, to: never) => void;

/**
 * Runs a check.
 * @param check a generated check
 * @param place where the value is located in the request or response
 * @param budget the budget that all checks of the request share
 * @returns the errors of the value
 */
export function runCheck(
  check: AnyCheck,
  value: unknown,
  place: Place,
  budget: Budget,
): ErrorList {
  // Most values are valid, and an `Issues` object without errors can be reused for the next check.
  const issues = idle ?? new Issues();
  idle = undefined;
  issues.start(place, budget);
  (check as Check)(value, issues);
  const list = issues.finish();
  if (!list.isEmpty) return list;
  idle = issues;
  return NONE;
}

let idle: Issues | undefined;
// The annotation lets bundlers remove this object if no check is used.
const NONE = /* @__PURE__ */ new ErrorList();

export function string(value: unknown, to: Issues): void {
  to.string(value);
}

export function number(value: unknown, to: Issues): void {
  to.number(value);
}

export function integer(value: unknown, to: Issues): void {
  to.integer(value);
}

export function boolean(value: unknown, to: Issues): void {
  if (typeof value !== "boolean") to.add("type", "must be true or false");
}

/** Accepts only null. */
export function nothing(value: unknown, to: Issues): void {
  if (value !== null) to.add("type", "must be null");
}

/** Rejects every value. */
export function never(_: unknown, to: Issues): void {
  to.add("never", "is not allowed");
}

export function anyObject(value: unknown, to: Issues): void {
  to.object(value);
}

export function anyArray(value: unknown, to: Issues): void {
  to.array(value);
}

export function int32(value: unknown, to: Issues): void {
  if (!to.integer(value)) return;
  to.atLeast(value, -(2 ** 31));
  to.atMost(value, 2 ** 31 - 1);
}

/**
 * Checks an int64. Beyond 2^53, only its range can be checked, because a JavaScript number has
 * already lost digits.
 */
export function int64(value: unknown, to: Issues): void {
  if (!to.integer(value)) return;
  to.atLeast(value, -(2 ** 63));
  to.below(value, 2 ** 63);
}

export function uuid(value: unknown, to: Issues): void {
  if (to.string(value)) to.format(value, "uuid");
}

export function date(value: unknown, to: Issues): void {
  if (to.string(value)) to.format(value, "date");
}

export function dateTime(value: unknown, to: Issues): void {
  if (to.string(value)) to.format(value, "date-time");
}
