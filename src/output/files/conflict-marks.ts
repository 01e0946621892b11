/** Conflict markers that git writes into a text. */

/** Lines that start a conflict, separate its sides, and end it. */
const MARKS = [/^<{7}(?: |\r?$)/m, /^={7}\r?$/m, /^>{7}(?: |\r?$)/m];

/** Returns true for a text with both sides of a conflict. */
export function holdsMerge(text: string): boolean {
  return text.includes('<<<<<<<') && MARKS.every((mark) => mark.test(text));
}

/** Returns one side of a text with conflict markers, with or without the common ancestor. */
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
