/** Descriptions as HTML and as Markdown, each read once: large APIs repeat the same sentences a hundred times. */
import type { DocsView } from '../../../templates/docs/view.js';
import { markdownOf } from '../../emit/html/as-markdown.js';
import { descriptionHtml, isPlainDescription } from '../../emit/html/description.js';
import { NO_HTML, type Html } from '../../emit/html/index.js';
import { NO_MD, text as plainText, type Md } from '../../emit/markdown/index.js';
import { memoizeByText } from '../../foundation/memo.js';

/** Without any of these it is the same at every level, and is read once. */
const MAY_HAVE_HEADINGS = /(?:^|[\s>])#|<h|^[ \t>]*(?:=+|-+)[ \t]*$/im;

/**
 * What the pages say of descriptions.
 * @param names those of operations and schemas: no heading of a description may have their anchors
 * @param base where relative addresses lead from: the API's own pages
 */
export function docsProse(
  names: Iterable<string>,
  base: string | undefined,
): Pick<DocsView, 'prose' | 'said'> {
  const htmlOf: ((text: string) => Html)[] = [];
  const markdownAt: ((text: string) => Md)[] = [];
  const taken = new Set([...names].map((name) => name.toLowerCase()));
  const isTaken = (anchor: string): boolean => taken.has(anchor.replace(/-\d+$/, ''));
  const prose = (text: string | undefined, below: number): Html => {
    if (text === undefined || text === '') return NO_HTML;
    const level = MAY_HAVE_HEADINGS.test(text) ? below : 0;
    return (htmlOf[level] ??= memoizeByText((some) => descriptionHtml(some, level, base)))(text);
  };
  const said = (text: string | undefined, below = 0): Md => {
    if (text === undefined || text.trim() === '') return NO_MD;
    const level = MAY_HAVE_HEADINGS.test(text) ? below : 0;
    return (markdownAt[level] ??= memoizeByText((some) =>
      isPlainDescription(some) ? plainText(some) : markdownOf(prose(some, level), isTaken),
    ))(text);
  };
  return { prose, said };
}
