/** Reads a value that the user types as an answer. */

/** Returns the value, or the reason why it is invalid. */
export function readOwn(
  typed: string,
  as: 'text' | 'json',
): { readonly value?: unknown; readonly problem?: string } {
  if (typed.trim() === '') return { problem: 'The value is empty: type a value.' };
  if (as === 'text') return { value: typed };
  try {
    return { value: JSON.parse(typed) as unknown };
  } catch {
    return { problem: 'This is not valid JSON. Put a text in quotes: "text"' };
  }
}
