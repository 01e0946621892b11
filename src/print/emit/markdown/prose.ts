/** Markdown building blocks of descriptions: text next to marks such as `**`, quotations, and line breaks. */
import { mdContent, mdOf, textIn } from './opaque.js';
import type { Md } from './opaque.js';
import { escapeLine, splitLines } from './text.js';

export const RULE: Md = mdOf('---');

/** A line break within a paragraph. */
export const LINE_BREAK: Md = mdOf('\\\n');

/**
 * Encodes untrusted text next to marks such as `**`. A space at either end is kept.
 * @param starts true if the text is at the beginning of a line
 */
export function phrase(value: string, starts: boolean): Md {
  const lines = splitLines(value).map((line, index) => {
    const body = escapeLine(line, starts || index > 0);
    const before = /^\s/.test(line) && index === 0 ? ' ' : '';
    return before + body + (body !== '' && /\s$/.test(line) ? ' ' : '');
  });
  const text = lines.join('\n');
  // After an unescaped `!`, a link would become an image.
  return mdOf(text.endsWith('!') ? `${text.slice(0, -1)}\\!` : text);
}

/** Joins pieces without a separator. */
export function glued(parts: readonly (Md | false | undefined)[]): Md {
  let text = '';
  for (const part of parts) text += textIn(part) ?? '';
  return mdOf(text.includes('\n') ? text.replace(/\n +/g, '\n').replace(/\n{3,}/g, '\n\n') : text);
}

/**
 * Joins a title and a block. If the block starts with a paragraph, both are on one line; otherwise the block is below
 * the title.
 */
export function led(words: Md, content: Md): Md {
  const [before, body] = [mdContent(words), mdContent(content)];
  if (body === '') return words;
  return mdOf(before + (BLOCK_START.test(body) ? '\n\n' : ': ') + body);
}

/** Matches the start of a list, a heading, a quotation, a table, a code block or a thematic break. */
const BLOCK_START = /^(?:[-*+] |\d+[.)] |#{1,6} |>|\||```|---(?:\n|$))/;

/** A placeholder for an adjacent mark such as `**`. Markdown would read two adjacent marks as one. */
export const ANOTHER_MARK = '\0';

/**
 * A punctuation character (CommonMark). Surrogates are included because Markdown parsers disagree about characters
 * beyond U+FFFF.
 */
const SIGN = /[\p{P}\p{S}\p{Surrogate}]/u;

/**
 * Writes emphasis. If Markdown would not recognize the marks at this position (CommonMark 0.31 §6.2), the text is
 * written without them.
 * @param before the character before the opening mark
 * @param after the character after the closing mark
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
  const delimiter = mark === '_' && isWord ? '*' : mark;
  return mdOf(delimiter + text + delimiter);
}

function flanks(outside: string, inside: string): boolean {
  if (/\s/.test(inside)) return false;
  return !SIGN.test(inside) || /\s/.test(outside) || /[!-/:-@[-`{-~]/.test(outside);
}

/** An HTML element, for content that Markdown has no syntax for. */
export function tagged(tag: 'br' | 'kbd' | 'sub' | 'sup', content?: Md): Md {
  if (content === undefined) return mdOf(`<${tag} />`);
  return mdOf(`<${tag}>${mdContent(content)}</${tag}>`);
}

/**
 * Writes a quotation.
 * @param alert the kind of a GitHub alert, such as `NOTE` or `WARNING`
 */
export function blockquote(content: Md, alert?: string): Md {
  const kind = alert === undefined || !/^[A-Z]+$/.test(alert) ? '' : `[!${alert}]\n`;
  return mdOf(`${kind}${mdContent(content)}`.replace(/^(?=.)/gm, '> ').replace(/^$/gm, '>'));
}
