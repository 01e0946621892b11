/**
 * Writes descriptions as Markdown. The Markdown and the HTML are written from the same elements, so their content and
 * links agree.
 */
import { memoizeByObject } from '../../../base/foundation/memo.js';
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
  type Align,
  type Md,
} from '../markdown/index.js';
import { cellOf, lineOfNodes, paragraph } from './markdown-inline.js';
import {
  isStyleTag,
  textOfNodes,
  type ProseElement,
  type ProseLook,
  type ProseNode,
} from './tree.js';

/**
 * Writes a description as blocks of Markdown.
 * @param isTaken returns true if another element of the page has this anchor; a heading with the anchor is then
 * written as bold text
 */
export function descriptionMd(
  nodes: readonly ProseNode[],
  isTaken: (anchor: string) => boolean = () => false,
): Md {
  return blockNodes(withoutTaken(nodes, isTaken));
}

/**
 * Replaces a heading with a bold paragraph if another element of the page has the same anchor. Otherwise, links to the
 * other element would lead to the heading.
 */
function withoutTaken(
  nodes: readonly ProseNode[],
  isTaken: (anchor: string) => boolean,
): readonly ProseNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string' || !/^h[1-6]$/.test(node.tag)) return node;
    if (!isTaken(anchorOf(textOfNodes(node.children)))) return node;
    return { ...node, tag: 'p', children: [{ ...node, tag: 'strong' }] };
  });
}

/** Returns the anchor that GitHub and similar hosts generate for a heading. */
export function anchorOf(title: string): string {
  const letters = title.toLowerCase().replace(/[^\p{L}\p{N}_ -]/gu, '');
  return letters.trim().replaceAll(' ', '-');
}

function blockNodes(nodes: readonly ProseNode[]): Md {
  return blocks(partsOf(nodes).map(({ content }) => content));
}

interface Part {
  readonly content: Md;
  /** A paragraph, a bullet list, or any other block. */
  readonly kind: 'line' | 'bullets' | 'other';
}

function partsOf(nodes: readonly ProseNode[]): Part[] {
  const parts: Part[] = [];
  let line: ProseNode[] = [];
  /**
   * The previous list. If the next list has the same kind, it needs other markers; otherwise Markdown would merge
   * both lists.
   */
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
    if (typeof node === 'string' || isInline(node.tag)) {
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
      add(block(node), tag === 'p' || tag === 'line' ? 'line' : 'other');
      before = undefined;
    }
  }
  end();
  return parts;
}

/** Writes a paragraph. The result is cached, because many descriptions contain the same paragraphs. */
const paragraphOf = memoizeByObject(paragraph);

function isInline(tag: string): boolean {
  return tag === 'a' || tag === 'br' || tag === 'img' || isStyleTag(tag);
}

function block(element: ProseElement): Md {
  const { tag, children, language } = element;
  switch (tag) {
    case 'p':
    case 'line':
      return paragraphOf(children);
    case 'pre':
      return fence(language ?? '', textOfNodes(children));
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

/** The kinds of GitHub's alerts. An alert is a quotation whose first line is one of these words. */
const ALERTS: ReadonlySet<string> = new Set(['Note', 'Tip', 'Important', 'Warning', 'Caution']);

function quoted(nodes: readonly ProseNode[]): Md {
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

function isElement(node: ProseNode | undefined, tag: string): node is ProseElement {
  return typeof node === 'object' && node.tag === tag;
}

function listOf({ tag, start = 1, children }: ProseElement, other: boolean): Md {
  const items = children.flatMap((node) => (typeof node === 'string' ? [] : [itemOf(node)]));
  if (tag === 'ul') return list(items, { other });
  return list(items, { ordered: true, start, other });
}

/**
 * Writes a list item. A nested list directly after the item's first line gets no blank line before it; other blocks
 * do.
 */
function itemOf({ children, look }: ProseElement): Md {
  const parts = partsOf(children);
  const [line, second, ...others] = parts;
  const first = line && { ...line, content: taskLine(line.content, look) };
  const isTight = first?.kind === 'line' && second?.kind === 'bullets' && others.length === 0;
  if (isTight && !children.some((node) => typeof node !== 'string' && node.tag === 'p')) {
    return md`
      ${first.content}
      ${second.content}
    `;
  }
  return blocks((first === undefined ? [] : [first, ...parts.slice(1)]).map((one) => one.content));
}

function taskLine(content: Md, look: ProseLook | undefined): Md {
  if (look === 'done') return md`[x] ${content}`;
  return look === 'todo' ? md`[ ] ${content}` : content;
}

function alignOf({ look }: ProseElement): Align {
  if (look === 'center') return 'center';
  return look === 'end' ? 'right' : undefined;
}

function tableOf({ children }: ProseElement): Md {
  const rows = children
    .flatMap((node) => (typeof node === 'string' ? [] : node.children))
    .flatMap((row) => (typeof row === 'string' ? [] : [row]))
    .map((row) => row.children.flatMap((cell) => (typeof cell === 'string' ? [] : [cell])));
  const [head = [], ...body] = rows.map((row) => row.map((cell) => cellOf(cell.children)));
  const aligns = rows[0]?.map(alignOf);
  return head.length === 0 ? NO_MD : table(head, body, aligns);
}
