/** The marks that git leaves in a text when a merge is not finished. */

/** Lines that begin a side, part the two sides, and end one. */
const MARKS = [/^<{7}(?: |\r?$)/m, /^={7}\r?$/m, /^>{7}(?: |\r?$)/m];

/** True for a text in which two sides stand one above the other. */
export function holdsMerge(text: string): boolean {
  return text.includes('<<<<<<<') && MARKS.every((mark) => mark.test(text));
}

/** One side of a text with conflict marks, with or without the common ancestor between them. */
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
