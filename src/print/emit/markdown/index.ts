/** Safe Markdown: the tag `md`, its encoders, and blocks as prettier formats them. */
import { largest } from '../../../base/foundation/lists.js';
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { describe } from '../describe.js';
import { isTemplate, templateRows, type TemplateRow } from '../template-rows.js';
import { hung, isEmptyMd, mdContent, mdOf, textIn } from './opaque.js';
import type { Md } from './opaque.js';
import {
  codeSpanText,
  escapeLine,
  labelText,
  oneLine,
  safeUrl,
  showHidden,
  splitLines,
  withoutIncludes,
} from './text.js';

export { markdownText } from './file.js';
export { isEmptyMd, isMd } from './opaque.js';
export type { Md } from './opaque.js';
export { list } from './list.js';
export {
  ANOTHER_MARK,
  blockquote,
  emphasized,
  glued,
  led,
  LINE_BREAK,
  phrase,
  RULE,
  tagged,
} from './prose.js';
export { table } from './table.js';
export type { Align } from './table.js';

/** The values of a hole. Strings are rejected: the caller must choose an encoder. */
export type MdHole = Md | readonly Md[] | number | boolean | null | undefined;

/** Empty Markdown. */
export const NO_MD: Md = mdOf('');

/**
 * A piece of Markdown. The template's own indentation is removed; multi-line pieces are indented at their position. A
 * line with only empty holes is omitted.
 * @throws TypeError if called as a function, or if a hole has another type, such as a string
 */
export function md(strings: TemplateStringsArray, ...holes: readonly MdHole[]): Md {
  const lines: string[] = [];
  // `forEach`, because unoptimized code allocates two objects per step of a loop.
  rowsOf(strings).forEach(({ indent, pieces }) => {
    let line = ' '.repeat(indent);
    pieces.forEach((piece) => {
      if (typeof piece === 'string') line += piece;
      else line = hung(line, textIn(holes[piece]) ?? textOf(holes[piece]));
    });
    const isBlank = line.trim() === '';
    // Omits lines with only empty holes, collapses blank lines to one, and removes them at both ends.
    if (isBlank && (pieces.length > 0 || lines.length === 0 || lines.at(-1) === '')) return;
    lines.push(isBlank ? '' : line);
  });
  if (lines.at(-1) === '') lines.pop();
  return mdOf(lines.join('\n'));
}

/** Parsed templates. */
const rowsOf = memoizeByObject((strings: TemplateStringsArray): readonly TemplateRow[] => {
  if (isTemplate(strings)) return templateRows(strings);
  throw new TypeError('md is a template tag: write md`...`');
});

/** Returns the text of a hole that is not an `Md`. */
function textOf(hole: MdHole): string {
  if (hole === null || hole === undefined || hole === false) return '';
  if (hole === true || (typeof hole === 'number' && Number.isFinite(hole))) return String(hole);
  if (Array.isArray(hole)) return hole.map(mdContent).reduce(hung, '');
  throw new TypeError(`a hole of md takes Md, a finite number or a boolean, got ${describe(hole)}`);
}

/** Blocks with blank lines between them. Empty ones are omitted. */
export function blocks(...parts: readonly (Md | readonly Md[] | null | undefined | false)[]): Md {
  const texts: (string | undefined)[] = [];
  for (const part of parts) {
    if (Array.isArray(part)) part.forEach((one: Md) => texts.push(textIn(one)));
    else texts.push(textIn(part));
  }
  return mdOf(texts.filter(Boolean).join('\n\n'));
}

/** Encodes untrusted text on one line: all Markdown syntax in it is escaped. */
export function text(value: string): Md {
  return mdOf(escapeLine(oneLine(value)));
}

/** Separators of the parts of a sentence. */
export type Separator = ' ' | ', ' | ': ' | '; ' | ' and ' | ' or ' | ' · ';

/** Joins the parts of a sentence. Empty ones are omitted. */
export function inline(
  parts: readonly (Md | null | undefined | false)[],
  separator: Separator = ', ',
): Md {
  let line = '';
  for (const part of parts) {
    const text = textIn(part) ?? '';
    if (text !== '') line = hung(line === '' ? '' : line + separator, text);
  }
  return mdOf(line);
}

/** `code`. White space in it is collapsed, because a code span is one line. */
export function codeSpan(value: string): Md {
  return mdOf(codeSpanText(value));
}

/**
 * A fenced code block. If prettier formats the language, the text must already be formatted.
 * @param lang letters, digits, `+` and `-`; empty for none
 * @throws TypeError if the language contains other characters
 */
export function fence(lang: string, value: string): Md {
  if (!/^[a-z0-9+-]*$/.test(lang)) throw new TypeError('fence() takes a language of letters');
  const content = codeLines(value);
  const longest = content.includes('```')
    ? largest((content.match(/`+/g) ?? []).map((run) => run.length))
    : 2;
  const mark = '`'.repeat(longest + 1);
  return mdOf(`${mark}${lang}\n${content}\n${mark}`);
}

/** Unusual line breaks, and trailing spaces. Generated code has neither. */
const ODD = /[\r\u2028\u2029\u0085\v\f]|[^\S\n](?:\n|$)/;
/** Characters that may be invisible. */
const RARE = /[^\n -~]+/g;

/** Returns lines of code without trailing spaces and without blank lines at both ends. */
function codeLines(value: string): string {
  const shown = ODD.test(value)
    ? splitLines(value)
        .map((line) => showHidden(line).trimEnd())
        .join('\n')
    : value.replace(RARE, showHidden);
  let from = 0;
  let to = shown.length;
  while (shown[from] === '\n') from++;
  while (to > from && shown[to - 1] === '\n') to--;
  return withoutIncludes(shown.slice(from, to));
}

/** A link; only the label if the URL is unsafe. */
export function link(label: Md, url: string): Md {
  const address = safeUrl(url);
  return address === undefined ? label : mdOf(`[${labelText(mdContent(label))}](${address})`);
}

/** An image with a safe URL; only its label for any other. */
export function image(label: Md, url: string): Md {
  const shown = link(label, url);
  return shown === label ? label : mdOf(`!${mdContent(shown)}`);
}

/** `_text_` */
export function emphasis(content: Md): Md {
  return isEmptyMd(content) ? content : mdOf(`_${mdContent(content)}_`);
}

/** `**text**` */
export function strong(content: Md): Md {
  return isEmptyMd(content) ? content : mdOf(`**${mdContent(content)}**`);
}

/** A heading. */
export function heading(level: 1 | 2 | 3 | 4 | 5 | 6, content: Md): Md {
  return mdOf(`${'#'.repeat(level)} ${mdContent(content)}`);
}

/**
 * Prints an anchor for links.
 * @param slug lower-case letters, digits, `-` and `_`
 * @throws TypeError if it contains other characters
 */
export function anchor(slug: string): Md {
  if (!/^[a-z0-9_-]+$/.test(slug)) throw new TypeError('anchor() takes a slug');
  return mdOf(`<a id="${slug}"></a>`);
}
