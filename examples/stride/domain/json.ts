/**
 * Checks the length and depth of JSON before it is stored. Writing JSON that is nested too deeply
 * would fail.
 */
import { invalidAt } from './errors.js';

const MAX_DEPTH = 300;

/**
 * Converts a parsed JSON value to text.
 * @param what the name of the value, for the message
 * @throws DomainError `invalid` for the whole value
 */
export function toJson(value: object, what: string, maxLength: number): string {
  if (isDeeper(value, MAX_DEPTH)) throw invalidAt('', `is nested too deeply for a ${what}`);
  const json = JSON.stringify(value);
  if (json.length > maxLength) throw invalidAt('', `is too long for a ${what}`);
  return json;
}

/**
 * Returns true if a value is nested more deeply than `max`. It visits the value level by level,
 * because recursion would overflow the stack.
 */
function isDeeper(value: unknown, max: number): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > max) return true;
    level = level.flatMap((each) =>
      typeof each === 'object' && each !== null ? Object.values(each) : [],
    );
  }
  return false;
}
