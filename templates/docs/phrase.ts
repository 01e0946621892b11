/** Short texts: headers of tables, sentences, descriptions in lists. */

/** At most a sentence, on one line. */
export function firstSentence(description: string): string {
  const [line = ''] = description.trim().split('\n');
  return (/^.*?[.!?](?=\s|$)/.exec(line)?.[0] ?? line).slice(0, 200);
}

/** A longer summary does not fit on a line of a list. */
const LONG_SUMMARY = 160;

/** True if a summary is too long for one line. */
export function isParagraph(summary: string): boolean {
  return summary.length > LONG_SUMMARY;
}

/** A summary for a list: all of it, or its first sentence if it is a paragraph. */
export function briefly(summary: string): string {
  return isParagraph(summary) ? firstSentence(summary) : summary;
}
