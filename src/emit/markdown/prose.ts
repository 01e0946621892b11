/** What descriptions are written with: phrases that go on beside marks, quotations, breaks. */
import { mdContent, mdOf, textIn } from './opaque.js';
import type { Md } from './opaque.js';
import { escapeLine, splitLines } from './text.js';

/** A line. */
export const RULE: Md = mdOf('---');

/** A line break inside of a paragraph. */
export const LINE_BREAK: Md = mdOf('\\\n');

/**
 * Foreign text beside marks: everything in it that could be markup is escaped, and a blank at either end stays one.
 * @param starts whether it begins a line
 */
export function phrase(value: string, starts: boolean): Md {
  const lines = splitLines(value).map((line, index) => {
    const said = escapeLine(line, starts || index > 0);
    const before = /^\s/.test(line) && index === 0 ? ' ' : '';
    return before + said + (said !== '' && /\s$/.test(line) ? ' ' : '');
  });
  const text = lines.join('\n');
  // What follows may be a link, and with the sign before it that would be a picture.
  return mdOf(text.endsWith('!') ? `${text.slice(0, -1)}\\!` : text);
}

/** Pieces one behind the other, without anything between them. */
export function glued(parts: readonly (Md | false | undefined)[]): Md {
  let text = '';
  for (const part of parts) text += textIn(part) ?? '';
  return mdOf(text.includes('\n') ? text.replace(/\n +/g, '\n').replace(/\n{3,}/g, '\n\n') : text);
}

/** Words and a block behind them: on their line where it begins with a paragraph, else below. */
export function led(words: Md, content: Md): Md {
  const [before, said] = [mdContent(words), mdContent(content)];
  if (said === '') return words;
  return mdOf(before + (BLOCK_START.test(said) ? '\n\n' : ': ') + said);
}

/** What begins a list, a heading, a quotation, a table or a block of code. */
const BLOCK_START = /^(?:[-*+] |\d+[.)] |#{1,6} |>|\||```|---(?:\n|$))/;

/** Instead of a character beside marks: other marks, with which they would be one run. */
export const ANOTHER_MARK = '\0';

/** Of a character of two halves nobody knows what readers take it for. */
const SIGN = /[\p{P}\p{S}\p{Surrogate}]/u;

/**
 * Emphasis, where readers take its marks for that (CommonMark 0.31 §6.2); else the text without them.
 * @param before the character before the marks
 * @param after the one behind them
 */
export function emphasized(
  mark: '**' | '_' | '~~',
  content: Md,
  before: string,
  after: string,
): Md {
  const text = mdContent(content);
  const isLine = !text.includes('\n');
  const opens = flanks(before, isLine ? text.charAt(0) : 'a');
  const closes = flanks(after, isLine ? text.charAt(text.length - 1) : 'a');
  const isRun = before === ANOTHER_MARK || after === ANOTHER_MARK;
  if (isRun || !opens || !closes) return content;
  const isWord = [before, after].some((one) => !/[\s!-/:-@[-`{-~]/.test(one));
  const shown = mark === '_' && isWord ? '*' : mark;
  return mdOf(shown + text + shown);
}

function flanks(outside: string, inside: string): boolean {
  if (/\s/.test(inside)) return false;
  return !SIGN.test(inside) || /\s/.test(outside) || /[!-/:-@[-`{-~]/.test(outside);
}

/** An element that Markdown has no mark for; it says nothing but how its text looks. */
export function tagged(tag: 'br' | 'kbd' | 'sub' | 'sup', content?: Md): Md {
  if (content === undefined) return mdOf(`<${tag} />`);
  return mdOf(`<${tag}>${mdContent(content)}</${tag}>`);
}

/**
 * A quotation.
 * @param alert what GitHub shows it as: `NOTE`, `WARNING`
 */
export function blockquote(content: Md, alert?: string): Md {
  const kind = alert === undefined || !/^[A-Z]+$/.test(alert) ? '' : `[!${alert}]\n`;
  return mdOf(`${kind}${mdContent(content)}`.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>'));
}
