/**
 * Descriptions as Markdown: written anew from the HTML that is shown of them, so that both say the same and lead to the
 * same places. Whatever the allow-list of the HTML did not let through is text here too.
 */
import { memoizeByObject } from '../../foundation/memo.js';
import {
  blockquote,
  blocks,
  fence,
  heading,
  isEmptyMd,
  list,
  md,
  NO_MD,
  RULE,
  table,
  text,
  type Md,
} from '../markdown/index.js';
import { descriptionHtml, isPlainDescription } from './description.js';
import { cellOf, lineOfNodes, paragraph } from './markdown-inline.js';
import { htmlTree, textOfNodes, type HtmlElement, type HtmlNode } from './tree.js';
import type { Html } from './opaque.js';

/**
 * A description as blocks of Markdown.
 * @param value Markdown; tags in it that are harmless count
 * @param level the level of its highest headings; 0: headings are bold paragraphs
 * @returns nothing for a blank text
 */
export function descriptionMd(value: string | undefined, level = 0): Md {
  if (value === undefined || value.trim() === '') return NO_MD;
  return isPlainDescription(value) ? text(value) : markdownOf(descriptionHtml(value, level));
}

/**
 * The HTML of a description as Markdown.
 * @param isTaken says of the anchor of a heading whether something else has it: such a heading is only bold
 */
export function markdownOf(html: Html, isTaken: (anchor: string) => boolean = () => false): Md {
  return blockNodes(withoutTaken(htmlTree(html), isTaken));
}

/** Headings as paragraphs in bold where readers would take them for other places. */
function withoutTaken(
  nodes: readonly HtmlNode[],
  isTaken: (anchor: string) => boolean,
): readonly HtmlNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string' || !/^h[1-6]$/.test(node.tag)) return node;
    if (!isTaken(anchorOf(textOfNodes(node.children)))) return node;
    return { ...node, tag: 'p', children: [{ ...node, tag: 'strong' }] };
  });
}

/** The anchor that hosts of repositories give a heading. */
function anchorOf(title: string): string {
  const letters = title.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '');
  return letters.trim().replaceAll(' ', '-');
}

const PHRASES: ReadonlySet<string> = new Set(
  ['a', 'b', 'br', 'code', 'del', 'em', 'i', 'kbd', 's', 'strong', 'sub', 'sup', 'wbr'].concat([
    'small',
    'span',
  ]),
);

/** Blocks, and what stands between them in a line. */
function blockNodes(nodes: readonly HtmlNode[]): Md {
  return blocks(partsOf(nodes).map(({ content }) => content));
}

interface Part {
  readonly content: Md;
  /** A paragraph, a list of bullets, or anything else. */
  readonly kind: 'line' | 'bullets' | 'other';
}

function partsOf(nodes: readonly HtmlNode[]): Part[] {
  const parts: Part[] = [];
  let line: HtmlNode[] = [];
  /** The list before, to which another one of its kind would be joined. */
  let before: { readonly tag: string; readonly other: boolean } | undefined;
  const add = (content: Md, kind: Part['kind']): void => {
    if (!isEmptyMd(content)) parts.push({ content, kind });
  };
  const end = (): void => {
    add(paragraph(line), 'line');
    if (line.some((node) => typeof node !== 'string' || node.trim() !== '')) before = undefined;
    line = [];
  };
  for (const node of nodes) {
    if (typeof node === 'string' || PHRASES.has(node.tag)) {
      line.push(node);
      continue;
    }
    end();
    const { tag } = node;
    if (tag === 'ul' || tag === 'ol') {
      const other: boolean = before?.tag === tag && !before.other;
      add(listOf(node, other), tag === 'ul' ? 'bullets' : 'other');
      before = { tag, other };
    } else {
      add(block(node), tag === 'p' ? 'line' : 'other');
      before = undefined;
    }
  }
  end();
  return parts;
}

const paragraphOf = memoizeByObject(({ children }: HtmlElement) => paragraph(children));

function block(element: HtmlElement): Md {
  const { tag, children } = element;
  switch (tag) {
    case 'p':
      return paragraphOf(element);
    case 'pre':
      return fence('', textOfNodes(children));
    case 'hr':
      return RULE;
    case 'blockquote':
      return quoted(children);
    case 'table':
      return tableOf(element);
    default: {
      const level = /^h([1-6])$/.exec(tag)?.[1];
      if (level === undefined) return blockNodes(children);
      const title = lineOfNodes(children);
      return isEmptyMd(title) ? title : heading(Number(level) as 1, title);
    }
  }
}

/** GitHub's alerts: their first line is a word that means something. */
const ALERTS: ReadonlySet<string> = new Set(['Note', 'Tip', 'Important', 'Warning', 'Caution']);

function quoted(nodes: readonly HtmlNode[]): Md {
  const at = nodes.findIndex((node) => typeof node !== 'string');
  const first = nodes[at];
  if (typeof first !== 'object') return blockquote(blockNodes(nodes));
  const [title, end, ...others] = first.children;
  const kind = isElement(title, 'strong') ? textOfNodes(title.children) : '';
  const stands = end === undefined || isElement(end, 'br');
  if (!ALERTS.has(kind) || !stands) return blockquote(blockNodes(nodes));
  const inner = blockNodes([{ ...first, children: others }, ...nodes.slice(at + 1)]);
  return blockquote(inner, kind.toUpperCase());
}

function isElement(node: HtmlNode | undefined, tag: string): node is HtmlElement {
  return typeof node === 'object' && node.tag === tag;
}

function listOf({ tag, attributes, children }: HtmlElement, other: boolean): Md {
  const items = children.flatMap((node) => (typeof node === 'string' ? [] : [itemOf(node)]));
  if (tag === 'ul') return list(items, { other });
  return list(items, { ordered: true, start: Number(attributes.get('start') ?? 1), other });
}

/** A list may follow its line at once; everything else stands apart. */
function itemOf({ children }: HtmlElement): Md {
  const parts = partsOf(children);
  const [first, second, ...others] = parts;
  const isTight = first?.kind === 'line' && second?.kind === 'bullets' && others.length === 0;
  if (isTight && !children.some((node) => typeof node !== 'string' && node.tag === 'p')) {
    return md`
      ${first.content}
      ${second.content}
    `;
  }
  return blocks(parts.map(({ content }) => content));
}

function tableOf({ children }: HtmlElement): Md {
  const rows = children
    .flatMap((node) => (typeof node === 'string' ? [] : node.children))
    .flatMap((row) => (typeof row === 'string' ? [] : [row]))
    .map((row) =>
      row.children.flatMap((cell) => (typeof cell === 'string' ? [] : [cellOf(cell.children)])),
    );
  const [head = [], ...body] = rows;
  return head.length === 0 ? NO_MD : table(head, body);
}
