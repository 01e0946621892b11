/**
 * Converts Markdown to a document. It supports CommonMark and strikethrough. HTML stays text, and
 * line breaks are kept.
 */
import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import type { Document, Mark, Node } from './document.js';
import { fromText } from './from-text.js';

/**
 * The maximum nesting of lists and quotes. It is lower than the limit of documents (`MAX_DEPTH`),
 * and much higher than real texts need.
 */
const MAX_NESTING = 40;

const parser = new MarkdownIt('commonmark', { html: false, maxNesting: MAX_NESTING });
parser.enable('strikethrough');

/**
 * Converts Markdown to a document. The parser drops content that is nested too deeply, so such a
 * text is converted as plain text.
 */
export function fromMarkdown(markdown: string): Document {
  const tokens = parser.parse(markdown, {});
  if (tokens.some(({ level }) => level >= MAX_NESTING - 1)) return fromText(markdown);
  const content = blocks(tokens);
  return content.length === 0 ? fromText(markdown) : { version: 1, type: 'doc', content };
}

interface Open {
  readonly node: Omit<Node, 'content'>;
  readonly content: Node[];
}

/**
 * Converts block tokens to nodes. The tokens are a flat list, in which some open a node and others
 * close it.
 */
function blocks(tokens: readonly Token[]): Node[] {
  const root: Node[] = [];
  const open: Open[] = [];
  const add = (node: Node): void => {
    (open.at(-1)?.content ?? root).push(node);
  };
  for (const token of tokens) {
    if (token.nesting === 1) open.push({ node: blockOf(token), content: [] });
    else if (token.nesting === -1) {
      const closed = open.pop();
      if (closed) add({ ...closed.node, content: closed.content });
    } else if (token.type === 'inline') inlines(token.children ?? []).forEach(add);
    else add(leafOf(token));
  }
  return root;
}

function blockOf(token: Token): Omit<Node, 'content'> {
  switch (token.type) {
    case 'heading_open':
      return { type: 'heading', attrs: { level: Number(token.tag.slice(1)) } };
    case 'bullet_list_open':
      return { type: 'bulletList' };
    case 'ordered_list_open': {
      const start = token.attrGet('start');
      return start === null
        ? { type: 'orderedList' }
        : { type: 'orderedList', attrs: { order: Number(start) } };
    }
    case 'list_item_open':
      return { type: 'listItem' };
    case 'blockquote_open':
      return { type: 'blockquote' };
    default:
      return { type: 'paragraph' };
  }
}

function leafOf(token: Token): Node {
  if (token.type === 'hr') return { type: 'rule' };
  const language = token.info.trim().split(/\s+/)[0] ?? '';
  const text = token.content.replace(/\n$/, '');
  return {
    type: 'codeBlock',
    ...(language === '' ? {} : { attrs: { language } }),
    content: text === '' ? [] : [{ type: 'text', text }],
  };
}

const MARKS: Readonly<Record<string, string>> = { strong: 'strong', em: 'em', s: 'strike' };

function inlines(tokens: readonly Token[]): Node[] {
  const found: Node[] = [];
  const marks: Mark[] = [];
  const say = (text: string, carried: readonly Mark[]): void => {
    if (text !== '') found.push(textNode(text, carried));
  };
  for (const token of tokens) {
    if (token.nesting === 1) marks.push(markOf(token));
    else if (token.nesting === -1) marks.pop();
    else if (token.type === 'hardbreak' || token.type === 'softbreak') {
      found.push({ type: 'hardBreak' });
    } else if (token.type === 'code_inline') {
      // Text that is code can have no other mark except a link.
      say(token.content, [...marks.filter(({ type }) => type === 'link'), { type: 'code' }]);
    } else if (token.type === 'image')
      say(token.content || sourceOf(token), imageMarks(token, marks));
    else say(token.content, marks);
  }
  return joined(found);
}

function markOf(token: Token): Mark {
  if (token.type !== 'link_open') return { type: MARKS[token.tag] ?? token.tag };
  const title = token.attrGet('title');
  const href = String(token.attrGet('href') ?? '');
  return { type: 'link', attrs: { href, ...(title === null ? {} : { title: String(title) }) } };
}

function sourceOf(token: Token): string {
  return String(token.attrGet('src') ?? '');
}

/** Returns the marks of an image. An external image becomes a link, unless it is inside a link. */
function imageMarks(token: Token, marks: readonly Mark[]): readonly Mark[] {
  if (marks.some(({ type }) => type === 'link') || sourceOf(token) === '') return marks;
  return [...marks, { type: 'link', attrs: { href: sourceOf(token) } }];
}

/** Creates a text node. Marks are a set, so `**a **b** c**` has the mark `strong` only once. */
function textNode(text: string, marks: readonly Mark[]): Node {
  const carried = marks.filter(
    ({ type }, index) => marks.findIndex((other) => other.type === type) === index,
  );
  return carried.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: carried };
}

/** Merges adjacent text nodes that have the same marks. */
function joined(nodes: readonly Node[]): Node[] {
  const result: Node[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    const alike = last?.type === 'text' && node.type === 'text' && sameMarks(last, node);
    if (alike) result[result.length - 1] = { ...last, text: `${last.text}${node.text}` };
    else result.push(node);
  }
  return result;
}

function sameMarks(left: Node, right: Node): boolean {
  return JSON.stringify(left.marks ?? []) === JSON.stringify(right.marks ?? []);
}
