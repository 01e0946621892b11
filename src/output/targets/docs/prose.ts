/**
 * Converts descriptions to HTML and to Markdown. Each text is parsed only once, because large APIs repeat the same
 * sentences a hundred times.
 */
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import type { DocsView } from '../../../../templates/docs/view.js';
import { descriptionHtml } from '../../../print/emit/description/html.js';
import { anchorOf, descriptionMd } from '../../../print/emit/description/markdown.js';
import { isPlainDescription, parseDescription } from '../../../print/emit/description/parse.js';
import {
  fromBelow,
  headingsOf,
  withAnchors,
  withNoteLinks,
  withTargets,
  type ProseHeading,
  type ProseLinks,
} from '../../../print/emit/description/targets.js';
import type { ProseNode } from '../../../print/emit/description/tree.js';
import { text as plainText } from '../../../print/emit/markdown/index.js';
import { memoizeByText } from '../../../base/foundation/memo.js';

/**
 * Matches every text that may contain headings. All other texts are converted to the same result at every heading
 * level, so each of them is parsed only once.
 */
const MAY_HAVE_HEADINGS = /(?:^|[\s>])#|<h|^[ \t>]*(?:=+|-+)[ \t]*$/im;
/** Matches every text with footnotes. */
const MAY_HAVE_NOTES = /\[\^/;
/** Matches every text that may contain relative links or images. */
const MAY_HAVE_LINKS = /\][(:[]|<(?:a|img)\s/i;

export interface ProseOptions {
  /**
   * The names of operations and schemas. In Markdown, a heading in a description does not get one of these names as its
   * anchor, because links to the operation or schema would then lead to the heading.
   */
  readonly names: Iterable<string>;
  readonly links: ProseLinks;
}

/** Creates the functions that convert descriptions to HTML and to Markdown. */
export function docsProse({
  names,
  links,
}: ProseOptions): Pick<DocsView, 'prose' | 'said' | 'headingsIn'> {
  const taken = new Set([...names].map((name) => name.toLowerCase()));
  const isTaken = (anchor: string): boolean => taken.has(anchor.replace(/-\d+$/, ''));
  const parsed = byLevel((text, level) => {
    const nodes = parseDescription(text, level);
    return MAY_HAVE_LINKS.test(text) ? withTargets(nodes, withHeadings(links, nodes, '')) : nodes;
  });
  const anchored = (text: string, level: number, prefix: string): readonly ProseNode[] => {
    const nodes = parseDescription(text, level);
    const named = withAnchors(nodes, headingsOf(nodes), prefix);
    const own = MAY_HAVE_NOTES.test(text) ? withNoteLinks(named, prefix) : named;
    return MAY_HAVE_LINKS.test(text) ? withTargets(own, withHeadings(links, nodes, prefix)) : own;
  };
  const prose = byLevel((text, level) => descriptionHtml(parsed(text, level)));
  const markdown = byLevel((text, level) =>
    isPlainDescription(text) ? plainText(text) : descriptionMd(parsed(text, level), isTaken),
  );
  const markdownBelow = byLevel((text, level) =>
    descriptionMd(fromBelow(parsed(text, level)), isTaken),
  );
  const headings = memoizeByText((text) => headingsOf(parseDescription(text, 2)));
  return {
    prose: (text = '', below, anchors = '') =>
      anchors === '' || !(MAY_HAVE_NOTES.test(text) || (below > 0 && MAY_HAVE_HEADINGS.test(text)))
        ? prose(text, below)
        : descriptionHtml(anchored(text, below, anchors)),
    said: (text = '', below = 0, root = '') =>
      root === '' || !MAY_HAVE_LINKS.test(text)
        ? markdown(text, below)
        : markdownBelow(text, below),
    headingsIn: (text = '') => (MAY_HAVE_HEADINGS.test(text) ? headings(text) : NONE),
  };
}

const NONE: readonly ProseHeading[] = [];

/** Makes links to headings resolve to a heading in the same description, before any other target with that name. */
function withHeadings(links: ProseLinks, nodes: readonly ProseNode[], prefix: string): ProseLinks {
  const own = new Set(headingsOf(nodes).map(({ slug }) => slug));
  if (own.size === 0) return links;
  return {
    ...links,
    link: (url) => {
      const slug = headingSlug(url);
      return slug !== undefined && own.has(slug)
        ? { html: `#${prefix}${slug}`, markdown: `#${slug}` }
        : links.link(url);
    },
  };
}

/** Returns the slug of the heading that a link names: `#retries`, `#section/Errors/Retries`, `#description/retries`. */
function headingSlug(url: string): string | undefined {
  const [, path = ''] = /^#(?:section\/|description\/)?(.*)$/i.exec(url) ?? [];
  return path === '' ? undefined : anchorOf(percentDecoded(path.slice(path.lastIndexOf('/') + 1)));
}

/** Caches a result for each text and each heading level. */
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
