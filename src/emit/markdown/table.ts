/** Markdown tables as prettier aligns them. */
import { memoizeByObject } from '../../foundation/memo.js';
import { widthOf } from '../layout/index.js';
import { contentsOf, linesIn, mdOfLines } from './opaque.js';
import type { MdContent, Line, Md } from './opaque.js';

/** How a column is aligned. */
export type Align = 'left' | 'right' | 'center' | undefined;

/**
 * A table with its columns aligned. A cell is one line: further lines are folded into it.
 * @param aligns by column; undefined: not stated
 */
export function table(
  header: readonly Md[],
  rows: readonly (readonly Md[])[],
  aligns: readonly Align[] = [],
): Md {
  const head = rowOf(header);
  const body = rows.map(rowOf);
  const most = new Array<number>(header.length).fill(3);
  widen(most, [head, ...body]);
  const lines: Line[] = [
    { text: rowText(head, most, aligns), verbatim: false },
    { text: ruleText(most, aligns), verbatim: false },
  ];
  for (const row of body) lines.push({ text: rowText(row, most, aligns), verbatim: false });
  return mdOfLines(lines);
}

/** The texts of a row's cells, and how wide they are. */
interface Row {
  readonly texts: readonly string[];
  readonly widths: readonly number[];
}

/** Tables of one document share rows. */
const rowOf = memoizeByObject((cells: readonly Md[]): Row => {
  const texts: string[] = [];
  const widths: number[] = [];
  const contents = contentsOf(cells);
  for (let index = 0; index < contents.length; index++) {
    const content = contents[index] ?? '';
    const isPlain = typeof content === 'string' && !content.includes('|');
    const text = isPlain ? content.trim() : cellText(content);
    texts.push(text);
    widths.push(ASCII.test(text) ? text.length : widthOf(text));
  }
  return { texts, widths };
});

/** Letters that take a column each. */
const ASCII = /^[ -~]*$/;

function widen(most: number[], rows: readonly Row[]): void {
  for (const { widths } of rows) {
    for (let column = 0; column < most.length; column++) {
      const width = widths[column] ?? 0;
      if (width > (most[column] ?? 0)) most[column] = width;
    }
  }
}

/** So many blanks, made once. */
const BLANKS: string[] = [];

function rowText(
  { texts, widths }: Row,
  most: readonly number[],
  aligns: readonly Align[],
): string {
  let out = '|';
  for (let column = 0; column < most.length; column++) {
    const free = (most[column] ?? 0) - (widths[column] ?? 0);
    const align = aligns[column];
    if (align === undefined || align === 'left') {
      out += ` ${texts[column] ?? ''}${(BLANKS[free] ??= ' '.repeat(free))} |`;
      continue;
    }
    const left = align === 'right' ? free : Math.floor(free / 2);
    out += ` ${' '.repeat(left)}${texts[column] ?? ''}${' '.repeat(free - left)} |`;
  }
  return out;
}

function ruleText(most: readonly number[], aligns: readonly Align[]): string {
  let out = '|';
  for (let column = 0; column < most.length; column++) {
    const align = aligns[column];
    const left = align === 'left' || align === 'center' ? ':' : '-';
    const right = align === 'right' || align === 'center' ? ':' : '-';
    out += ` ${left}${'-'.repeat((most[column] ?? 0) - 2)}${right} |`;
  }
  return out;
}

/** A cell on one line, with every `|` behind an odd number of backslashes. */
function cellText(content: MdContent): string {
  const folded =
    typeof content === 'string'
      ? content.trim()
      : linesIn(content)
          .map((line) => line.text.trim())
          .filter((line) => line !== '')
          .join(' ');
  if (!folded.includes('|')) return folded;
  return folded.replace(/(?<!\\)(\\*)\|/g, (found, before: string) =>
    before.length % 2 === 0 ? `${before}\\|` : found,
  );
}
