/** Lists. */
import { contentsOf, isEmptyMd, mdLines, mdOfLines } from './opaque.js';
import type { Line, Md } from './opaque.js';

/** What a list looks like. */
export interface ListOptions {
  readonly ordered?: boolean;
  /** The first number. */
  readonly start?: number;
  /** Other signs than those of a list just before it, to which it does not belong. */
  readonly other?: boolean;
}

/** A list. Items of several blocks get blank lines between them. */
export function list(items: readonly Md[], options: ListOptions = {}): Md {
  const { ordered = false, start = 1, other = false } = options;
  const bullet = other ? '*' : '-';
  const flat = ordered ? undefined : flatItems(items, bullet);
  if (flat !== undefined) return mdOfLines(flat);
  const shown = items.filter((item) => !isEmptyMd(item));
  const loose = shown.some((item) => mdLines(item).some((line) => line.text === ''));
  const lines = shown.flatMap((item, index): Line[] => {
    const mark = ordered ? `${start + index}${other ? ')' : '.'} ` : `${bullet} `;
    const [first, ...others] = mdLines(item);
    const hung = [
      { text: mark + (first?.text ?? ''), verbatim: first?.verbatim ?? false },
      ...others.map((line) => indentedLine(line, ' '.repeat(mark.length))),
    ];
    return loose && index > 0 ? [{ text: '', verbatim: false }, ...hung] : hung;
  });
  return mdOfLines(lines);
}

/** Items of a line each, which most are; nothing where one has several. */
function flatItems(items: readonly Md[], bullet: string): readonly Line[] | undefined {
  const lines: Line[] = [];
  for (const content of contentsOf(items)) {
    if (typeof content !== 'string') return undefined;
    if (content !== '') lines.push({ text: `${bullet} ${content}`, verbatim: false });
  }
  return lines;
}

/** A line further to the right. */
function indentedLine(line: Line, lead: string): Line {
  return line.text === '' ? line : { ...line, text: lead + line.text };
}
