/** Safe Markdown: the template tag `md`, its encoders, and blocks formatted as by prettier. */
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

/**
 * The values that the tag `md` accepts between `${` and `}`. The tag rejects strings, because the caller must choose an
 * encoder.
 */
export type MdHole = Md | readonly Md[] | number | boolean | null | undefined;

export const NO_MD: Md = mdOf('');

/**
 * Creates Markdown from a template. The indentation of the template is removed. A piece with several lines is
 * indented to its position. A line whose interpolated values are all empty is omitted.
 * @throws TypeError if called as a function, or if an interpolated value has another type, such as a string
 */
export function md(strings: TemplateStringsArray, ...holes: readonly MdHole[]): Md {
  const lines: string[] = [];
  // `forEach` is used, because in unoptimized code a loop allocates two objects per step.
  rowsOf(strings).forEach(({ indent, pieces }) => {
    let line = ' '.repeat(indent);
    pieces.forEach((piece) => {
      if (typeof piece === 'string') line += piece;
      else line = hung(line, textIn(holes[piece]) ?? textOf(holes[piece]));
    });
    const isBlank = line.trim() === '';
    // Omits a line whose holes are all empty, a second blank line in a row, and blank lines at the start.
    if (isBlank && (pieces.length > 0 || lines.length === 0 || lines.at(-1) === '')) return;
    lines.push(isBlank ? '' : line);
  });
  if (lines.at(-1) === '') lines.pop();
  return mdOf(lines.join('\n'));
}

const rowsOf = memoizeByObject((strings: TemplateStringsArray): readonly TemplateRow[] => {
  if (isTemplate(strings)) return templateRows(strings);
  throw new TypeError('md is a template tag: write md`...`');
});

function textOf(hole: MdHole): string {
  if (hole === null || hole === undefined || hole === false) return '';
  if (hole === true || (typeof hole === 'number' && Number.isFinite(hole))) return String(hole);
  if (Array.isArray(hole)) return hole.map(mdContent).reduce(hung, '');
  throw new TypeError(`a hole of md takes Md, a finite number or a boolean, got ${describe(hole)}`);
}

/** Puts blank lines between blocks. Empty blocks are omitted. */
export function blocks(...parts: readonly (Md | readonly Md[] | null | undefined | false)[]): Md {
  const texts: (string | undefined)[] = [];
  for (const part of parts) {
    if (Array.isArray(part)) part.forEach((one: Md) => texts.push(textIn(one)));
    else texts.push(textIn(part));
  }
  return mdOf(texts.filter(Boolean).join('\n\n'));
}

/** Encodes untrusted text on one line. All Markdown syntax in the text is escaped. */
export function text(value: string): Md {
  return mdOf(escapeLine(oneLine(value)));
}

/** Texts that separate the parts of a sentence. */
export type Separator = ' ' | ', ' | ': ' | '; ' | ' and ' | ' or ' | ' · ';

/** Joins the parts of a sentence. Empty parts are omitted. */
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

/** Writes a code span. White space in the text is collapsed, because a code span must be on one line. */
export function codeSpan(value: string): Md {
  return mdOf(codeSpanText(value));
}

/**
 * A fenced code block. If prettier formats code of this language, the code must already be formatted.
 * @param lang letters, digits, `+` and `-`; empty for no language
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

/** Matches unusual line breaks and trailing spaces. Generated code contains neither, so it skips the slower path. */
const ODD = /[\r\u2028\u2029\u0085\v\f]|[^\S\n](?:\n|$)/;
/** Matches characters that may be invisible. */
const RARE = /[^\n -~]+/g;

/** Prepares lines of code: removes trailing spaces, and blank lines at both ends. */
function codeLines(value: string): string {
  const normalized = ODD.test(value)
    ? splitLines(value)
        .map((line) => showHidden(line).trimEnd())
        .join('\n')
    : value.replace(RARE, showHidden);
  let from = 0;
  let to = normalized.length;
  while (normalized[from] === '\n') from++;
  while (to > from && normalized[to - 1] === '\n') to--;
  return withoutIncludes(normalized.slice(from, to));
}

/** Writes a link. If the URL is unsafe, only the label is written. */
export function link(label: Md, url: string): Md {
  const address = safeUrl(url);
  return address === undefined ? label : mdOf(`[${labelText(mdContent(label))}](${address})`);
}

/** Writes an image. If the URL is unsafe, only the label is written. */
export function image(label: Md, url: string): Md {
  const linked = link(label, url);
  return linked === label ? label : mdOf(`!${mdContent(linked)}`);
}

/** Writes `_text_`. */
export function emphasis(content: Md): Md {
  return isEmptyMd(content) ? content : mdOf(`_${mdContent(content)}_`);
}

/** Writes `**text**`. */
export function strong(content: Md): Md {
  return isEmptyMd(content) ? content : mdOf(`**${mdContent(content)}**`);
}

/** Writes a heading. */
export function heading(level: 1 | 2 | 3 | 4 | 5 | 6, content: Md): Md {
  return mdOf(`${'#'.repeat(level)} ${mdContent(content)}`);
}

/**
 * Writes an anchor, to which links can point.
 * @param slug lower-case letters, digits, `-` and `_`
 * @throws TypeError if the slug contains other characters
 */
export function anchor(slug: string): Md {
  if (!/^[a-z0-9_-]+$/.test(slug)) throw new TypeError('anchor() takes a slug');
  return mdOf(`<a id="${slug}"></a>`);
}
