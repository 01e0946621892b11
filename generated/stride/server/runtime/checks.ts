/** Checks that need no word of the description, and how a check is run. */
import type { Budget } from "./budget.js";
import { ErrorList } from "./error-list.js";
import type { Place } from "./findings.js";
import { Issues, type Check } from "./validate.js";

/** A check, whoever calls it. */
type AnyCheck = (value: unknown, to: never) => void;

/**
 * Checks a value.
 * @param check made by the generator
 * @param place where the value was found
 * @param budget what all checks of the request may cost
 * @returns what is wrong with it
 */
export function runCheck(
  check: AnyCheck,
  value: unknown,
  place: Place,
  budget: Budget,
): ErrorList {
  // Most values are fine, and what has found nothing can look at the next one.
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
// Bundlers leave it out with the checks.
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

/** The only value of type null. */
export function nothing(value: unknown, to: Issues): void {
  if (value !== null) to.add("type", "must be null");
}

/** A value that may not be there at all. */
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

/** Beyond 2^53 the digits of a number are lost before it can be checked: only its size is. */
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
