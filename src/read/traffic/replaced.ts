/** What stands in the place of values that were taken out of recordings: they say nothing but their type. */
import { REDACTED } from '../secret.js';

/** In the place of what somebody is called. */
export const SOMEONE = 'Someone';
/** In the place of what somebody wrote. */
export const SOME_TEXT = 'some text';
export const SOME_EMAIL = 'someone@example.com';
export const SOME_ADDRESS = 'https://example.com/';

const REPLACED: ReadonlySet<unknown> = new Set([
  REDACTED,
  SOMEONE,
  SOME_TEXT,
  SOME_EMAIL,
  SOME_ADDRESS,
]);
/** Deeper values are not looked through. */
const DEPTH = 40;

/** True for a value that stands for another. */
export function isReplaced(value: unknown): boolean {
  return typeof value === 'string' && REPLACED.has(value);
}

/** True for a value in which one stands for another. */
export function holdsReplaced(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return isReplaced(value);
  if (depth > DEPTH) return true;
  return Object.values(value).some((member) => holdsReplaced(member, depth + 1));
}
