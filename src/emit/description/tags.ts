/** Tags of HTML inside descriptions: those that are harmless, without attributes; all others are text. */
import { isStyleTag, TreeBuilder, type ProseNode, type TagName } from './tree.js';

const TAG = /^<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)\/?>$/;
const TAGS = /<\/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?\/?>/g;
const TAGS_AND_COMMENTS = /<!--[^]*?-->|<\/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?\/?>/g;

interface ForeignTag {
  readonly closing: boolean;
  readonly name: string;
  readonly attributes: string;
}

function tagOf(text: string): ForeignTag | undefined {
  const [, slash, name = '', attributes = ''] = TAG.exec(text) ?? [];
  return name === '' ? undefined : { closing: slash === '/', name: name.toLowerCase(), attributes };
}

function isList(name: string | undefined): name is 'ul' | 'ol' {
  return name === 'ul' || name === 'ol';
}

function hrefOf(attributes: string): string {
  return /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)?.slice(1).find(Boolean) ?? '';
}

/** A tag within a line: markup when it is harmless, else text; comments say nothing. */
export function addInlineTag(tree: TreeBuilder, text: string): void {
  if (text.startsWith('<!--')) return;
  const tag = tagOf(text);
  if (tag === undefined) return tree.text(text);
  const { closing, name, attributes } = tag;
  if (name === 'br' || (name === 'p' && !closing)) tree.lineBreak();
  else if (name === 'a' && !closing) tree.startLink(hrefOf(attributes));
  else if (name === 'a' || (isStyleTag(name) && closing)) tree.end(name);
  else if (isStyleTag(name)) tree.startStyle(name);
  else if (name !== 'p') tree.text(text);
}

/**
 * A block of HTML: paragraphs, lists and what stands in a line; all else is text.
 * @param base where relative addresses lead from
 * @param decode what the text between tags says, entities decoded
 */
export function htmlBlock(
  block: string,
  base: string,
  decode: (text: string) => string,
): readonly ProseNode[] {
  const reader = new BlockReader(base);
  let from = 0;
  for (const match of pieces(block)) {
    reader.text(decode(block.slice(from, match.index)));
    reader.tag(match[0]);
    from = match.index + match[0].length;
  }
  reader.text(decode(block.slice(from)));
  return reader.nodes();
}

/**
 * Its tags and comments. Behind the last end of a comment none is looked for: each beginning would read to the end of
 * the text in vain.
 */
function* pieces(block: string): Generator<{ readonly 0: string; readonly index: number }> {
  const comments = block.lastIndexOf('-->') + '-->'.length;
  if (comments < '-->'.length) return yield* block.matchAll(TAGS);
  yield* block.slice(0, comments).matchAll(TAGS_AND_COMMENTS);
  for (const { 0: tag, index } of block.slice(comments).matchAll(TAGS)) {
    yield { 0: tag, index: comments + index };
  }
}

class BlockReader {
  readonly #tree: TreeBuilder;

  constructor(base: string) {
    this.#tree = new TreeBuilder(base);
  }

  text(text: string): void {
    if (text.trim() !== '') this.#content(text);
    else if (text !== '') this.#tree.text(' ');
  }

  tag(text: string): void {
    const tag = tagOf(text);
    if (tag?.name === 'p') return this.#paragraph(tag.closing);
    if (tag?.name === 'li') return this.#item(text, tag.closing);
    if (isList(tag?.name)) return this.#list(tag.name, tag.closing);
    // What it opens belongs into a paragraph or an item: that comes first.
    const ends = tag?.closing === true && (tag.name === 'a' || isStyleTag(tag.name));
    if (!ends && !text.startsWith('<!--')) this.#content('');
    addInlineTag(this.#tree, text);
  }

  /** What was read, without blanks around it. */
  nodes(): readonly ProseNode[] {
    const { nodes } = this.#tree;
    return nodes.slice(isBlank(nodes[0]) ? 1 : 0, isBlank(nodes.at(-1)) ? -1 : undefined);
  }

  /** How many lists, items and paragraphs are open: all else that is open is inside of them. */
  #depth(): number {
    return this.#tree.open.findLastIndex(({ tag }) => tag !== 'a' && !isStyleTag(tag)) + 1;
  }

  #block(): TagName | undefined {
    return this.#tree.open[this.#depth() - 1]?.tag;
  }

  /** Text stands in a paragraph or in an item, never directly in a list. */
  #content(text: string): void {
    const block = this.#block();
    if (block === undefined) this.#start('p');
    else if (isList(block)) this.#start('li');
    this.#tree.text(text);
  }

  #paragraph(closing: boolean): void {
    if (this.#block() === 'p') this.#tree.end('p');
    if (closing) return;
    if (isList(this.#block())) this.#start('li');
    this.#start('p');
  }

  #item(text: string, closing: boolean): void {
    const list = this.#tree.open.findLastIndex(({ tag }) => isList(tag));
    if (list < 0) return closing ? undefined : this.#content(text);
    this.#tree.endFrom(list + 1);
    if (!closing) this.#tree.start('li');
  }

  #list(name: 'ul' | 'ol', closing: boolean): void {
    if (closing) return this.#tree.end(name);
    if (this.#tree.isFull) return;
    if (this.#block() === 'p') this.#tree.end('p');
    if (isList(this.#block())) this.#start('li');
    this.#start(name);
  }

  /** Starts a block in the innermost one: what is open in its line ends. */
  #start(tag: TagName): void {
    this.#tree.endFrom(this.#depth());
    this.#tree.start(tag);
  }
}

function isBlank(node: ProseNode | undefined): boolean {
  return typeof node === 'string' && node.trim() === '';
}
