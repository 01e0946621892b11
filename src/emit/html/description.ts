/** Descriptions in Markdown as HTML: the parser's tokens through an allow-list; what it does not know is text. */
import { createRequire } from 'node:module';
import type markdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { lazy, memoizeByText } from '../../foundation/memo.js';
import { htmlOf } from './opaque.js';
import type { Html } from './opaque.js';
import { blockTags, InlineTags } from './tags.js';
import { escapeText, foreignUrl } from './text.js';

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

/** Block tokens that are an element each. */
const ELEMENTS: ReadonlySet<string> = new Set([
  'paragraph',
  'bullet_list',
  'ordered_list',
  'list_item',
  'blockquote',
  'table',
  'thead',
  'tbody',
  'tr',
  'td',
]);
const INLINE: ReadonlySet<string> = new Set(['em', 'strong', 's']);

/**
 * A description as HTML blocks.
 * @param text Markdown; tags in it that are harmless count, without their attributes
 * @param level the level of its highest headings; 0: headings are bold paragraphs
 * @param base where relative addresses lead from; without it, their label is text
 * @returns nothing for a blank text; images are links, addresses are absolute ones of the web or of mailboxes
 */
export function descriptionHtml(text: string, level: number, base = ''): Html {
  if (text.trim() === '') return htmlOf('');
  if (isPlainDescription(text)) return htmlOf(`<p>${escapeText(text.trim())}</p>`);
  const environment: Environment = {};
  const tokens = parsers().blocks.parse(text, environment);
  return htmlOf(new Writer(level, base, environment).write(tokens));
}

/** Whether a description is one paragraph of words. */
export function isPlainDescription(text: string): boolean {
  return PLAIN.test(text) && !text.includes('://') && !/mailto:/i.test(text);
}

/** What stands in a paragraph, a heading or a cell. */
function lineTokens(content: string, environment: Environment): readonly Token[] {
  return parsers().lines.parseInline(content, environment)[0]?.children ?? [];
}

/** The same as HTML, by where relative addresses lead from: without definitions it is the same in every text. */
const lineHtml = memoizeByText((base) =>
  memoizeByText((content) => {
    if (isPlainDescription(content)) return escapeText(content);
    return inlineText(lineTokens(content, {}), base);
  }),
);

class Writer {
  /** Levels of the headings around what follows, as they are written. */
  readonly #levels: number[] = [];
  /** What closes the heading or cell that is open. */
  #close = '';
  /** Whether what follows is the first line of a quotation. */
  #isQuoted = false;

  constructor(
    readonly level: number,
    readonly base: string,
    readonly environment: Environment,
  ) {}

  write(tokens: readonly Token[]): string {
    let out = '';
    tokens.forEach((token, index) => {
      out += this.#block(token, tokens[index + 1]);
    });
    return out.trimEnd();
  }

  #block(token: Token, next: Token | undefined): string {
    const { type, tag, nesting, hidden, content } = token;
    const name = type.replace(/_(?:open|close)$/, '');
    if (type !== 'inline' && type !== 'paragraph_open') this.#isQuoted = type === 'blockquote_open';
    if (name === 'heading') return this.#heading(token, next);
    if (name === 'th') return this.#headerCell(token, next);
    if (ELEMENTS.has(name)) {
      if (hidden) return nesting === -1 ? '\n' : '';
      if (nesting === -1) return `</${tag}>\n`;
      const start = name === 'ordered_list' ? Number(token.attrGet('start') ?? 1) : 1;
      const breaks = /^(?:table|thead|tbody|tr|bullet_list|ordered_list|blockquote)$/.test(name);
      return `<${tag}${start === 1 ? '' : ` start="${start}"`}>${breaks ? '\n' : ''}`;
    }
    switch (type) {
      case 'inline':
        return this.#inline(content);
      case 'hr':
        return '<hr>\n';
      case 'fence':
      case 'code_block':
        return `<pre><code>${escapeText(content.replace(/\n$/, ''))}</code></pre>\n`;
      case 'html_block':
        return `${blockTags(content, parsers().blocks.utils.unescapeAll)}\n`;
      default:
        return escapeText(content);
    }
  }

  /** A line of text; the first one of a quotation may say what it is: a note, a warning (as GitHub reads it). */
  #inline(content: string): string {
    const isQuoted = this.#isQuoted;
    this.#isQuoted = false;
    if (!isQuoted) return this.#line(content);
    const tokens = lineTokens(content, this.environment);
    const kind = alertOf(tokens[0]);
    if (kind === undefined) return inlineText(tokens, this.base);
    const rest = tokens[1]?.type === 'softbreak' ? tokens.slice(2) : tokens.slice(1);
    const title = `<strong>${kind}</strong>`;
    return rest.length === 0 ? title : `${title}<br>\n${inlineText(rest, this.base)}`;
  }

  #line(content: string): string {
    if (this.environment.references === undefined) return lineHtml(this.base)(content);
    return inlineText(lineTokens(content, this.environment), this.base);
  }

  /** A heading one below the one around it, however many levels the text leaves out. */
  #heading({ tag, nesting }: Token, next: Token | undefined): string {
    if (nesting === -1) return `${this.#close}\n`;
    const empty = next === undefined || this.#line(next.content).trim() === '';
    const stated = Number(tag.slice(1));
    while ((this.#levels.at(-1) ?? 0) >= stated) this.#levels.pop();
    this.#levels.push(stated);
    const level = Math.min(this.level + this.#levels.length - 1, 6);
    const [open, close] =
      this.level === 0 || empty
        ? ['<p><strong>', '</strong></p>']
        : [`<h${level}>`, `</h${level}>`];
    this.#close = close;
    return open;
  }

  /** A header without a text heads nothing. */
  #headerCell({ nesting }: Token, next: Token | undefined): string {
    if (nesting === -1) return `${this.#close}\n`;
    const empty = next === undefined || next.content.trim() === '';
    this.#close = empty ? '</td>' : '</th>';
    return empty ? '<td>' : '<th>';
  }
}

const ALERT = /^\[!(note|tip|important|warning|caution)\][ \t]*$/i;

/** What a quotation is, where it says so: `Note`. */
function alertOf(first: Token | undefined): string | undefined {
  const kind = first?.type === 'text' ? ALERT.exec(first.content)?.[1] : undefined;
  return kind && kind.slice(0, 1).toUpperCase() + kind.slice(1).toLowerCase();
}

function inlineText(tokens: readonly Token[], base: string): string {
  const tags = new InlineTags(base);
  let out = '';
  tokens.forEach((token, index) => {
    out += inlineToken(token, tokens[index + 1], tags);
  });
  return out + tags.rest();
}

function inlineToken(token: Token, next: Token | undefined, tags: InlineTags): string {
  const { type, tag, nesting, content } = token;
  if (INLINE.has(type.replace(/_(?:open|close)$/, ''))) {
    return nesting === 1 ? tags.open(tag) : tags.close(tag);
  }
  switch (type) {
    case 'softbreak':
      return '\n';
    case 'hardbreak':
      return '<br>\n';
    case 'code_inline':
      return `<code>${escapeText(content)}</code>`;
    case 'link_open': {
      const url = String(token.attrGet('href') ?? '');
      return tags.openLink(url) + (next?.type === 'link_close' ? escapeText(url) : '');
    }
    case 'link_close':
      return tags.close('a');
    case 'image':
      return tags.image(content, String(token.attrGet('src') ?? ''));
    case 'html_inline':
      return tags.foreign(content);
    default:
      return escapeText(content);
  }
}
