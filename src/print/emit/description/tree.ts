/** Descriptions as trees of harmless elements and text. They are printed as HTML and as Markdown. */
/** Inline elements that change the look of text. */
export const STYLE_TAGS = [
  ...(['b', 'code', 'del', 'em', 'i', 'kbd', 's', 'strong', 'sub', 'sup'] as const),
];

/** Block elements. */
export const BLOCK_TAGS = [
  ...(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'li'] as const),
  ...(['table', 'thead', 'tbody', 'tr', 'th', 'td'] as const),
];

export type StyleTag = (typeof STYLE_TAGS)[number];

/** All elements that a description may contain. A `line` is a paragraph in a tight list, which has no tag. */
export type TagName = StyleTag | (typeof BLOCK_TAGS)[number] | 'a' | 'br' | 'hr' | 'img' | 'line';

/** An element with its content. */
export interface ProseElement {
  readonly tag: TagName;
  readonly children: readonly ProseNode[];
  /** The target of a link or an image: an absolute `http`, `https` or `mailto` URL. */
  readonly href?: string;
  /** The URL as it is written, if it is relative. If there is no `target`, only the label is printed. */
  readonly to?: string;
  /** The target of a relative link. */
  readonly target?: ProseTarget;
  /** The URL of an image that the pages may load. If it is absent, a link to the image is printed. */
  readonly src?: string;
  /** True for an image inside a link. */
  readonly isInLink?: boolean;
  /** The number of a footnote: of the item that contains it, or of a reference to it. */
  readonly note?: number;
  /** The anchor of a heading, a footnote or a reference to one. */
  readonly id?: string;
  /** The first number of a list, if it is not 1. */
  readonly start?: number;
  /** The language of a code block, as its fence names it. */
  readonly language?: string;
  /** A quotation that warns or explains, the alignment of a cell, an item of a task list, or the list of footnotes. */
  readonly look?: ProseLook;
}

/** The target of a link inside the docs, in each format: a safe URL. */
export interface ProseTarget {
  readonly html: string;
  readonly markdown: string;
}

export type ProseLook =
  | ('note' | 'tip' | 'important' | 'warning' | 'caution')
  | ('center' | 'end')
  | ('done' | 'todo')
  | 'notes';

/** Decoded text, or an element. */
export type ProseNode = string | ProseElement;

export function isStyleTag(tag: string): tag is StyleTag {
  return STYLE_TAGS.some((one) => one === tag);
}

/** Returns the text of nodes without elements. */
export function textOfNodes(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : textOfNodes(node.children)))
    .join('');
}
