/** Descriptions as HTML and as Markdown, each read once: large APIs repeat the same sentences a hundred times. */
import type { DocsView } from '../../../../templates/docs/view.js';
import { descriptionHtml } from '../../../print/emit/description/html.js';
import { descriptionMd } from '../../../print/emit/description/markdown.js';
import { isPlainDescription, parseDescription } from '../../../print/emit/description/parse.js';
import { text as plainText } from '../../../print/emit/markdown/index.js';
import { memoizeByText } from '../../../base/foundation/memo.js';

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
  const taken = new Set([...names].map((name) => name.toLowerCase()));
  const isTaken = (anchor: string): boolean => taken.has(anchor.replace(/-\d+$/, ''));
  const parsed = byLevel((text, level) => parseDescription(text, level, base));
  const prose = byLevel((text, level) => descriptionHtml(parsed(text, level)));
  const said = byLevel((text, level) =>
    isPlainDescription(text) ? plainText(text) : descriptionMd(parsed(text, level), isTaken),
  );
  return {
    prose: (text = '', below) => prose(text, below),
    said: (text = '', below = 0) => said(text, below),
  };
}

/** Remembers what is made of a text whose highest headings have a level. */
function byLevel<R extends object>(
  make: (text: string, level: number) => R,
): (text: string, below: number) => R {
  const known = memoizeByText((text): { readonly always?: R; readonly levels: R[] } =>
    MAY_HAVE_HEADINGS.test(text) ? { levels: [] } : { always: make(text, 0), levels: [] },
  );
  return (text, below) => {
    const { always, levels } = known(text);
    return always ?? (levels[below] ??= make(text, below));
  };
}
