/** Text of a description on its way to a terminal or a log: it must neither command nor deceive. */
import { INVISIBLE_ON_LINE } from '../foundation/invisible.js';

const LONGEST = 120;

/**
 * One line of at most 120 characters in which nothing is invisible.
 * It must not stand at the start of a line, where CI systems read commands (`::error`).
 * @param text anything a description says
 */
export function quoteForTerminal(text: string): string {
  // Cut first: escaping megabytes to show a line of them would be waste.
  const head = text.length > LONGEST * 4 ? text.slice(0, LONGEST * 4) : text;
  const points = [...escapeInvisible(head)];
  return points.length > LONGEST ? points.slice(0, LONGEST - 1).join('') + '…' : points.join('');
}

/** Shows what cannot be seen, or moves the cursor, as `\n`, `\t` or `\u{202e}`. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE_ON_LINE, (char) => {
    if (char === '\n') return '\\n';
    if (char === '\t') return '\\t';
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
