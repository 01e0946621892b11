/**
 * Parses descriptions in Markdown into elements. Only the parser's tokens in a fixed list become elements; all others
 * become text.
 */
import { createRequire } from 'node:module';
import type markdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { lazy, memoizeByText } from '../../../base/foundation/memo.js';
import { foreignUrl, visibleText } from '../html/text.js';
import { codeBlock, isRelative, TreeBuilder } from './builder.js';
import { Footnotes, readNote, readReference } from './footnotes.js';
import { readBlock, Tags } from './tags.js';
import type { ProseElement, ProseNode, ProseLook, TagName } from './tree.js';

const require = createRequire(import.meta.url);

type Parser = ReturnType<typeof markdownIt>;

/**
 * Two parsers: one for blocks, one for inline content. Large APIs repeat paragraphs more often than whole
 * descriptions, so the results for inline content are cached separately.
 */
interface Parsers {
  readonly blocks: Parser;
  readonly lines: Parser;
}

/** The parser is loaded when the first description needs it, because many APIs have only plain text. */
const parsers = lazy((): Parsers => {
  const make = require('markdown-it') as typeof markdownIt;
  const blocks = make({ html: true });
  blocks.core.ruler.enableOnly(['normalize', 'block', 'strip_references']);
  blocks.block.ruler.before('reference', 'footnote', readNote, { alt: ['paragraph', 'reference'] });
  const lines = make({ html: true, linkify: true });
  lines.inline.ruler.after('image', 'footnote_ref', readReference);
  lines.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  // A link to an unsafe URL stays literal text.
  const isAllowed = (url: string): boolean => foreignUrl(url) !== undefined || isRelative(url);
  blocks.validateLink = isAllowed;
  lines.validateLink = isAllowed;
  return { blocks, lines };
});

/** The link definitions of a description, `[name]: https://…`, and its footnotes. */
type Environment = Parameters<Parser['parse']>[1] & { readonly footnotes: Footnotes };

/**
 * Matches a description that is one paragraph without markup, which needs no parser. This fast path saves 6 % of the
 * time to write the docs of GitHub's API.
 */
const PLAIN = /^(?![\s#+\-=|:~]|\d+[.)])[^\\`*_[\]<>!&~|\n\r]*$/;

/**
 * Parses a description.
 * @param text Markdown. Known HTML tags become elements without attributes; a block element ends the paragraph around
 * it
 * @param level the level of the description's highest headings; 0 turns headings into bold paragraphs
 * @returns the elements; an empty list for blank text. Links and images have absolute `http`, `https` or `mailto`
 * URLs, or relative ones, which `withTargets` resolves
 */
export function parseDescription(text: string, level = 0): readonly ProseNode[] {
  if (text.trim() === '') return [];
  if (isPlainDescription(text)) return [{ tag: 'p', children: [visibleText(text.trim())] }];
  const environment: Environment = { footnotes: new Footnotes() };
  const tokens = parsers().blocks.parse(text, environment);
  return new Reader(text, level, environment).read(tokens);
}

/** Returns true if a description is one paragraph without markup. */
export function isPlainDescription(text: string): boolean {
  return PLAIN.test(text) && !text.includes('://') && !/mailto:/i.test(text);
}

/** Parses the inline content of a paragraph, a heading or a cell. */
function lineTokens(content: string, environment: Partial<Environment>): readonly Token[] {
  return parsers().lines.parseInline(content, environment)[0]?.children ?? [];
}

/**
 * Like `lineTokens`, but returns elements and is cached. Only valid for content without tags and link definitions,
 * because their meaning depends on the rest of the description.
 */
const lineNodes = memoizeByText((content): readonly ProseNode[] => {
  if (isPlainDescription(content)) return [visibleText(content)];
  const tree = new TreeBuilder(true);
  readLine(lineTokens(content, {}), new Tags(tree, content, () => {}));
  return tree.end();
});

/** Elements that enclose other blocks, and that the parser reports as a start token and an end token. */
const CONTAINERS: ReadonlySet<string> = new Set<TagName>([
  ...(['ul', 'ol', 'li', 'blockquote', 'table', 'thead', 'tbody', 'tr'] as const),
]);

function isContainer(tag: string): tag is TagName {
  return CONTAINERS.has(tag);
}

class Reader {
  /** The levels of the enclosing headings, as the description numbers them. */
  readonly #levels: number[] = [];
  readonly #tree: TreeBuilder;
  readonly #tags: Tags;

  constructor(
    text: string,
    readonly level: number,
    readonly environment: Environment,
  ) {
    this.#tree = new TreeBuilder();
    this.#tags = new Tags(this.#tree, text, (sourceLevel) => this.#openHeading(sourceLevel));
  }

  read(tokens: readonly Token[]): readonly ProseNode[] {
    const { footnotes } = this.environment;
    this.#read(footnotes.take(tokens));
    const tree = this.#tree;
    let note = 0;
    for (const content of footnotes.inOrder()) {
      if (note++ === 0) {
        // Closes all elements that the text left open.
        tree.end();
        tree.open('ol', { look: 'notes' });
      }
      tree.open('li', { note });
      this.#read(content);
      tree.close('li');
    }
    return tree.end();
  }

  #read(tokens: readonly Token[]): void {
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      const next = tokens[at + 1];
      if (token.nesting === 1 && next?.type === 'inline') {
        const before = tokens[at - 1]?.type;
        const isFirst = before === 'blockquote_open';
        const content = before === 'list_item_open' ? withoutTask(next.content) : next.content;
        if (isFirst || this.#hasTags(content)) this.#leaf(token, content, isFirst);
        else this.#tree.addBlock(this.#plainLeaf(token, lineNodes(content)));
        // Skips the inline token and the end token, because `#leaf` or `lineNodes` has already read the content.
        at += 2;
      } else this.#block(token, tokens[at + 2]);
    }
  }

  /**
   * Returns true if the content must not be cached, because its meaning depends on the rest of the description: on link
   * definitions, on footnotes, or on HTML tags that open and close elements around it.
   */
  #hasTags(content: string): boolean {
    const { references, footnotes } = this.environment;
    if (content.includes('<') || references !== undefined) return true;
    return footnotes.mayBeIn(content) || this.#tree.isCode;
  }

  /** @param second the token after the next one: for a quotation or a list item, its first line */
  #block(token: Token, second: Token | undefined): void {
    const { type, tag, nesting, content } = token;
    const tree = this.#tree;
    if (isContainer(tag)) {
      const start = Number(token.attrGet('start') ?? 1);
      if (nesting === -1) tree.close(tag);
      else if (tag === 'blockquote') tree.open(tag, quotationLook(second));
      else if (tag === 'li') tree.open(tag, taskLook(second));
      else tree.open(tag, start === 1 ? {} : { start });
    } else if (type === 'hr') tree.addBlock({ tag: 'hr', children: [] });
    else if (type === 'fence' || type === 'code_block') {
      tree.addBlock(codeBlock(visibleText(content.replace(/\n$/, '')), languageOf(token)));
    } else if (type === 'html_block') {
      readBlock(content, this.#tags, parsers().blocks.utils.unescapeAll);
    } else tree.text(content);
  }

  /** Reads a paragraph, a heading or a table cell. An HTML tag in its content may end it. */
  #leaf(token: Token, content: string, isFirst: boolean): void {
    const { tag, hidden } = token;
    const tree = this.#tree;
    const tokens = lineTokens(content, this.environment);
    // A screen reader would announce an empty header cell as a header without a name.
    const cell = tag === 'th' && content.trim() !== '' ? 'th' : 'td';
    if (tag === 'p' && !hidden) tree.open('p');
    else if (tag === 'td' || tag === 'th') tree.open(cell, alignment(token));
    else if (tag !== 'p') this.#openHeading(Number(tag.slice(1)));
    if (isFirst) this.#firstOfQuotation(tokens);
    else readLine(tokens, this.#tags);
    if (hidden) tree.text('\n');
    else if (tag === 'td' || tag === 'th') tree.close(cell);
    else tree.breakBlock();
  }

  /** Reads a paragraph, a heading or a table cell whose content has no HTML tag that could end it. */
  #plainLeaf(token: Token, children: readonly ProseNode[]): ProseElement {
    const { tag, hidden } = token;
    if (tag === 'p') return { tag: hidden ? 'line' : 'p', children };
    const isEmpty = children.every((node) => typeof node === 'string' && node.trim() === '');
    if (tag === 'td' || tag === 'th') {
      return { tag: isEmpty ? 'td' : tag, children, ...alignment(token) };
    }
    const level = this.#headingLevel(Number(tag.slice(1)));
    if (level === 0 || isEmpty) return { tag: 'p', children: [{ tag: 'strong', children }] };
    return { tag: `h${level}`, children };
  }

  /** Reads the first line of a quotation. If the line marks an alert (GitHub's `[!NOTE]`), the mark becomes a title. */
  #firstOfQuotation(tokens: readonly Token[]): void {
    const kind = alertOf(tokens[0]);
    if (kind === undefined) return readLine(tokens, this.#tags);
    const rest = tokens[1]?.type === 'softbreak' ? tokens.slice(2) : tokens.slice(1);
    this.#tree.add({ tag: 'strong', children: [kind] });
    if (rest.length > 0) this.#tree.lineBreak();
    readLine(rest, this.#tags);
  }

  /**
   * Returns the level at which a heading is printed: one below the enclosing heading, even if the description skips
   * levels; 0 if the heading is printed as bold text.
   */
  #headingLevel(sourceLevel: number): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
    while ((this.#levels.at(-1) ?? 0) >= sourceLevel) this.#levels.pop();
    this.#levels.push(sourceLevel);
    if (this.level === 0) return 0;
    return Math.min(this.level + this.#levels.length - 1, 6) as 1 | 2 | 3 | 4 | 5 | 6;
  }

  #openHeading(sourceLevel: number): void {
    const level = this.#headingLevel(sourceLevel);
    this.#tree.open(level === 0 ? 'p' : `h${level}`);
    if (level === 0) this.#tree.open('strong');
  }
}

/** Returns the look of a quotation: an alert such as `note`, if its first line marks it as one. */
function quotationLook(line: Token | undefined): { readonly look?: ProseLook } {
  const kind = line?.type === 'inline' ? /^\[!(\w+)\]/.exec(line.content)?.[1]?.toLowerCase() : '';
  const look = ALERT_LOOKS.find((one) => one === kind);
  return look === undefined ? {} : { look };
}

const ALERT_LOOKS = ['note', 'tip', 'important', 'warning', 'caution'] as const;

/** The check box of an item in a task list (GitHub Flavored Markdown §5.3). */
const TASK = /^\[([ xX])\][ \t]+(?=\S)/;

/** Returns the look of a list item whose first line starts with a check box. */
function taskLook(line: Token | undefined): { readonly look?: ProseLook } {
  const mark = line?.type === 'inline' ? TASK.exec(line.content)?.[1] : undefined;
  if (mark === undefined) return {};
  return { look: mark === ' ' ? 'todo' : 'done' };
}

function withoutTask(line: string): string {
  return line.startsWith('[') ? line.replace(TASK, '') : line;
}

/** Returns the alignment of a table cell, if the table declares one for its column. */
function alignment(token: Token): { readonly look?: ProseLook } {
  const style = String(token.attrGet('style') ?? '');
  if (style.endsWith('right')) return { look: 'end' };
  return style.endsWith('center') ? { look: 'center' } : {};
}

/** Returns the language of a fenced code block: the first word after the fence. */
function languageOf({ type, info }: Token): string {
  return type === 'fence' ? (/^[a-z0-9+-]+/.exec(info.trim().toLowerCase())?.[0] ?? '') : '';
}

const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*$/i;

/** Returns the kind of GitHub alert that the first line of a quotation declares, such as `Note`. */
function alertOf(first: Token | undefined): string | undefined {
  const kind = first?.type === 'text' ? ALERT.exec(first.content)?.[1] : undefined;
  return kind && kind.slice(0, 1).toUpperCase() + kind.slice(1).toLowerCase();
}

function readLine(tokens: readonly Token[], tags: Tags): void {
  tokens.forEach((token, index) => readInline(token, tokens[index + 1], tags));
}

function readInline(token: Token, next: Token | undefined, tags: Tags): void {
  const { type, tag, nesting, content } = token;
  const { tree } = tags;
  if (tag === 'em' || tag === 'strong' || tag === 's') {
    if (nesting === 1) tree.open(tag);
    else tree.close(tag);
    return;
  }
  switch (type) {
    case 'softbreak':
      return tree.text('\n');
    case 'hardbreak':
      return tree.lineBreak();
    case 'code_inline':
      if (tree.isCode) tree.text(content);
      else tree.add({ tag: 'code', children: [visibleText(content)] });
      return;
    case 'link_open': {
      const url = String(token.attrGet('href') ?? '');
      tree.openLink(url);
      return next?.type === 'link_close' ? tree.text(url) : undefined;
    }
    case 'link_close':
      return tree.close('a');
    case 'image':
      return tree.image(content, String(token.attrGet('src') ?? ''));
    case 'footnote_ref':
      return tree.add({ tag: 'sup', children: [content], note: Number(content) });
    case 'html_inline':
      return tags.tag(content);
    default:
      return tree.text(content);
  }
}
