/** How many columns a text takes: prettier's count, in which wide characters and emoji take two and marks none. */
import { createRequire } from 'node:module';
import type * as PrettierDoc from 'prettier/doc';
import { memoizeByText } from '../../foundation/memo.js';

const require = createRequire(import.meta.url);

/** The line length of prettier's default options. */
export const WIDTH = 80;

/** Letters of one column that no mark, emoji or wide character is among. */
const NARROW = /^[\x20-\x7e\xc0-\u02af\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027]*$/;
/** The same with the letters of China, Japan and Korea, which take two. */
const LETTERS =
  /^[\x20-\x7e\xc0-\u02af\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u2010-\u2027\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fd5\uac00-\ud7a3]*$/;
const WIDE = /[\u3041-\uffff]/g;

const ASCII = /^[\x20-\x7e]*$/;
/** Texts of up to so many letters are looked through faster than by an expression. */
const SHORT = 12;

/**
 * The columns that prettier counts for a text.
 * @param text one line
 */
export function widthOf(text: string): number {
  if (text.length > SHORT) return ASCII.test(text) ? text.length : widthOfRare(text);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x20 || unit > 0x7e) return widthOfRare(text);
  }
  return text.length;
}

/** Whether each letter of a text takes one column. */
export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}

function widthOfRare(text: string): number {
  if (NARROW.test(text)) return text.length;
  if (LETTERS.test(text)) return text.length + (text.match(WIDE)?.length ?? 0);
  return askPrettier(text);
}

/**
 * prettier keeps its measure to itself, so we ask its printer for the narrowest page that holds the text.
 * Hardly a description makes us do so: it is loaded then.
 */
const askPrettier = memoizeByText((text) => {
  const { builders, printer } = require('prettier/doc') as typeof PrettierDoc;
  const { group, ifBreak } = builders;
  let low = 0;
  let high = text.length * 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    const options = { printWidth: middle, tabWidth: 2 };
    const { formatted } = printer.printDocToString(group([ifBreak('!', ''), text]), options);
    if (formatted === text) high = middle;
    else low = middle + 1;
  }
  return low;
});
