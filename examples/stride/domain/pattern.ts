/**
 * Evaluates the message patterns of apps. They are RE2 expressions. Their evaluation takes linear
 * time for every text.
 */
import { RE2JS } from 're2js';

const MAX_LENGTH = 500;
/** The maximum number of compiled patterns in the cache. The oldest one is removed first. */
const MAX_KEPT = 200;

const kept = new Map<string, RE2JS>();

/** Returns the error of a pattern; `undefined` if the pattern is valid. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > MAX_LENGTH) return `must not be longer than ${MAX_LENGTH} characters`;
  try {
    compile(pattern);
    return undefined;
  } catch {
    return 'is not a regular expression of the RE2 syntax';
  }
}

/** Returns true if a valid pattern matches a part of the text. */
export function matches(pattern: string, text: string): boolean {
  return compile(pattern).matcher(text).find();
}

function compile(pattern: string): RE2JS {
  const found = kept.get(pattern);
  if (found) return found;
  const compiled = RE2JS.compile(pattern);
  const [oldest] = kept.keys();
  if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(pattern, compiled);
  return compiled;
}
