/** Shortens texts for headings, lists and tables. */

/** Returns the first sentence of a description, or its first line if that is shorter. */
export function firstSentence(description: string): string {
  const [line = ''] = description.trim().split('\n');
  return (/^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line).slice(0, 200);
}

/**
 * The maximum number of characters of a summary that is printed on the line of a list. A longer
 * summary becomes a paragraph.
 */
const LONG_SUMMARY = 160;

export function isParagraph(summary: string): boolean {
  return summary.length > LONG_SUMMARY;
}

/**
 * Returns a summary for a list: the whole summary, or its first sentence if it is too long for one
 * line.
 */
export function briefly(summary: string): string {
  return isParagraph(summary) ? firstSentence(summary) : summary;
}
