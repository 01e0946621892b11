/** Descriptions in Markdown as elements: the parser's tokens through an allow-list; what it does not know is text. */
import { createRequire } from 'node:module';
import type markdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { lazy, memoizeByText } from '../../foundation/memo.js';
import { foreignUrl, shownText } from '../html/text.js';
import { addInlineTag, htmlBlock } from './tags.js';
import { TreeBuilder, type ProseElement, type ProseNode, type TagName } from './tree.js';

const require = createRequire(import.meta.url);

type Parser = ReturnType<typeof markdownIt>;

/** One reads the blocks of a text, the other what stands in them: large APIs repeat more paragraphs than whole texts. */
interface Parsers {
  readonly blocks: Parser;
  readonly lines: Parser;
}

/** Many an API needs no parser: it is loaded for the first text that does. */
const parsers = lazy((): Parsers => {
  const make = require('markdown-it') as typeof markdownIt;
  const blocks = make({ html: true });
  blocks.core.ruler.enableOnly(['normalize', 'block', 'strip_references']);
  const lines = make({ html: true, linkify: true });
  lines.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  // Addresses that no link may lead to stay as they are written. Of those without a scheme the label is left.
  const isAllowed = (url: string): boolean => foreignUrl(url) !== undefined || isRelative(url);
  blocks.validateLink = isAllowed;
  lines.validateLink = isAllowed;
  return { blocks, lines };
});

/** What the definitions of a text name: `[name]: https://…`. */
type Environment = Parameters<Parser['parse']>[1];

/**
 * One paragraph in which nothing means anything: the parser would make the same of it. With GitHub's description that
 * earns 6 % of the docs.
 */
const PLAIN = /^(?![\s#+\-=|:~]|\d+[.)])[^\\`*_[\]<>!&~|\n\r]*$/;

/** Relative to where the text stood first, or a part of it. */
function isRelative(url: string): boolean {
  return !/^(?:[a-z][a-z0-9+.-]*:|[/\\]{2})/i.test(url);
}

/**
 * A description as elements.
 * @param text Markdown; tags in it that are harmless count, without their attributes
 * @param level the level of its highest headings; 0: headings are bold paragraphs
 * @param base where relative addresses lead from; without it, their label is text
 * @returns nothing for a blank text; images are links, addresses are absolute ones of the web or of mailboxes
 */
export function parseDescription(text: string, level = 0, base = ''): readonly ProseNode[] {
  if (text.trim() === '') return [];
  if (isPlainDescription(text)) return [{ tag: 'p', children: [shownText(text.trim())] }];
  const environment: Environment = {};
  const tokens = parsers().blocks.parse(text, environment);
  return new Reader(level, base, environment).read(tokens);
}

/** Whether a description is one paragraph of words. */
export function isPlainDescription(text: string): boolean {
  return PLAIN.test(text) && !text.includes('://') && !/mailto:/i.test(text);
}

/** What stands in a paragraph, a heading or a cell. */
function lineTokens(content: string, environment: Environment): readonly Token[] {
  return parsers().lines.parseInline(content, environment)[0]?.children ?? [];
}

/** The same as nodes, by where relative addresses lead from: without definitions it is the same in every text. */
const lineNodes = memoizeByText((base) =>
  memoizeByText((content): readonly ProseNode[] =>
    isPlainDescription(content)
      ? [shownText(content)]
      : inlineNodes(lineTokens(content, {}), new TreeBuilder(base)),
  ),
);

/** Block tokens that are an element each, and hold others. */
const CONTAINERS: ReadonlySet<string> = new Set<TagName>([
  ...(['ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr'] as const),
]);

function isContainer(tag: string): tag is TagName {
  return CONTAINERS.has(tag);
}

class Reader {
  /** Levels of the headings around what follows, as they are written. */
  readonly #levels: number[] = [];
  readonly #tree: TreeBuilder;

  constructor(
    readonly level: number,
    readonly base: string,
    readonly environment: Environment,
  ) {
    this.#tree = new TreeBuilder(base);
  }

  read(tokens: readonly Token[]): readonly ProseNode[] {
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      const next = tokens[at + 1];
      if (token.nesting === 1 && next?.type === 'inline') {
        const isFirst = tokens[at - 1]?.type === 'blockquote_open';
        this.#tree.add(this.#leaf(token, next.content, isFirst));
        // What it holds was read with it, and its end.
        at += 2;
      } else this.#block(token);
    }
    return this.#tree.nodes;
  }

  #block(token: Token): void {
    const { type, tag, nesting, content } = token;
    const tree = this.#tree;
    if (nesting === -1) tree.endFrom(tree.open.length - 1);
    else if (isContainer(tag)) {
      const start = Number(token.attrGet('start') ?? 1);
      tree.start(tag, start === 1 ? {} : { start });
      if (tag !== 'li') tree.text('\n');
    } else if (type === 'hr') tree.add({ tag: 'hr', children: [] });
    else if (type === 'fence' || type === 'code_block') {
      const code = shownText(content.replace(/\n$/, ''));
      tree.add({ tag: 'pre', children: [{ tag: 'code', children: [code] }] });
    } else if (type === 'html_block') {
      const nodes = htmlBlock(content, this.base, parsers().blocks.utils.unescapeAll);
      nodes.forEach((node) => tree.add(node));
    } else tree.text(content);
  }

  /** A block that holds a line. */
  #leaf({ tag, hidden }: Token, content: string, isFirst: boolean): ProseElement {
    if (tag === 'p') {
      const children = isFirst ? this.#firstOfQuotation(content) : this.#line(content);
      return { tag: hidden ? 'line' : 'p', children };
    }
    const children = this.#line(content);
    // A header without a text heads nothing.
    if (tag === 'th' && content.trim() !== '') return { tag, children };
    return tag === 'td' || tag === 'th' ? { tag: 'td', children } : this.#heading(tag, children);
  }

  #line(content: string): readonly ProseNode[] {
    if (this.environment.references === undefined) return lineNodes(this.base)(content);
    return inlineNodes(lineTokens(content, this.environment), new TreeBuilder(this.base));
  }

  /** The first line of a quotation may say what it is: a note, a warning (as GitHub reads it). */
  #firstOfQuotation(content: string): readonly ProseNode[] {
    const tokens = lineTokens(content, this.environment);
    const kind = alertOf(tokens[0]);
    if (kind === undefined) return this.#line(content);
    const rest = tokens[1]?.type === 'softbreak' ? tokens.slice(2) : tokens.slice(1);
    const tree = new TreeBuilder(this.base);
    tree.add({ tag: 'strong', children: [kind] });
    if (rest.length > 0) tree.lineBreak();
    return inlineNodes(rest, tree);
  }

  /** A heading one below the one around it, however many levels the text leaves out. */
  #heading(tag: string, children: readonly ProseNode[]): ProseElement {
    const stated = Number(tag.slice(1));
    while ((this.#levels.at(-1) ?? 0) >= stated) this.#levels.pop();
    this.#levels.push(stated);
    const isEmpty = children.every((node) => typeof node === 'string' && node.trim() === '');
    if (this.level === 0 || isEmpty) return { tag: 'p', children: [{ tag: 'strong', children }] };
    const level = Math.min(this.level + this.#levels.length - 1, 6) as 1 | 2 | 3 | 4 | 5 | 6;
    return { tag: `h${level}`, children };
  }
}

const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*$/i;

/** What a quotation is, where it says so: `Note`. */
function alertOf(first: Token | undefined): string | undefined {
  const kind = first?.type === 'text' ? ALERT.exec(first.content)?.[1] : undefined;
  return kind && kind.slice(0, 1).toUpperCase() + kind.slice(1).toLowerCase();
}

function inlineNodes(tokens: readonly Token[], tree: TreeBuilder): readonly ProseNode[] {
  tokens.forEach((token, index) => addInline(tree, token, tokens[index + 1]));
  return tree.nodes;
}

function addInline(tree: TreeBuilder, token: Token, next: Token | undefined): void {
  const { type, tag, nesting, content } = token;
  if (tag === 'em' || tag === 'strong' || tag === 's') {
    if (nesting === 1) tree.startStyle(tag);
    else tree.end(tag);
    return;
  }
  switch (type) {
    case 'softbreak':
      return tree.text('\n');
    case 'hardbreak':
      return tree.lineBreak();
    case 'code_inline':
      return tree.add({ tag: 'code', children: [shownText(content)] });
    case 'link_open': {
      const url = String(token.attrGet('href') ?? '');
      tree.startLink(url);
      return next?.type === 'link_close' ? tree.text(url) : undefined;
    }
    case 'link_close':
      return tree.end('a');
    case 'image':
      return addImage(tree, content, String(token.attrGet('src') ?? ''));
    case 'html_inline':
      return addInlineTag(tree, content);
    default:
      return tree.text(content);
  }
}

/** A picture is not loaded: it is a link to where it is. */
function addImage(tree: TreeBuilder, label: string, url: string): void {
  const isLink = tree.startLink(url);
  tree.text(label.trim() === '' ? url : label);
  if (isLink) tree.end('a');
}
