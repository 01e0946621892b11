/** Checks JSON before it is stored: its length, and its depth, because writing deep JSON fails. */
import { invalidAt } from './errors.js';

const MAX_DEPTH = 300;

/**
 * Writes a value that came out of a JSON parser.
 * @param what for the message
 * @throws invalid (``)
 */
export function toJson(value: object, what: string, maxLength: number): string {
  if (isDeeper(value, MAX_DEPTH)) throw invalidAt('', `is nested too deeply for a ${what}`);
  const json = JSON.stringify(value);
  if (json.length > maxLength) throw invalidAt('', `is too long for a ${what}`);
  return json;
}

/** Visits the value level by level, because recursion would overflow the stack. */
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
