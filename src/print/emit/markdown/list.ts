/** Writes Markdown lists. */
import { indented, mdContent, mdOf } from './opaque.js';
import type { Md } from './opaque.js';

export interface ListOptions {
  readonly ordered?: boolean;
  /** The number of the first item. */
  readonly start?: number;
  /**
   * True to use different markers from the list directly before this one. If the markers were the same, Markdown would
   * merge the two lists.
   */
  readonly other?: boolean;
}

/** Writes a list. If one item has several blocks, blank lines separate all items. */
export function list(items: readonly Md[], options: ListOptions = {}): Md {
  const { ordered = false, start = 1, other = false } = options;
  const texts = items.map(mdContent).filter((text) => text !== '');
  const lines = texts.map((text, index) => {
    const bullet = other ? '* ' : '- ';
    const mark = ordered ? `${start + index}${other ? ')' : '.'} ` : bullet;
    return mark + indented(text, mark.length);
  });
  const isLoose = texts.some((text) => text.includes('\n\n'));
  return mdOf(lines.join(isLoose ? '\n\n' : '\n'));
}
