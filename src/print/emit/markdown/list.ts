/** Markdown lists. */
import { indented, mdContent, mdOf } from './opaque.js';
import type { Md } from './opaque.js';

/** Options of a list. */
export interface ListOptions {
  readonly ordered?: boolean;
  /** The first number. */
  readonly start?: number;
  /** Uses other markers than the list directly before it, so that Markdown does not merge both. */
  readonly other?: boolean;
}

/** A list. If an item has several blocks, all items are separated by blank lines. */
export function list(items: readonly Md[], options: ListOptions = {}): Md {
  const { ordered = false, start = 1, other = false } = options;
  const shown = items.map(mdContent).filter((text) => text !== '');
  const lines = shown.map((text, index) => {
    const bullet = other ? '* ' : '- ';
    const mark = ordered ? `${start + index}${other ? ')' : '.'} ` : bullet;
    return mark + indented(text, mark.length);
  });
  const isLoose = shown.some((text) => text.includes('\n\n'));
  return mdOf(lines.join(isLoose ? '\n\n' : '\n'));
}
