/** Descriptions as elements: what is harmless in them, and all else as text. They are printed as HTML and as Markdown. */
/** Elements that look different within a line. */
export const STYLE_TAGS = [
  ...(['b', 'code', 'del', 'em', 'i', 'kbd', 's', 'strong', 'sub', 'sup'] as const),
];

/** Elements that begin a line, and hold others or a line. */
export const BLOCK_TAGS = [
  ...(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'li'] as const),
  ...(['table', 'thead', 'tbody', 'tr', 'th', 'td'] as const),
];

export type StyleTag = (typeof STYLE_TAGS)[number];

/** All that a description may have. A `line` is a paragraph of a list whose items stand close: it has no tag. */
export type TagName = StyleTag | (typeof BLOCK_TAGS)[number] | 'a' | 'br' | 'hr' | 'line';

/** An element and what is in it, in order. */
export interface ProseElement {
  readonly tag: TagName;
  readonly children: readonly ProseNode[];
  /** Where a link leads: an absolute address of the web or of a mailbox. */
  readonly href?: string;
  /** The first number of a list, where it is not 1. */
  readonly start?: number;
}

/** A text, decoded, or an element. */
export type ProseNode = string | ProseElement;

export function isStyleTag(tag: string): tag is StyleTag {
  return STYLE_TAGS.some((one) => one === tag);
}

/** All text of nodes. */
export function textOfNodes(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : textOfNodes(node.children)))
    .join('');
}
