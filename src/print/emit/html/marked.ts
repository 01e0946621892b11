/** Highlights words in text. */
import { htmlOf, type Html } from './opaque.js';
import { escapeText, HTML_SPECIAL } from './text.js';

/** Elements that only change how text looks. */
export type Highlight = 'b' | 'bdi' | 'em' | 'i' | 'var';
const HIGHLIGHTS: ReadonlySet<string> = new Set<Highlight>(['b', 'bdi', 'em', 'i', 'var']);

/**
 * Highlights words in text.
 * @param what a regular expression with the flag `g` that finds the words
 * @param elementOf returns the name of the element that encloses the word; `undefined` to leave the word unchanged
 * @throws TypeError if `elementOf` returns any other name, or if `what` lacks the flag `g`
 */
export function marked(
  text: string,
  what: RegExp,
  elementOf: (found: string) => Highlight | undefined,
): Html {
  if (!what.global) throw new TypeError('marked() takes an expression with the flag g');
  let out = '';
  let from = 0;
  what.lastIndex = 0;
  // Unlike `matchAll`, `exec` does not copy the expression.
  for (let match = what.exec(text); match !== null; match = what.exec(text)) {
    const { 0: found, index } = match;
    if (found === '') what.lastIndex++;
    const element = elementOf(found);
    if (element === undefined) continue;
    if (!HIGHLIGHTS.has(element)) throw new TypeError('marked() takes an inline element');
    const before = text.slice(from, index);
    // Testing first avoids a call to `escapeText`: code has thousands of words without special characters.
    out += HTML_SPECIAL.test(before) ? escapeText(before) : before;
    out += `<${element}>${HTML_SPECIAL.test(found) ? escapeText(found) : found}</${element}>`;
    from = index + found.length;
  }
  return htmlOf(out + escapeText(text.slice(from)));
}
