/** Reads files that contain the conflict markers of a git merge. */

/** The lines that start a conflict, separate its two sides, and end it. */
const MARKS = [/^<{7}(?: |\r?$)/m, /^={7}\r?$/m, /^>{7}(?: |\r?$)/m];

/** Returns true if a text contains all conflict markers of an unfinished git merge. */
export function holdsMerge(text: string): boolean {
  return text.includes('<<<<<<<') && MARKS.every((mark) => mark.test(text));
}

/**
 * Returns one side of a text that contains conflict markers. The common ancestor, which git writes with
 * `merge.conflictStyle=diff3`, is skipped.
 */
export function sideOf(text: string, side: 'ours' | 'theirs'): string {
  let inside: 'both' | 'ours' | 'base' | 'theirs' = 'both';
  const kept = text.split('\n').filter((line) => {
    const marker = /^(<{7}|\|{7}|={7}|>{7})(?: |\r?$)/.exec(line)?.[1]?.[0];
    if (marker === undefined) return inside === 'both' || inside === side;
    inside = marker === '<' ? 'ours' : marker === '|' ? 'base' : marker === '=' ? 'theirs' : 'both';
    return false;
  });
  return kept.join('\n');
}
