/** Markdown tables. Their columns are not aligned: blanks for that would be most of the bytes of a large table. */
import { memoizeByObject } from '../../foundation/memo.js';
import { contentsOf, linesIn, mdOfLines } from './opaque.js';
import type { MdContent, Line, Md } from './opaque.js';

/** How a column is aligned. */
export type Align = 'left' | 'right' | 'center' | undefined;

const RULES: Readonly<Record<Exclude<Align, undefined>, string>> = {
  left: ':--',
  right: '--:',
  center: ':-:',
};

/**
 * A table. A cell is one line: further lines are folded into it.
 * @param aligns by column; undefined: not stated
 */
export function table(
  header: readonly Md[],
  rows: readonly (readonly Md[])[],
  aligns: readonly Align[] = [],
): Md {
  const rule = header.map((_, column) => {
    const align = aligns[column];
    return align === undefined ? '---' : RULES[align];
  });
  const lines: Line[] = [
    { text: rowText(header), verbatim: false },
    { text: `| ${rule.join(' | ')} |`, verbatim: false },
  ];
  // A row of other length would be read as one of the header's.
  for (const row of rows) {
    const text = row.length === header.length ? rowText(row) : filledRow(row, header.length);
    lines.push({ text, verbatim: false });
  }
  return mdOfLines(lines);
}

/** Tables of one document share rows. */
const rowText = memoizeByObject((cells: readonly Md[]): string => {
  let out = '|';
  for (const content of contentsOf(cells)) {
    const isPlain = typeof content === 'string' && !content.includes('|');
    const text = isPlain ? content.trim() : cellText(content);
    out += text === '' ? ' |' : ` ${text} |`;
  }
  return out;
});

function filledRow(cells: readonly Md[], length: number): string {
  return rowText(cells.slice(0, length)) + ' |'.repeat(Math.max(0, length - cells.length));
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
