/** Markdown that cannot be forged: the tag `md`, its encoders, and blocks as prettier leaves them. */
import {
  inRow,
  isEmptyMd,
  isMd,
  lineOf,
  mdOfLines,
  ofLine,
  ofText,
  onLine,
  mdLines,
  pieces,
} from './opaque.js';
import type { Line, Md } from './opaque.js';
import {
  codeSpanText,
  escapeLine,
  oneLine,
  safeUrl,
  showHidden,
  splitLines,
  withoutIncludes,
} from './text.js';
import { describe } from '../describe.js';

export { markdownPieces, markdownText } from './file.js';
export { isEmptyMd, isMd } from './opaque.js';
export type { Md } from './opaque.js';
export { list } from './list.js';
export {
  ANOTHER_MARK,
  glued,
  led,
  LINE_BREAK,
  lineOfMd,
  marks,
  phrase,
  blockquote,
  RULE,
  tagged,
} from './prose.js';
export { table } from './table.js';
export type { Align } from './table.js';

/** What may stand in a hole of the tag. Not a string: a string must say what it is. */
export type MdHole = Md | readonly Md[] | number | boolean | null | undefined;

/** Nothing. */
export const NO_MD: Md = mdOfLines([]);

/**
 * A piece of Md. The template's own indentation is removed; pieces of several lines are
 * indented where they stand; a line of nothing but holes that print nothing is left out.
 * @throws TypeError when called as a function, or when a hole holds anything else, a string above all
 */
export function md(strings: TemplateStringsArray, ...holes: readonly MdHole[]): Md {
  if (!Array.isArray(strings) || !Object.isFrozen(strings) || !Array.isArray(strings.raw)) {
    throw new TypeError('md is a template tag: write md`...`');
  }
  return onLine(strings, holes) ?? onLines(strings, holes);
}

function onLines(strings: readonly string[], holes: readonly MdHole[]): Md {
  const filled = holes.map(fillHole);
  const rows: { text: string; holes: number; lines: Line[] }[] = [];
  let row = { text: '', holes: 0, lines: [{ text: '', verbatim: false }] };
  for (const [index, text] of strings.entries()) {
    if (index > 0) {
      row.holes++;
      row.lines = splice(row.lines, filled[index - 1] ?? []);
    }
    for (const [part, piece] of text.split('\n').entries()) {
      if (part > 0) {
        rows.push(row);
        row = { text: '', holes: 0, lines: [{ text: '', verbatim: false }] };
      }
      row.text += piece;
      row.lines = splice(row.lines, [{ text: piece, verbatim: false }]);
    }
  }
  rows.push(row);
  return mdOfLines(dedent(rows));
}

function fillHole(hole: MdHole): readonly Line[] {
  if (isMd(hole)) return mdLines(hole);
  if (hole === null || hole === undefined || hole === false) return [];
  if (hole === true || (typeof hole === 'number' && Number.isFinite(hole))) {
    return [{ text: String(hole), verbatim: false }];
  }
  if (Array.isArray(hole) && hole.every(isMd)) {
    return hole.reduce<readonly Line[]>((all, one) => splice(all, mdLines(one)), []);
  }
  throw new TypeError(`a hole of md takes Md, a finite number or a boolean, got ${describe(hole)}`);
}

/** Puts lines behind lines: the first goes on in the last, the others hang under its indentation and bullet. */
function splice(before: readonly Line[], after: readonly Line[]): Line[] {
  const last = before.at(-1);
  const [first, ...others] = after;
  if (last === undefined) return [...after];
  if (first === undefined) return [...before];
  const joint = { text: last.text + first.text, verbatim: last.verbatim || first.verbatim };
  if (others.length === 0) return [...before.slice(0, -1), joint];
  const lead = /^ *(?:(?:[-*+]|\d+\.) )*/.exec(before[0]?.text ?? '')?.[0] ?? '';
  return [
    ...before.slice(0, -1),
    joint,
    ...others.map((line) => indented(line, ' '.repeat(lead.length))),
  ];
}

function indented(line: Line, lead: string): Line {
  return line.text === '' ? line : { ...line, text: lead + line.text };
}

function dedent(rows: readonly { text: string; holes: number; lines: readonly Line[] }[]): Line[] {
  const several = rows.length > 1;
  const isBlank = (row: (typeof rows)[number]): boolean => row.text.trim() === '';
  const shown = rows.filter((row, index) => {
    if (several && (index === 0 || index === rows.length - 1) && isBlank(row) && row.holes === 0) {
      return false;
    }
    return !(row.holes > 0 && isBlank(row) && row.lines.every(({ text }) => text.trim() === ''));
  });
  const leads = shown
    .filter((row, index) => !(isBlank(row) && row.holes === 0) && !(index === 0 && rows[0] === row))
    .map((row) => /^ */.exec(row.text)?.[0].length ?? 0);
  const common = several && leads.length > 0 ? Math.min(...leads) : 0;
  return shown.flatMap((row) =>
    row.lines.map((line) => {
      const lead = /^ */.exec(line.text)?.[0].length ?? 0;
      return { ...line, text: line.text.slice(Math.min(common, lead)) };
    }),
  );
}

/**
 * Blocks with a blank line between them; empty ones are left out.
 */
export function blocks(...parts: readonly (Md | readonly Md[] | null | undefined | false)[]): Md {
  const lines: Line[] = [];
  for (const part of parts) {
    const all: readonly Md[] = isMd(part) ? [part] : Array.isArray(part) ? part : [];
    for (const one of all) {
      if (isEmptyMd(one)) continue;
      if (lines.length > 0) lines.push(BLANK);
      // One by one: a block may have more lines than a call takes arguments.
      for (const line of pieces(one)) lines.push(line);
    }
  }
  return mdOfLines(lines);
}

const BLANK: Line = { text: '', verbatim: false };

/** Foreign text as text on one line: everything in it that could be markup is escaped. */
export function text(value: string): Md {
  return ofLine(escapeLine(oneLine(value)));
}

/** What may stand between pieces of a sentence. */
export type Separator = ' ' | ', ' | ': ' | '; ' | ' and ' | ' or ' | ' · ';

/** Pieces of a sentence on one line; empty ones are left out. */
export function inline(
  parts: readonly (Md | null | undefined | false)[],
  separator: Separator = ', ',
): Md {
  return inRow(parts, separator) ?? inLines(parts.filter(isShown), separator);
}

function isShown(part: Md | null | undefined | false): part is Md {
  return isMd(part) && !isEmptyMd(part);
}

function inLines(parts: readonly Md[], separator: Separator): Md {
  const between = mdLines(ofText(separator));
  return mdOfLines(
    parts.reduce<readonly Line[]>(
      (all, part, at) => splice(at === 0 ? all : splice(all, between), mdLines(part)),
      [],
    ),
  );
}

/** `code`; white space in it is folded, since a span is one line. */
export function codeSpan(value: string): Md {
  return ofLine(codeSpanText(value));
}

/**
 * A fenced code block. Text in a language that prettier knows must be as prettier formats it.
 * @param lang letters, digits, `+` and `-`; empty for none
 * @throws TypeError when the language is anything else
 */
export function fence(lang: string, value: string): Md {
  if (!/^[a-z0-9+-]*$/.test(lang)) throw new TypeError('fence() takes a language of letters');
  const content = codeLines(value);
  const longest = content.includes('```')
    ? Math.max(...(content.match(/`+/g) ?? []).map((run) => run.length))
    : 2;
  const mark = '`'.repeat(longest + 1);
  return mdOfLines([{ text: `${mark}${lang}\n${content}\n${mark}`, verbatim: true }]);
}

/** Rare line breaks, and blanks at the end of a line: code that we have written has none. */
const ODD = /[\r\u2028\u2029\u0085\v\f]|[^\S\n](?:\n|$)/;
/** What may not print. */
const RARE = /[^\n -~]+/g;

/** Lines of code without blanks at their ends, and without blank lines around them. */
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

/** A link; where the address is not of a harmless kind, just its label. */
export function link(label: Md, url: string): Md {
  const address = safeUrl(url);
  if (address === undefined) return label;
  const line = lineOf(label);
  return line === undefined ? md`[${label}](${ofText(address)})` : ofLine(`[${line}](${address})`);
}

/** `_text_` */
export function emphasis(content: Md): Md {
  return isEmptyMd(content) ? content : md`_${content}_`;
}

/** `**text**` */
export function strong(content: Md): Md {
  const line = lineOf(content);
  if (line !== undefined) return line === '' ? content : ofLine(`**${line}**`);
  return isEmptyMd(content) ? content : md`**${content}**`;
}

/** A heading. */
export function heading(level: 1 | 2 | 3 | 4 | 5 | 6, content: Md): Md {
  const marks = '#'.repeat(level);
  const line = lineOf(content);
  return line === undefined ? md`${ofText(marks)} ${content}` : ofLine(`${marks} ${line}`);
}

/**
 * A place to link to.
 * @param slug lower-case letters, digits, `-` and `_`
 * @throws TypeError when it is anything else
 */
export function anchor(slug: string): Md {
  if (!/^[a-z0-9_-]+$/.test(slug)) throw new TypeError('anchor() takes a slug');
  return ofText(`<a id="${slug}"></a>`);
}
