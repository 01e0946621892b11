/**
 * Descriptions as Markdown: written anew from the HTML that is shown of them, so that both say the same and lead to the
 * same places. Whatever the allow-list of the HTML did not let through is text here too.
 */
import {
  ANOTHER_MARK,
  blocks,
  codeSpan,
  fence,
  glued,
  heading,
  isEmptyMd,
  LINE_BREAK,
  lineOfMd,
  link,
  list,
  marks,
  md,
  NO_MD,
  phrase,
  quote,
  RULE,
  table,
  tagged,
  text,
  type Md,
} from '../markdown/index.js';
import { descriptionHtml, isPlainDescription } from './description.js';
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

function block(element: HtmlElement): Md {
  const { tag, children } = element;
  switch (tag) {
    case 'p':
      return paragraph(children);
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
      const title = oneLine(children);
      return isEmptyMd(title) ? title : heading(Number(level) as 1, title);
    }
  }
}

/** GitHub's alerts: their first line is a word that means something. */
const ALERT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*(?:\n|$)/;

function quoted(nodes: readonly HtmlNode[]): Md {
  const at = nodes.findIndex((node) => typeof node !== 'string');
  const first = nodes[at];
  if (typeof first !== 'object') return quote(blockNodes(nodes));
  const [lead, ...others] = first.children;
  const kind = typeof lead === 'string' ? ALERT.exec(lead) : null;
  if (typeof lead !== 'string' || kind === null) return quote(blockNodes(nodes));
  const rest = [lead.slice(kind[0].length), ...others];
  const inner = blockNodes([{ ...first, children: rest }, ...nodes.slice(at + 1)]);
  return quote(inner, kind[1]);
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

function cellOf(nodes: readonly HtmlNode[]): Md {
  return inlineNodes(nodes, { breaks: tagged('br'), line: true });
}

function oneLine(nodes: readonly HtmlNode[]): Md {
  return inlineNodes(nodes, { breaks: phrase(' ', false), line: true });
}

function paragraph(nodes: readonly HtmlNode[]): Md {
  return inlineNodes(nodes, { breaks: LINE_BREAK, line: false });
}

interface Inline {
  /** What a line break is. */
  readonly breaks: Md;
  /** Whether all is to stand on one line. */
  readonly line: boolean;
  /** Inside of code, where text is code. */
  readonly code?: boolean;
  /** The characters around all of it, where marks are around it. */
  readonly edges?: readonly [string, string];
  /** Marks that stand around already. */
  readonly inside?: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

function inlineNodes(nodes: readonly HtmlNode[], how: Inline): Md {
  const pieces: Md[] = [];
  const shown = trimmed(merged(nodes));
  for (const [index, node] of shown.entries()) {
    if (typeof node !== 'string') {
      const before = shown[index - 1];
      const after = shown[index + 1];
      const [left, right] = how.edges ?? [' ', ' '];
      pieces.push(inlineElement(node, how, [edge(before, -1, left), edge(after, 0, right)]));
    } else if (how.code === true)
      pieces.push(node.trim() === '' ? phrase(' ', false) : codeSpan(node));
    else
      pieces.push(
        phrase(
          how.line ? node.replace(/\s+/g, ' ') : node,
          index === 0 || isBreak(shown[index - 1]),
        ),
      );
  }
  // What is empty may have hidden a break that nothing follows.
  for (
    let last = pieces.at(-1);
    last && (last === how.breaks || isEmptyMd(last));
    last = pieces.at(-1)
  ) {
    pieces.pop();
  }
  return glued(pieces);
}

/**
 * The character of a neighbour that stands next to a mark.
 * @param outside where there is none: what is around all of it
 */
function edge(node: HtmlNode | undefined, at: 0 | -1, outside: string): string {
  if (node === undefined) return outside;
  if (typeof node === 'string') return node.at(at) ?? ' ';
  if (node.tag === 'br') return ' ';
  return MARKS.has(node.tag) && node.tag !== 'code' ? ANOTHER_MARK : ')';
}

/** Neighbours with the same mark are one: their marks side by side would be something else. */
function merged(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  const out: HtmlNode[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    const isSame =
      typeof node === 'object' &&
      typeof last === 'object' &&
      MARKS.has(node.tag) &&
      MARKS.get(last.tag) === MARKS.get(node.tag);
    if (typeof node === 'string' && typeof last === 'string') out[out.length - 1] = last + node;
    else if (isSame)
      out[out.length - 1] = { ...last, children: [...last.children, ...node.children] };
    else out.push(node);
  }
  return out;
}

/** Elements by how they are marked. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['code', 'code'],
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
  ['s', 's'],
  ['del', 's'],
]);

/** Without breaks and blanks at either end. */
function trimmed(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
  let from = 0;
  let to = nodes.length;
  while (from < to && isBlank(nodes[from])) from++;
  while (to > from && isBlank(nodes[to - 1])) to--;
  return nodes.slice(from, to).map((node, index, all) => {
    if (typeof node !== 'string') return node;
    const start = index === 0 || isBreak(all[index - 1]) ? node.trimStart() : node;
    return index === all.length - 1 || isBreak(all[index + 1]) ? start.trimEnd() : start;
  });
}

function isBlank(node: HtmlNode | undefined): boolean {
  return typeof node === 'string' ? node.trim() === '' : isBreak(node);
}

function isBreak(node: HtmlNode | undefined): boolean {
  return typeof node === 'object' && node.tag === 'br';
}

function inlineElement(
  { tag, attributes, children }: HtmlElement,
  how: Inline,
  edges: readonly [string, string],
): Md {
  switch (tag) {
    case 'br':
      return how.breaks;
    case 'wbr':
      return NO_MD;
    case 'code':
      return inlineNodes(children, { ...how, code: true });
    case 'a': {
      const label = inlineNodes(children, { ...how, line: true });
      const url = attributes.get('href') ?? '';
      return isEmptyMd(label) ? label : link(label, url);
    }
    case 'b':
    case 'strong':
      return emphasized('**', children, how, edges);
    case 'i':
    case 'em':
      return emphasized('_', children, how, edges);
    case 's':
    case 'del':
      return emphasized('~~', children, how, edges);
    case 'sub':
    case 'sup':
    case 'kbd': {
      const content = inlineNodes(children, { ...how, line: true });
      return isEmptyMd(content) ? content : tagged(tag, content);
    }
    default:
      return inlineNodes(children, how);
  }
}

/** Marks around what is neither blank nor marked so already, where readers take them for marks. */
function emphasized(
  mark: '**' | '_' | '~~',
  children: readonly HtmlNode[],
  how: Inline,
  [before, after]: readonly [string, string],
): Md {
  const inside = how.inside ?? NOTHING;
  const content = inlineNodes(children, {
    ...how,
    inside: new Set([...inside, mark]),
    edges: [before, after],
  });
  if (isEmptyMd(content) || inside.has(mark)) return content;
  const said = textOfNodes(children);
  const spaced = [/^\s/.test(said), /\s$/.test(said)] as const;
  const line = lineOfMd(content);
  const fits = marks(mark, {
    before: spaced[0] ? ' ' : before,
    first: line?.at(0) ?? 'a',
    last: line?.at(-1) ?? 'a',
    after: spaced[1] ? ' ' : after,
  });
  const shown = fits === undefined ? content : glued([fits, content, fits]);
  return glued([spaced[0] && phrase(' ', false), shown, spaced[1] && phrase(' ', false)]);
}
