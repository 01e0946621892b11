/**
 * Reads HTML tags in descriptions. Known elements are kept without their attributes, and all other tags become text.
 */
import type { TreeBuilder } from './builder.js';
import { STYLE_TAGS, type StyleTag, type TagName } from './tree.js';

/** Maps each inline HTML element to the element that replaces it; `''` keeps only its text. */
const STYLES: Readonly<Record<string, StyleTag | ''>> = {
  ...same(STYLE_TAGS),
  ...{ tt: 'code', samp: 'code', var: 'i', strike: 's' },
  ...textOf('span', 'font', 'u', 'small', 'big', 'nobr', 'wbr', 'abbr', 'acronym', 'cite', 'ins'),
  ...textOf('mark', 'q', 'bdi', 'bdo'),
};
const BLOCKS: Readonly<Record<string, TagName | ''>> = {
  ...same(['p', 'ul', 'ol', 'li', 'blockquote', 'table', 'tr', 'td', 'th']),
  ...{ dl: 'ul', para: 'p' },
  ...textOf('div', 'center', 'section', 'article', 'header', 'footer', 'main', 'aside', 'nav'),
  ...textOf('figure', 'details', 'tbody', 'thead', 'tfoot', 'html', 'body', 'dd'),
};
/** Elements whose text is a title of the content after them. */
const TITLES: ReadonlySet<string> = new Set(['summary', 'caption', 'figcaption', 'fullname']);
/** The names of GitHub's alerts, which some descriptions use as elements. */
const ALERTS: ReadonlySet<string> = new Set(['note', 'tip', 'important', 'warning', 'caution']);
/**
 * Element names that may also be placeholders for values, such as `<name>`. They are elements only if the text contains
 * their end tag.
 */
const DOUBTFUL: ReadonlySet<string> = new Set([
  ...[...TITLES, ...ALERTS, 'abbr', 'acronym', 'article', 'aside', 'big', 'body', 'center', 'cite'],
  ...['code', 'details', 'figure', 'font', 'footer', 'header', 'html', 'ins', 'main', 'mark'],
  ...['nav', 'para', 'q', 's', 'samp', 'section', 'small', 'strike', 'table', 'u', 'var'],
]);

function same<T extends string>(names: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(names.map((name) => [name, name]));
}

function textOf(...names: string[]): Readonly<Record<string, ''>> {
  return Object.fromEntries(names.map((name) => [name, '']));
}

const TAG = /^<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)\/?>$/;
const TAGS = /<\/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?\/?>/g;
const TAGS_AND_COMMENTS = /<!--[^]*?-->|<\/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?\/?>/g;

/** Expressions that find the value of an attribute in a tag. */
const ATTRIBUTES = {
  href: /\shref\s*=\s*(?:"([^"]*)"|'([^']*)')/i,
  src: /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)')/i,
  alt: /\salt\s*=\s*(?:"([^"]*)"|'([^']*)')/i,
} as const;

function attribute(name: keyof typeof ATTRIBUTES, attributes: string): string {
  return ATTRIBUTES[name].exec(attributes)?.slice(1).find(Boolean) ?? '';
}

export class Tags {
  /** For each element name, whether the description contains its end tag. */
  readonly #closed = new Map<string, boolean>();

  /**
   * @param text the whole description
   * @param openHeading opens a heading of the given level
   */
  constructor(
    readonly tree: TreeBuilder,
    readonly text: string,
    readonly openHeading: (level: number) => void,
  ) {}

  /** Reads a tag. A known tag opens or closes an element, an unknown tag becomes text, and a comment is removed. */
  tag(text: string): void {
    if (text.startsWith('<!--')) return;
    const [, slash, tagName = '', attributes = ''] = TAG.exec(text) ?? [];
    const name = tagName.toLowerCase();
    const isKnown = name !== '' && (!DOUBTFUL.has(name) || this.#isClosed(name));
    if (!isKnown || !this.#element(name, slash === '/', attributes)) {
      this.tree.text(text);
    }
  }

  #isClosed(name: string): boolean {
    let closed = this.#closed.get(name);
    if (closed === undefined) {
      closed = this.text.toLowerCase().includes(`</${name}`);
      this.#closed.set(name, closed);
    }
    return closed;
  }

  /** @returns false for an unknown element, whose tag becomes text */
  #element(name: string, isEnd: boolean, attributes: string): boolean {
    const { tree } = this;
    if (Object.hasOwn(STYLES, name)) this.#style(STYLES[name] ?? '', isEnd);
    else if (Object.hasOwn(BLOCKS, name)) this.#block(BLOCKS[name] ?? '', isEnd);
    else if (TITLES.has(name) || name === 'dt') this.#title(name, isEnd);
    else if (ALERTS.has(name)) this.#alert(name, isEnd);
    else if (/^h[1-6]$/.test(name)) this.#heading(Number(name.slice(1)), isEnd);
    else if (name === 'br') tree.lineBreak();
    else if (name === 'hr') tree.addBlock({ tag: 'hr', children: [] });
    else if (name === 'pre') isEnd ? tree.closeCode() : tree.openCode();
    else if (name === 'a') isEnd ? tree.close('a') : tree.openLink(attribute('href', attributes));
    else if (name === 'img') tree.image(attribute('alt', attributes), attribute('src', attributes));
    else return false;
    return true;
  }

  #style(tag: StyleTag | '', isEnd: boolean): void {
    if (tag === '') return;
    if (isEnd) this.tree.close(tag);
    else this.tree.open(tag);
  }

  #block(tag: TagName | '', isEnd: boolean): void {
    if (tag === '') this.tree.breakBlock();
    else if (isEnd) this.tree.close(tag);
    else this.tree.open(tag);
  }

  #heading(level: number, isEnd: boolean): void {
    this.tree.breakBlock();
    if (!isEnd) this.openHeading(level);
  }

  /** Opens or ends a title. The title `dt`, a term of a definition list, is the first line of a list item. */
  #title(name: string, isEnd: boolean): void {
    if (isEnd) return this.tree.breakBlock();
    this.tree.open(name === 'dt' ? 'li' : 'p');
    this.tree.open('strong');
  }

  #alert(name: string, isEnd: boolean): void {
    if (isEnd) return this.tree.close('blockquote');
    this.tree.open('blockquote');
    this.tree.open('p');
    const title = name.slice(0, 1).toUpperCase() + name.slice(1);
    this.tree.add({ tag: 'strong', children: [title] });
    this.tree.close('p');
  }
}

/**
 * Reads a block of HTML.
 * @param decode decodes the entities in text between tags
 */
export function readBlock(block: string, tags: Tags, decode: (text: string) => string): void {
  const { tree } = tags;
  let from = 0;
  for (const match of pieces(block)) {
    tree.text(decode(block.slice(from, match.index)));
    tags.tag(match[0]);
    from = match.index + match[0].length;
  }
  tree.text(decode(block.slice(from)));
}

/**
 * Finds tags and comments in a block. After the last `-->` of the block, only tags are searched. Otherwise, the end of
 * a comment would be searched after each `<!--`, in quadratic time.
 */
function* pieces(block: string): Generator<{ readonly 0: string; readonly index: number }> {
  const comments = block.lastIndexOf('-->') + '-->'.length;
  if (comments < '-->'.length) return yield* block.matchAll(TAGS);
  yield* block.slice(0, comments).matchAll(TAGS_AND_COMMENTS);
  for (const { 0: tag, index } of block.slice(comments).matchAll(TAGS)) {
    yield { 0: tag, index: comments + index };
  }
}
