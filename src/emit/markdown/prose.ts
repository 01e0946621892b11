/** What descriptions are written with: phrases that go on beside marks, quotations, breaks. */
import { isMd, lineOf, mdLines, mdOfLines, ofLine } from './opaque.js';
import type { Line, Md } from './opaque.js';
import { escapeLine, splitLines } from './text.js';

/** A line. */
export const RULE: Md = ofLine('---');

/** A line break inside of a paragraph. */
export const LINE_BREAK: Md = mdOfLines([
  { text: '\\', verbatim: true },
  { text: '', verbatim: true },
]);

/**
 * Foreign text beside marks: everything in it that could be markup is escaped, and a blank at either end stays one.
 * @param starts whether it begins a line
 */
export function phrase(value: string, starts: boolean): Md {
  const lines = splitLines(value).map((line, index): Line => {
    const said = escapeLine(line, starts || index > 0);
    const before = /^\s/.test(line) && index === 0 ? ' ' : '';
    const after = said !== '' && /\s$/.test(line) ? ' ' : '';
    return { text: before + said + after, verbatim: true };
  });
  const last = lines.at(-1);
  // What follows may be a link, and with the sign before it that would be a picture.
  if (last?.text.endsWith('!') === true) {
    lines[lines.length - 1] = { ...last, text: `${last.text.slice(0, -1)}\\!` };
  }
  return mdOfLines(lines);
}

/** Pieces one behind the other, without anything between them: the last line of one and the first of the next are one. */
export function glued(parts: readonly (Md | false | undefined)[]): Md {
  const texts: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at];
    if (!isMd(part)) continue;
    mdLines(part).forEach(({ text }, index) => {
      const last = texts.length - 1;
      if (index === 0 && last >= 0) texts[last] = `${texts[last] ?? ''}${text}`;
      else texts.push(text);
    });
  }
  const only = texts[0];
  if (only !== undefined && texts.length === 1) return ofLine(only);
  return mdOfLines(
    texts.map((text, index) => ({ text: index === 0 ? text : text.trimStart(), verbatim: false })),
  );
}

/** The text of a piece on one line; nothing for any other. */
export function lineOfMd(one: Md): string | undefined {
  return lineOf(one);
}

/** Words and a block behind them: on their line where it begins with a paragraph, else below. */
export function led(words: Md, content: Md): Md {
  const before = lineOf(words);
  const said = lineOf(content);
  // Most are a line behind a line.
  if (before !== undefined && said !== undefined && said !== '' && !BLOCK_START.test(said)) {
    return ofLine(`${before}: ${said}`);
  }
  const all = mdLines(content);
  const [first] = all;
  if (first === undefined || all.every(({ text }) => text === '')) return words;
  if (first.verbatim || BLOCK_START.test(first.text)) {
    return mdOfLines([...mdLines(words), { text: '', verbatim: false }, ...all]);
  }
  const lines = [...mdLines(words)];
  const last = lines.pop();
  return mdOfLines([
    ...lines,
    { ...first, text: `${last?.text ?? ''}: ${first.text}` },
    ...all.slice(1),
  ]);
}

/** What begins a list, a heading, a quotation, a table or a block of code. */
const BLOCK_START = /^(?:[-*+] |\d+[.)] |#{1,6} |>|\||```|---$)/;

/** Instead of a character beside marks: other marks, with which they would be one run. */
export const ANOTHER_MARK = '\0';

/** Of a character of two halves nobody knows what readers take it for. */
const SIGN = /[\p{P}\p{S}\p{Surrogate}]/u;

/**
 * Marks of emphasis, where readers take them for that (CommonMark 0.31 §6.2).
 * @param around the characters around the opening and the closing mark
 */
export function marks(
  mark: '**' | '_' | '~~',
  around: Readonly<Record<'before' | 'first' | 'last' | 'after', string>>,
): Md | undefined {
  const opens = flanks(around.before, around.first);
  const closes = flanks(around.after, around.last);
  const isWord = [around.before, around.after].some((one) => !/[\s!-/:-@[-`{-~]/.test(one));
  const isRun = around.before === ANOTHER_MARK || around.after === ANOTHER_MARK;
  if (isRun || !opens || !closes) return undefined;
  return ofLine(mark === '_' && isWord ? '*' : mark);
}

function flanks(outside: string, inside: string): boolean {
  if (/\s/.test(inside)) return false;
  return !SIGN.test(inside) || /\s/.test(outside) || /[!-/:-@[-`{-~]/.test(outside);
}

/** An element that Markdown has no mark for; it says nothing but how its text looks. */
export function tagged(tag: 'br' | 'kbd' | 'sub' | 'sup', content?: Md): Md {
  if (content === undefined) return ofLine(`<${tag} />`);
  return glued([ofLine(`<${tag}>`), content, ofLine(`</${tag}>`)]);
}

/**
 * A quotation.
 * @param alert what GitHub shows it as: `NOTE`, `WARNING`
 */
export function blockquote(content: Md, alert?: string): Md {
  const kind = alert === undefined || !/^[A-Z]+$/.test(alert) ? [] : [`> [!${alert}]`];
  const inner = mdLines(content).map(({ text }) => (text === '' ? '>' : `> ${text}`));
  return mdOfLines([...kind, ...inner].map((text) => ({ text, verbatim: false })));
}
