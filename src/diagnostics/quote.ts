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

/**
 * Lines of a file, or of a text that was laid out already: line ends and tabs stay, nothing else that is invisible does.
 * @param text what stands on disk may be of anybody
 */
export function escapeLines(text: string): string {
  return text.replace(INVISIBLE_ON_LINE, (char) =>
    char === '\n' || char === '\t' ? char : escapeInvisible(char),
  );
}

/**
 * JSON for a terminal or a machine, indented. JSON itself escapes only some controls: C1 controls and bidirectional marks
 * would reach the terminal.
 * @param value plain data; machines read it verbatim
 */
export function jsonLines(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const escaped = text.replace(INVISIBLE_ON_LINE, (char) =>
    char === '\n' ? char : jsonEscape(char),
  );
  return escaped + '\n';
}

/** An escape for each code unit: JSON has no other for characters beyond U+FFFF. */
function jsonEscape(char: string): string {
  return Array.from({ length: char.length }, (_, index) => {
    return `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}

/** Shows what cannot be seen, or moves the cursor, as `\n`, `\t` or `\u{202e}`. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE_ON_LINE, (char) => {
    if (char === '\n') return '\\n';
    if (char === '\t') return '\\t';
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
