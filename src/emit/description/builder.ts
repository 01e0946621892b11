/** Elements in any order as a tree that is well formed: no paragraph holds a block, items stand in lists, cells in rows. */
import { foreignUrl, shownText } from '../html/text.js';
import { BLOCK_TAGS, type ProseElement, type ProseNode, type TagName } from './tree.js';
import { GENERATING_LIMITS } from '../../foundation/limits/generating.js';

const LINES: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol']);
const CELLS: ReadonlySet<string> = new Set(['td', 'th']);
const ROW_GROUPS: ReadonlySet<string> = new Set(['thead', 'tbody']);
/** What holds blocks alone. */
const TALL: ReadonlySet<string> = new Set([
  ...LISTS,
  ...ROW_GROUPS,
  ...['blockquote', 'table', 'tr'],
]);
const BLOCKS: ReadonlySet<string> = new Set(BLOCK_TAGS);

interface OpenElement extends ProseElement {
  readonly children: ProseNode[];
}

/** Takes what is opened, said and closed; it opens what is missing around, and closes what cannot stay open. */
export class TreeBuilder {
  readonly nodes: ProseNode[] = [];
  readonly #open: OpenElement[] = [];
  /** Whether text that follows is apart from the text of the same item or cell. */
  #isApart = false;
  /** The text of the block of code that is open. */
  #code: string | undefined;

  /**
   * @param base where relative addresses lead from; nothing: their label is text
   * @param isLine whether all of it stands in a line of something else
   */
  constructor(
    readonly base: string,
    readonly isLine = false,
  ) {}

  /** Whether text is taken as it stands: a block of code is open. */
  get isCode(): boolean {
    return this.#code !== undefined;
  }

  get #inside(): ProseNode[] {
    return this.#open.at(-1)?.children ?? this.nodes;
  }

  /** Adds a text; beside another one, they are one. */
  text(text: string): void {
    if (this.#code !== undefined) this.#code += shownText(text);
    else if (text.trim() !== '') {
      this.#phrase();
      this.#say(this.#isFresh() ? text.trimStart() : text);
    } else if (text !== '' && this.#takesWords() && !this.#isFresh()) this.#say(text);
  }

  #say(text: string): void {
    const inside = this.#inside;
    const last = inside.at(-1);
    if (typeof last === 'string') inside[inside.length - 1] = last + shownText(text);
    else inside.push(shownText(text));
  }

  /** Adds an element of a line that is whole. */
  add(node: ProseElement): void {
    if (this.#code !== undefined) return;
    this.#phrase();
    this.#inside.push(node);
  }

  /** Adds a block that is whole. */
  addBlock(node: ProseElement): void {
    if (this.#code !== undefined) return;
    if (CELLS.has(node.tag)) this.#toRow();
    else this.#flow();
    this.#inside.push(node);
  }

  /** A line break; none where nothing goes before. */
  lineBreak(): void {
    if (this.#code !== undefined) this.#code += '\n';
    else if (this.#takesWords() && !this.#isFresh()) {
      this.#inside.push({ tag: 'br', children: [] });
      this.#say('\n');
    }
  }

  /** Ends a paragraph or a heading: what follows is something else. */
  breakBlock(): void {
    const top = this.#open.at(-1)?.tag ?? '';
    // Between items and cells nothing stands that could end.
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

  open(tag: TagName, attributes: Pick<ProseElement, 'href' | 'start'> = {}): void {
    if (this.isCode || this.#open.length >= GENERATING_LIMITS.descriptionDepth.most) return;
    if (tag === 'li') this.#toList();
    else if (ROW_GROUPS.has(tag)) this.#toTable();
    else if (tag === 'tr') this.#toRowGroup();
    else if (CELLS.has(tag)) this.#toRow();
    else if (BLOCKS.has(tag)) this.#flow();
    else this.#phrase();
    if ((CELLS.has(tag) || (tag !== 'table' && needsCell(tag))) && !this.#has('table')) return;
    this.#push(tag, attributes);
  }

  /** Closes an element and those inside of it; nothing when it is not open. */
  close(tag: TagName): void {
    if (this.isCode) return;
    const at = this.#lastOf((one) => one === tag);
    if (at >= 0) this.#closeTo(at);
    if (BLOCKS.has(tag)) this.#isApart = true;
  }

  /**
   * Opens a link: none inside of another one, and none to where none may lead.
   * @returns whether there is one
   */
  openLink(url: string): boolean {
    const href = foreignUrl(url) ?? this.#resolved(url);
    if (href === undefined || this.isCode || this.#has('a')) return false;
    this.open('a', { href });
    return this.#has('a');
  }

  #resolved(url: string): string | undefined {
    if (this.base === '' || url === '' || !URL.canParse(url, this.base)) return undefined;
    return foreignUrl(new URL(url, this.base).href);
  }

  /** Closes all that is open. */
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

  #push(tag: TagName, attributes: Pick<ProseElement, 'href' | 'start'> = {}): void {
    this.#isApart = false;
    const element: OpenElement = { tag, children: TALL.has(tag) ? ['\n'] : [], ...attributes };
    this.#inside.push(element);
    this.#open.push(element);
  }

  #closeTo(length: number): void {
    while (this.#open.length > length) {
      const closed = this.#open.pop();
      // A heading or a paragraph of nothing says nothing.
      const isEmpty = closed?.children.length === 0;
      if (isEmpty && (LINES.has(closed.tag) || closed.tag === 'strong')) this.#inside.pop();
    }
  }

  /** Whether nothing stands yet in the block that is open. */
  #isFresh(): boolean {
    const top = this.#open.at(-1);
    return top !== undefined && BLOCKS.has(top.tag) && top.children.length === 0;
  }

  /** Whether words may stand here. */
  #takesWords(): boolean {
    const top = this.#open.at(-1)?.tag;
    return top === undefined ? this.isLine : !TALL.has(top);
  }

  /** Opens what words stand in. */
  #phrase(): void {
    const top = this.#open.at(-1)?.tag;
    if (top !== undefined && (LISTS.has(top) || needsCell(top))) this.#flow();
    const around = this.#open.at(-1)?.tag;
    const isBare = around === undefined ? !this.isLine : around === 'blockquote';
    const isItem = around !== undefined && (around === 'li' || CELLS.has(around));
    if (isBare || (isItem && this.#isApart && !this.#isFresh())) this.#push('p');
  }

  /** Closes and opens until a block may stand here. */
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

  /** To the list around, where an item may begin; there is one then. */
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

/** A block of code; what does not print is shown already. */
export function codeBlock(code: string): ProseElement {
  return { tag: 'pre', children: [{ tag: 'code', children: [code] }] };
}

/** Rows and what they stand in: words stand in cells alone. */
function needsCell(tag: string): boolean {
  return tag === 'table' || tag === 'tr' || ROW_GROUPS.has(tag);
}
