/** Descriptions as trees of safe elements and text. The trees are printed as HTML and as Markdown. */
/** Inline elements that change the look of text. */
export const STYLE_TAGS = [
  ...(['b', 'code', 'del', 'em', 'i', 'kbd', 's', 'strong', 'sub', 'sup'] as const),
];

export const BLOCK_TAGS = [
  ...(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'ul', 'ol', 'li'] as const),
  ...(['table', 'thead', 'tbody', 'tr', 'th', 'td'] as const),
];

export type StyleTag = (typeof STYLE_TAGS)[number];

/**
 * The elements that a description may contain. A `line` is a paragraph in a list without blank lines; HTML has no tag
 * for it.
 */
export type TagName = StyleTag | (typeof BLOCK_TAGS)[number] | 'a' | 'br' | 'hr' | 'img' | 'line';

export interface ProseElement {
  readonly tag: TagName;
  readonly children: readonly ProseNode[];
  /** The target of a link: an absolute `http`, `https` or `mailto` URL. For an image, its address. */
  readonly href?: string;
  /** A relative URL as it is written. If `target` is absent, only the label of the link is printed. */
  readonly to?: string;
  readonly target?: ProseTarget;
  /** The URL of an image that the pages may load. If absent, a link to the image is printed. */
  readonly src?: string;
  readonly isInLink?: boolean;
  /** The number of a footnote. Both the list item with the footnote and each reference to it have the number. */
  readonly note?: number;
  /** The anchor of a heading, of a footnote, or of a reference to a footnote. */
  readonly id?: string;
  /** The number of the list's first item, if it is not 1. */
  readonly start?: number;
  /** The language that the fence of a code block names. */
  readonly language?: string;
  /** The kind of an alert, the alignment of a table cell, or the state of an item of a task list. */
  readonly look?: ProseLook;
}

/** The target of a link inside the docs: a safe URL for each format. */
export interface ProseTarget {
  readonly html: string;
  readonly markdown: string;
}

export type ProseLook =
  | ('note' | 'tip' | 'important' | 'warning' | 'caution')
  | ('center' | 'end')
  | ('done' | 'todo')
  | 'notes';

/** A text without entities, or an element. */
export type ProseNode = string | ProseElement;

export function isStyleTag(tag: string): tag is StyleTag {
  return STYLE_TAGS.some((one) => one === tag);
}

/** Returns the text of nodes and of their descendants. */
export function textOfNodes(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : textOfNodes(node.children)))
    .join('');
}
