/** Markdown building blocks of descriptions: text next to marks, quotations, line breaks. */
import { mdContent, mdOf, textIn } from './opaque.js';
import type { Md } from './opaque.js';
import { escapeLine, splitLines } from './text.js';

/** A thematic break. */
export const RULE: Md = mdOf('---');

/** A line break within a paragraph. */
export const LINE_BREAK: Md = mdOf('\\\n');

/**
 * Encodes untrusted text next to marks. A space at either end is kept.
 * @param starts true at the beginning of a line
 */
export function phrase(value: string, starts: boolean): Md {
  const lines = splitLines(value).map((line, index) => {
    const said = escapeLine(line, starts || index > 0);
    const before = /^\s/.test(line) && index === 0 ? ' ' : '';
    return before + said + (said !== '' && /\s$/.test(line) ? ' ' : '');
  });
  const text = lines.join('\n');
  // A link that follows a `!` would become an image.
  return mdOf(text.endsWith('!') ? `${text.slice(0, -1)}\\!` : text);
}

/** Joins pieces without a separator. */
export function glued(parts: readonly (Md | false | undefined)[]): Md {
  let text = '';
  for (const part of parts) text += textIn(part) ?? '';
  return mdOf(text.includes('\n') ? text.replace(/\n +/g, '\n').replace(/\n{3,}/g, '\n\n') : text);
}

/** Joins a title and a block: on one line if the block starts with a paragraph, else below each other. */
export function led(words: Md, content: Md): Md {
  const [before, said] = [mdContent(words), mdContent(content)];
  if (said === '') return words;
  return mdOf(before + (BLOCK_START.test(said) ? '\n\n' : ': ') + said);
}

/** The start of a list, a heading, a quotation, a table or a code block. */
const BLOCK_START = /^(?:[-*+] |\d+[.)] |#{1,6} |>|\||```|---(?:\n|$))/;

/** A placeholder for an adjacent mark, which Markdown would read as part of the same run. */
export const ANOTHER_MARK = '\0';

/** Punctuation (CommonMark). Surrogates are included because readers disagree about characters beyond U+FFFF. */
const SIGN = /[\p{P}\p{S}\p{Surrogate}]/u;

/**
 * Writes emphasis if Markdown recognizes its marks at this position (CommonMark 0.31 §6.2), else the text without
 * marks.
 * @param before the character before the marks
 * @param after the character after them
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

/** An HTML element without a Markdown equivalent. */
export function tagged(tag: 'br' | 'kbd' | 'sub' | 'sup', content?: Md): Md {
  if (content === undefined) return mdOf(`<${tag} />`);
  return mdOf(`<${tag}>${mdContent(content)}</${tag}>`);
}

/**
 * A quotation.
 * @param alert the kind of a GitHub alert: `NOTE`, `WARNING`
 */
export function blockquote(content: Md, alert?: string): Md {
  const kind = alert === undefined || !/^[A-Z]+$/.test(alert) ? '' : `[!${alert}]\n`;
  return mdOf(`${kind}${mdContent(content)}`.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>'));
}
