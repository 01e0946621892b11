/** Descriptions as elements: what is harmless in them, and all else as text. They are printed as HTML and as Markdown. */
import { foreignUrl, shownText } from '../html/text.js';

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

/** No text nests deeper. Without a limit, each end tag would look through all that a hostile text has opened. */
const DEEPEST = 100;

interface OpenElement extends ProseElement {
  readonly children: ProseNode[];
}

/** Nodes in the order of the text. What is opened ends with what is around it, if not before. */
export class TreeBuilder {
  readonly nodes: ProseNode[] = [];
  readonly #open: OpenElement[] = [];

  /** @param base where relative addresses lead from; nothing: their label is text */
  constructor(readonly base: string) {}

  /** The elements that are open, the outermost first. */
  get open(): readonly ProseElement[] {
    return this.#open;
  }

  /** Whether all is open that may be. */
  get isFull(): boolean {
    return this.#open.length >= DEEPEST;
  }

  get #inside(): ProseNode[] {
    return this.#open.at(-1)?.children ?? this.nodes;
  }

  /** Adds a text; beside another one, they are one. */
  text(text: string): void {
    if (text === '') return;
    const inside = this.#inside;
    const last = inside.at(-1);
    if (typeof last === 'string') inside[inside.length - 1] = last + shownText(text);
    else inside.push(shownText(text));
  }

  /** Adds a node that is whole. */
  add(node: ProseNode): void {
    this.#inside.push(node);
  }

  lineBreak(): void {
    this.add({ tag: 'br', children: [] });
    this.text('\n');
  }

  start(tag: TagName, attributes: Pick<ProseElement, 'href' | 'start'> = {}): void {
    const element: OpenElement = { tag, children: [], ...attributes };
    this.#inside.push(element);
    this.#open.push(element);
  }

  startStyle(tag: StyleTag): void {
    if (!this.isFull) this.start(tag);
  }

  /** Ends an element and those inside of it; nothing when it is not open. */
  end(tag: TagName): void {
    const at = this.#open.findLastIndex((one) => one.tag === tag);
    if (at >= 0) this.endFrom(at);
  }

  /** Ends all elements but so many. */
  endFrom(depth: number): void {
    this.#open.length = Math.min(this.#open.length, depth);
  }

  /**
   * Starts a link: none inside of another one, and none to where none may lead.
   * @returns whether there is one
   */
  startLink(url: string): boolean {
    const href = foreignUrl(url) ?? this.#resolved(url);
    if (href === undefined || this.isFull || this.#open.some(({ tag }) => tag === 'a'))
      return false;
    this.start('a', { href });
    return true;
  }

  #resolved(url: string): string | undefined {
    if (this.base === '' || url === '' || !URL.canParse(url, this.base)) return undefined;
    return foreignUrl(new URL(url, this.base).href);
  }
}
