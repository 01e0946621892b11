/** Lists. */
import { indented, mdContent, mdOf } from './opaque.js';
import type { Md } from './opaque.js';

/** What a list looks like. */
export interface ListOptions {
  readonly ordered?: boolean;
  /** The first number. */
  readonly start?: number;
  /** Other signs than those of a list just before it, to which it does not belong. */
  readonly other?: boolean;
}

/** A list. Where an item has several blocks, items get blank lines between them. */
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
