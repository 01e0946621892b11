/** Tags of HTML inside descriptions: those that are harmless, without attributes, and always closed. */
import { escapeAttribute, escapeText, foreignUrl } from './text.js';

const PHRASES: ReadonlySet<string> = new Set([
  'b',
  'strong',
  'i',
  'em',
  'code',
  'kbd',
  's',
  'del',
  'sub',
  'sup',
]);
const LISTS: ReadonlySet<string> = new Set(['ul', 'ol']);
const TAG = /^<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)\/?>$/;
const TAGS = /<\/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?\/?>/g;
const TAGS_AND_COMMENTS = /<!--[^]*?-->|<\/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?\/?>/g;

interface Tag {
  readonly closing: boolean;
  readonly name: string;
  readonly attributes: string;
}

function tagOf(text: string): Tag | undefined {
  const [, slash, name = '', attributes = ''] = TAG.exec(text) ?? [];
  return name === '' ? undefined : { closing: slash === '/', name: name.toLowerCase(), attributes };
}

function hrefOf(attributes: string): string {
  return /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes)?.slice(1).find(Boolean) ?? '';
}

/** No text nests deeper. Without a limit, each end tag would look through all that a hostile text has opened. */
const DEEPEST = 100;

/** The elements that are open within a line of text. */
export class InlineTags {
  readonly #open: string[] = [];

  /** @param base where relative addresses lead from; nothing: their label is text */
  constructor(readonly base = '') {}

  open(tag: string): string {
    if (this.#open.length >= DEEPEST) return '';
    this.#open.push(tag);
    return `<${tag}>`;
  }

  /** Closes an element and those inside of it; nothing when it is not open. */
  close(tag: string): string {
    const at = this.#open.lastIndexOf(tag);
    return at < 0 ? '' : this.#closed(at);
  }

  /** No link inside of another one, and none to where none may lead. */
  openLink(url: string): string {
    const address = foreignUrl(url) ?? this.#resolved(url);
    if (address === undefined || this.#open.includes('a') || this.#open.length >= DEEPEST)
      return '';
    this.#open.push('a');
    return `<a href="${escapeAttribute(address)}" rel="noopener noreferrer">`;
  }

  #resolved(url: string): string | undefined {
    if (this.base === '' || url === '' || !URL.canParse(url, this.base)) return undefined;
    return foreignUrl(new URL(url, this.base).href);
  }

  /** A picture is not loaded: it is a link to where it is. */
  image(label: string, url: string): string {
    const text = escapeText(label.trim() === '' ? url : label);
    const open = this.openLink(url);
    return open === '' ? text : open + text + this.close('a');
  }

  /** A tag as it is written: markup when it is harmless, else text; comments say nothing. */
  foreign(text: string): string {
    if (text.startsWith('<!--')) return '';
    const tag = tagOf(text);
    if (tag === undefined) return escapeText(text);
    const { closing, name, attributes } = tag;
    if (name === 'br') return '<br>\n';
    if (name === 'p') return closing ? '' : '<br>\n';
    if (PHRASES.has(name)) return closing ? this.close(name) : this.open(name);
    if (name === 'a') return closing ? this.close('a') : this.openLink(hrefOf(attributes));
    return escapeText(text);
  }

  /** What is still open is closed. */
  rest(): string {
    return this.#closed(0);
  }

  #closed(from: number): string {
    return this.#open
      .splice(from)
      .reverse()
      .map((tag) => `</${tag}>`)
      .join('');
  }
}

/**
 * A block of HTML: paragraphs, lists and what stands in a line; all else is text.
 * @param decode what the text between tags says, entities decoded
 */
export function blockTags(block: string, decode: (text: string) => string): string {
  const writer = new BlockWriter();
  let from = 0;
  for (const match of pieces(block)) {
    writer.text(decode(block.slice(from, match.index)));
    writer.tag(match[0]);
    from = match.index + match[0].length;
  }
  writer.text(decode(block.slice(from)));
  return writer.end();
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

class BlockWriter {
  #out = '';
  /** Lists, their items and paragraphs that are open, the outermost first. */
  readonly #open: string[] = [];
  #line = new InlineTags();

  text(text: string): void {
    if (text.trim() === '') this.#out += text === '' ? '' : ' ';
    else this.#content(escapeText(text));
  }

  tag(text: string): void {
    const tag = tagOf(text);
    if (tag?.name === 'p') return this.#paragraph(tag.closing);
    if (tag?.name === 'li') return this.#item(text, tag.closing);
    if (tag && LISTS.has(tag.name)) return this.#list(tag);
    // What it opens belongs into a paragraph or an item: that comes first.
    const ends = tag?.closing === true && (tag.name === 'a' || PHRASES.has(tag.name));
    if (!ends && !text.startsWith('<!--')) this.#content('');
    this.#out += this.#line.foreign(text);
  }

  end(): string {
    this.#closeTo(0);
    return this.#out.trim();
  }

  /** Text stands in a paragraph or in an item, never directly in a list. */
  #content(text: string): void {
    const top = this.#open.at(-1);
    if (top === undefined) this.#start('p');
    else if (LISTS.has(top)) this.#start('li');
    this.#out += text;
  }

  #paragraph(closing: boolean): void {
    if (this.#open.at(-1) === 'p') this.#closeTo(this.#open.length - 1);
    if (closing) return;
    if (LISTS.has(this.#open.at(-1) ?? '')) this.#start('li');
    this.#start('p');
  }

  #item(text: string, closing: boolean): void {
    const list = this.#open.findLastIndex((name) => LISTS.has(name));
    if (list < 0) return closing ? undefined : this.#content(escapeText(text));
    this.#closeTo(list + 1);
    if (!closing) this.#start('li');
  }

  #list({ name, closing }: Tag): void {
    if (closing) {
      const at = this.#open.lastIndexOf(name);
      if (at >= 0) this.#closeTo(at);
      return;
    }
    if (this.#open.length >= DEEPEST) return;
    if (this.#open.at(-1) === 'p') this.#closeTo(this.#open.length - 1);
    if (LISTS.has(this.#open.at(-1) ?? '')) this.#start('li');
    this.#start(name);
  }

  #start(name: string): void {
    this.#out += `${this.#line.rest()}<${name}>`;
    this.#open.push(name);
  }

  #closeTo(length: number): void {
    this.#out += this.#line.rest();
    for (const name of this.#open.splice(length).reverse()) this.#out += `</${name}>\n`;
  }
}
