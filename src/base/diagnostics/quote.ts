/** Quotes untrusted text for a terminal or a log, where it must neither send commands nor deceive the reader. */
import { INVISIBLE_ON_LINE } from '../foundation/invisible.js';

const LONGEST = 120;

/**
 * Returns one line of at most 120 characters without invisible ones. Do not print it at the start of a line, where CI
 * systems read commands (`::error`).
 * @param text any text from a description
 */
export function quoteForTerminal(text: string): string {
  // Cut first, because escaping megabytes would be wasted.
  const head = text.length > LONGEST * 4 ? text.slice(0, LONGEST * 4) : text;
  const points = [...escapeInvisible(head)];
  return points.length > LONGEST ? points.slice(0, LONGEST - 1).join('') + '…' : points.join('');
}

/**
 * Escapes lines of a file or of formatted text: line ends and tabs are kept, other invisible characters are escaped.
 * @param text untrusted text
 */
export function escapeLines(text: string): string {
  return text.replace(INVISIBLE_ON_LINE, (char) =>
    char === '\n' || char === '\t' ? char : escapeInvisible(char),
  );
}

/**
 * Returns indented JSON for a terminal or a program. JSON itself escapes only some control characters: C1 controls and
 * bidirectional marks would reach the terminal.
 * @param value plain data; programs read it unchanged
 */
export function jsonLines(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const escaped = text.replace(INVISIBLE_ON_LINE, (char) =>
    char === '\n' ? char : jsonEscape(char),
  );
  return escaped + '\n';
}

/** Escapes each code unit, because JSON has no escape for characters above U+FFFF. */
function jsonEscape(char: string): string {
  return Array.from({ length: char.length }, (_, index) => {
    return `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}

/** Shows invisible characters, and those that move the cursor, as `\n`, `\t` or `\u{202e}`. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE_ON_LINE, (char) => {
    if (char === '\n') return '\\n';
    if (char === '\t') return '\\t';
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
