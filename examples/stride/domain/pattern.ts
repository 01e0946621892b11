/** Patterns of messages that apps receive: RE2 expressions, which take linear time whatever their content. */
import { RE2JS } from 're2js';

const MAX_LENGTH = 500;
/** The maximum number of compiled patterns that are kept; the oldest is removed. */
const MAX_KEPT = 200;

const kept = new Map<string, RE2JS>();

/** The fault of a pattern, if it has one. */
export function patternFault(pattern: string): string | undefined {
  if (pattern.length > MAX_LENGTH) return `must not be longer than ${MAX_LENGTH} characters`;
  try {
    compile(pattern);
    return undefined;
  } catch {
    return 'is not a regular expression of the RE2 syntax';
  }
}

/** True if a valid pattern matches anywhere in the text. */
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
