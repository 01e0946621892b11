/** The elements of a piece of HTML: all of them are closed, and all text is encoded, since only our tags and encoders wrote it. */
import { memoizeByText } from '../../foundation/memo.js';
import { htmlContent, type Html } from './opaque.js';

/** An element and what is in it, in order. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly HtmlNode[];
}

/** A text, decoded, or an element. */
export type HtmlNode = string | HtmlElement;

const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'wbr']);
const ATTRIBUTE = /([a-z-]+)(?:="([^"]*)")?/g;
const NONE: ReadonlyMap<string, string> = new Map();

/** The nodes of a piece, in order. */
export function htmlTree(html: Html): readonly HtmlNode[] {
  const content = htmlContent(html);
  return nodesOf(typeof content === 'string' ? content : content.join(''));
}

/** Descriptions repeat paragraphs. */
const paragraphNode = memoizeByText((text): HtmlElement => ({
  tag: 'p',
  attributes: NONE,
  children: nodesOf(text.slice('<p>'.length, -'</p>'.length)),
}));

function nodesOf(text: string): readonly HtmlNode[] {
  const root: HtmlNode[] = [];
  const open: HtmlNode[][] = [root];
  for (let at = 0; at < text.length;) {
    const inside = open.at(-1) ?? root;
    const start = textEnd(text, at);
    if (start > at) inside.push(decoded(text.slice(at, start)));
    if (start === text.length) break;
    // No paragraph is inside of another.
    if (text.startsWith('<p>', start)) {
      at = text.indexOf('</p>', start) + '</p>'.length;
      inside.push(paragraphNode(text.slice(start, at)));
      continue;
    }
    const end = text.indexOf('>', start);
    at = end + 1;
    if (text.startsWith('</', start)) {
      open.pop();
      continue;
    }
    const blank = text.slice(start, end).search(/\s/);
    const tag = text.slice(start + 1, blank < 0 ? end : start + blank);
    const children: HtmlNode[] = [];
    const attributes = blank < 0 ? NONE : attributesOf(text.slice(start + blank, end));
    inside.push({ tag, attributes, children });
    if (!VOID.has(tag)) open.push(children);
  }
  return root;
}

function textEnd(text: string, from: number): number {
  const at = text.indexOf('<', from);
  return at < 0 ? text.length : at;
}

/** All text of nodes. */
export function textOfNodes(nodes: readonly HtmlNode[]): string {
  return nodes
    .map((node) => (typeof node === 'string' ? node : textOfNodes(node.children)))
    .join('');
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  return new Map(
    [...text.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, decoded(value)]),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/** What our encoders wrote, undone. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
}
