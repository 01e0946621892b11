/** Resolves the links and images of a description, and adds anchors to its headings. */
import { foreignUrl } from '../html/text.js';
import { anchorOf } from './markdown.js';
import { textOfNodes, type ProseElement, type ProseNode, type ProseTarget } from './tree.js';

/** Resolves the URLs in a description. The functions get each URL as it is written in the description. */
export interface ProseLinks {
  /** Returns the target of a relative link. If it returns `undefined`, only the label of the link is printed. */
  link(url: string): ProseTarget | undefined;
  /**
   * Returns the URL of an image that the pages may load; `undefined` for any other image. Such an image is printed as a
   * link.
   */
  image(url: string): string | undefined;
}

/** Resolves the URLs of all links and images. */
export function withTargets(nodes: readonly ProseNode[], links: ProseLinks): readonly ProseNode[] {
  return mapElements(nodes, (element) => {
    const { tag, href, to } = element;
    if (tag === 'img') {
      const src = links.image(href ?? to ?? '');
      return src === undefined ? element : { ...element, src };
    }
    if (to === undefined) return element;
    const target = links.link(to);
    if (target === undefined) return element;
    const foreign = foreignUrl(target.html);
    return foreign === undefined ? { ...element, target } : { ...element, href: foreign };
  });
}

export interface ProseHeading {
  readonly level: number;
  readonly title: string;
  /** The heading's anchor, as GitHub and similar hosts generate it. */
  readonly slug: string;
}

/**
 * Assigns anchors to headings. If several headings have the same text, a number is appended, as on GitHub.
 * @returns a function that returns the anchor of a heading; call it once for each heading, in order
 */
export function createSlugs(): (title: string) => string {
  const counts = new Map<string, number>();
  return (title) => {
    const slug = anchorOf(title);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  };
}

/** Returns the headings of a description in order. */
export function headingsOf(
  nodes: readonly ProseNode[],
  slugOf: (title: string) => string = createSlugs(),
): ProseHeading[] {
  const found: ProseHeading[] = [];
  for (const node of nodes) {
    const level = typeof node === 'string' ? undefined : /^h([1-6])$/.exec(node.tag)?.[1];
    if (level === undefined || typeof node === 'string') continue;
    const words = node.children.filter((one) => typeof one === 'string' || one.note === undefined);
    const title = lineOf(words);
    found.push({ level: Number(level), title, slug: slugOf(lineOf(node.children)) });
  }
  return found;
}

function lineOf(nodes: readonly ProseNode[]): string {
  return textOfNodes(nodes).replace(/\s+/g, ' ').trim();
}

/**
 * Adds anchors to the headings of a description.
 * @param headings the result of {@link headingsOf} for the same nodes
 * @param prefix is put before each anchor, to make it unique on the page
 */
export function withAnchors(
  nodes: readonly ProseNode[],
  headings: readonly ProseHeading[],
  prefix: string,
): readonly ProseNode[] {
  let at = 0;
  return nodes.map((node) => {
    if (typeof node === 'string' || !/^h[1-6]$/.test(node.tag)) return node;
    const slug = headings[at++]?.slug;
    return slug === undefined || slug === '' ? node : { ...node, id: prefix + slug };
  });
}

/**
 * Turns references to footnotes into links to them.
 * @param prefix is put before the anchors of footnotes, to make them unique on the page
 */
export function withNoteLinks(nodes: readonly ProseNode[], prefix: string): readonly ProseNode[] {
  return mapElements(nodes, (element) => {
    const { tag, note, children } = element;
    if (note === undefined) return element;
    // The anchors of headings contain no colon, so they never equal this one.
    const id = `${prefix}note:${note}`;
    if (tag === 'li') return { ...element, id };
    const target = { html: `#${id}`, markdown: `#${id}` };
    return { ...element, children: [{ tag: 'a', children, target }] };
  });
}

/** Adds `../` to each relative link, for a Markdown page that is in a subfolder. */
export function fromBelow(nodes: readonly ProseNode[]): readonly ProseNode[] {
  return mapElements(nodes, (element) => {
    const { target } = element;
    if (target === undefined || /^(?:#|[a-z]+:)/i.test(target.markdown)) return element;
    return { ...element, target: { ...target, markdown: `../${target.markdown}` } };
  });
}

/** Replaces every element, descendants before the elements that contain them. */
function mapElements(
  nodes: readonly ProseNode[],
  replace: (element: ProseElement) => ProseElement,
): readonly ProseNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    const children = mapElements(node.children, replace);
    return replace({ ...node, children });
  });
}
