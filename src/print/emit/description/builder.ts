/**
 * Builds a well-formed tree from HTML and Markdown elements in any order. In the tree, paragraphs contain no blocks,
 * list items are in lists, and table cells are in rows.
 */
import { foreignUrl, visibleText } from '../html/text.js';
import { BLOCK_TAGS, type ProseElement, type ProseNode, type TagName } from './tree.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';

const LINES: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol']);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const ROW_GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody']);
/** Elements that contain only block elements, no text. */
const TALL: ReadonlySet<string> = new Set([
  ...LISTS,
  ...ROW_GROUPS,
  ...['blockquote', 'table', 'tr'],
]);
const BLOCKS: ReadonlySet<string> = new Set(BLOCK_TAGS);

interface OpenElement extends ProseElement {
  readonly children: ProseNode[];
}

type Attributes = Pick<ProseElement, 'href' | 'to' | 'start' | 'look' | 'note'>;

/** Receives start tags, text and end tags. Opens missing parents, and closes elements that cannot stay open. */
export class TreeBuilder {
  readonly nodes: ProseNode[] = [];
  readonly #open: OpenElement[] = [];
  /** True if the next text must start a new paragraph within the same list item or table cell. */
  #isApart = false;
  /** The text of the open code block; `undefined` if no code block is open. */
  #code: string | undefined;

  /** @param isLine true if the tree must contain only inline content, such as the text of a heading */
  constructor(readonly isLine = false) {}

  /** True if a code block is open. All text in it is literal. */
  get isCode(): boolean {
    return this.#code !== undefined;
  }

  get #inside(): ProseNode[] {
    return this.#open.at(-1)?.children ?? this.nodes;
  }

  /** Adds text. Adjacent texts are merged. */
  text(text: string): void {
    if (this.#code !== undefined) this.#code += visibleText(text);
    else if (text.trim() !== '') {
      this.#openForText();
      this.#say(this.#isFresh() ? text.trimStart() : text);
    } else if (text !== '' && this.#allowsText() && !this.#isFresh()) this.#say(text);
  }

  #say(text: string): void {
    const inside = this.#inside;
    const last = inside.at(-1);
    if (typeof last === 'string') inside[inside.length - 1] = last + visibleText(text);
    else inside.push(visibleText(text));
  }

  add(node: ProseElement): void {
    if (this.#code !== undefined) return;
    this.#openForText();
    this.#inside.push(node);
  }

  addBlock(node: ProseElement): void {
    if (this.#code !== undefined) return;
    if (CELLS.has(node.tag)) this.#toRow();
    else this.#flow();
    this.#inside.push(node);
  }

  /** Adds a line break, except at the beginning of a block. */
  lineBreak(): void {
    if (this.#code !== undefined) this.#code += '\n';
    else if (this.#allowsText() && !this.#isFresh()) {
      this.#inside.push({ tag: 'br', children: [] });
      this.#say('\n');
    }
  }

  breakBlock(): void {
    const top = this.#open.at(-1)?.tag ?? '';
    // Between list items or table cells, no paragraph is open.
    if (this.#code !== undefined || LISTS.has(top) || needsCell(top)) return;
    this.#flow();
    this.#isApart = true;
  }

  openCode(): void {
    this.#code ??= '';
  }

  closeCode(): void {
    const code = this.#code?.replace(/^\n/, '').trimEnd();
    this.#code = undefined;
    if (code !== undefined && code !== '') this.addBlock(codeBlock(code));
  }

  open(tag: TagName, attributes: Attributes = {}): void {
    if (this.isCode || this.#open.length >= GENERATING_LIMITS.descriptionDepth.most) return;
    if (tag === 'li') this.#toList();
    else if (ROW_GROUPS.has(tag)) this.#toTable();
    else if (tag === 'tr') this.#toRowGroup();
    else if (CELLS.has(tag)) this.#toRow();
    else if (BLOCKS.has(tag)) this.#flow();
    else this.#openForText();
    if ((CELLS.has(tag) || (tag !== 'table' && needsCell(tag))) && !this.#has('table')) return;
    this.#push(tag, attributes);
  }

  /** Closes an element and its descendants. Does nothing if the element is not open. */
  close(tag: TagName): void {
    if (this.isCode) return;
    const at = this.#lastOf((one) => one === tag);
    if (at >= 0) this.#closeTo(at);
    if (BLOCKS.has(tag)) this.#isApart = true;
  }

  /**
   * Opens a link. Links are not nested, and unsafe URLs are rejected.
   * @returns true if the link was opened
   */
  openLink(url: string): boolean {
    const address = addressOf(url);
    if (address === undefined || this.isCode || this.#has('a')) return false;
    this.open('a', address);
    return this.#has('a');
  }

  /** Adds an image. If its URL is unsafe, only its label is added, as text. */
  image(label: string, url: string): void {
    const address = addressOf(url);
    const visibleLabel = label.trim() === '' ? url : label;
    if (address === undefined || this.isCode) return this.text(visibleLabel);
    const isInLink = this.#has('a');
    this.add({
      tag: 'img',
      children: [visibleText(visibleLabel)],
      ...address,
      ...(isInLink && { isInLink }),
    });
  }

  end(): readonly ProseNode[] {
    this.closeCode();
    this.#closeTo(0);
    return this.nodes;
  }

  #has(tag: TagName): boolean {
    return this.#open.some((one) => one.tag === tag);
  }

  #lastOf(isOne: (tag: TagName) => boolean): number {
    return this.#open.findLastIndex(({ tag }) => isOne(tag));
  }

  #push(tag: TagName, attributes: Attributes = {}): void {
    this.#isApart = false;
    const element: OpenElement = { tag, children: TALL.has(tag) ? ['\n'] : [], ...attributes };
    this.#inside.push(element);
    this.#open.push(element);
  }

  #closeTo(length: number): void {
    while (this.#open.length > length) {
      const closed = this.#open.pop();
      // An empty heading or paragraph is removed again.
      const isEmpty = closed?.children.length === 0;
      if (isEmpty && (LINES.has(closed.tag) || closed.tag === 'strong')) this.#inside.pop();
    }
  }

  #isFresh(): boolean {
    const top = this.#open.at(-1);
    return top !== undefined && BLOCKS.has(top.tag) && top.children.length === 0;
  }

  /** Returns true if text is allowed at the current position. */
  #allowsText(): boolean {
    const top = this.#open.at(-1)?.tag;
    return top === undefined ? this.isLine : !TALL.has(top);
  }

  /** Opens the elements that must enclose text at the current position, such as a paragraph. */
  #openForText(): void {
    const top = this.#open.at(-1)?.tag;
    if (top !== undefined && (LISTS.has(top) || needsCell(top))) this.#flow();
    const around = this.#open.at(-1)?.tag;
    const isBare = around === undefined ? !this.isLine : around === 'blockquote';
    const isItem = around !== undefined && (around === 'li' || CELLS.has(around));
    if (isBare || (isItem && this.#isApart && !this.#isFresh())) this.#push('p');
  }

  /** Closes and opens elements until a block is allowed at the current position. */
  #flow(): void {
    for (;;) {
      const top = this.#open.at(-1)?.tag;
      if (top === undefined || top === 'blockquote' || top === 'li' || CELLS.has(top)) return;
      if (LISTS.has(top)) this.#push('li');
      else if (needsCell(top)) {
        if (top !== 'tr') this.#push('tr');
        this.#push('td');
      } else this.#closeTo(this.#open.length - 1);
    }
  }

  /** Closes elements up to the enclosing list, or opens a list if there is none. */
  #toList(): void {
    const list = this.#lastOf((tag) => LISTS.has(tag));
    if (list >= 0 && list > this.#lastOf((tag) => CELLS.has(tag))) return this.#closeTo(list + 1);
    this.#flow();
    this.#push('ul');
  }

  #toTable(): void {
    const table = this.#lastOf((tag) => tag === 'table');
    if (table >= 0) this.#closeTo(table + 1);
    else this.breakBlock();
  }

  #toRowGroup(): void {
    const table = this.#lastOf((tag) => tag === 'table');
    if (table >= 0 && ROW_GROUPS.has(this.#open[table + 1]?.tag ?? '')) {
      return this.#closeTo(table + 2);
    }
    this.#toTable();
    if (table >= 0) this.#push('tbody');
  }

  #toRow(): void {
    const row = this.#lastOf((tag) => tag === 'tr');
    if (row > this.#lastOf((tag) => tag === 'table')) return this.#closeTo(row + 1);
    this.#toRowGroup();
    if (this.#has('table')) this.#push('tr');
  }
}

/** Returns a code block. The caller has already replaced invisible characters in `code`. */
export function codeBlock(code: string, language = ''): ProseElement {
  const children = [{ tag: 'code', children: [code] } as const];
  return language === '' ? { tag: 'pre', children } : { tag: 'pre', children, language };
}

/** Returns a safe absolute URL as `href`, and a relative URL as `to`; `undefined` for any other URL. */
function addressOf(url: string): Pick<ProseElement, 'href' | 'to'> | undefined {
  const href = foreignUrl(url);
  if (href !== undefined) return { href };
  return url !== '' && isRelative(url) ? { to: url } : undefined;
}

/** Returns true for a URL that is relative to the document, or to an element in it. */
export function isRelative(url: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(url);
}

/** Returns true for tables and rows: they contain no text directly, only cells do. */
function needsCell(tag: string): boolean {
  return tag === 'table' || tag === 'tr' || ROW_GROUPS.has(tag);
}
