/**
 * Quotes untrusted text for a terminal or a log, so that it can neither send commands to the terminal nor deceive the
 * reader.
 */
import { INVISIBLE_ON_LINE } from '../foundation/invisible.js';

const LONGEST = 120;

/**
 * Returns one line of at most 120 characters without invisible characters. Do not print this line at the start of a
 * terminal line: a CI system would run a text such as `::error` as a command.
 * @param text any text from a description
 */
export function quoteForTerminal(text: string): string {
  // Cut before escaping, because a description may contain a text of several megabytes.
  const head = text.length > LONGEST * 4 ? text.slice(0, LONGEST * 4) : text;
  const points = [...escapeInvisible(head)];
  return points.length > LONGEST ? points.slice(0, LONGEST - 1).join('') + '…' : points.join('');
}

/**
 * Escapes invisible characters in lines of a file or of formatted text, except line ends and tabs.
 * @param text untrusted text
 */
export function escapeLines(text: string): string {
  return text.replace(INVISIBLE_ON_LINE, (char) =>
    char === '\n' || char === '\t' ? char : escapeInvisible(char),
  );
}

/**
 * Returns indented JSON for a terminal or a program. `JSON.stringify` escapes only some control characters, so this
 * function also escapes C1 controls and bidirectional marks.
 * @param value plain data; a program that parses the JSON gets the same data
 */
export function jsonLines(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  const escaped = text.replace(INVISIBLE_ON_LINE, (char) =>
    char === '\n' ? char : jsonEscape(char),
  );
  return escaped + '\n';
}

/** Escapes each code unit separately, because JSON has no escape for characters above U+FFFF. */
function jsonEscape(char: string): string {
  return Array.from({ length: char.length }, (_, index) => {
    return `\\u${char.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }).join('');
}

/** Replaces characters that are invisible or move the cursor with escapes such as ` `, `\t` or `\u{202e}`. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE_ON_LINE, (char) => {
    if (char === '\n') return '\\n';
    if (char === '\t') return '\\t';
    return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
