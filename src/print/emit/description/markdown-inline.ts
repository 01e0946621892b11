/** Writes the inline content of a description as Markdown. */
import {
  ANOTHER_MARK,
  codeSpan,
  emphasized,
  glued,
  image,
  isEmptyMd,
  LINE_BREAK,
  link,
  phrase,
  tagged,
  type Md,
} from '../markdown/index.js';
import { BLOCK_TAGS, textOfNodes, type ProseElement, type ProseNode } from './tree.js';

/** Writes a table cell on one line. */
export function cellOf(nodes: readonly ProseNode[]): Md {
  return inlineNodes(flattened(nodes), { breaks: tagged('br'), line: true });
}

const BREAK: ProseElement = { tag: 'br', children: [] };

/** Turns blocks into inline content, with line breaks between them. */
function flattened(nodes: readonly ProseNode[]): readonly ProseNode[] {
  if (!nodes.some(isBlock)) return nodes;
  const out: ProseNode[] = [];
  let isBroken = true;
  const visit = (some: readonly ProseNode[]): void => {
    for (const node of some) {
      if (isBlock(node)) {
        if (!isBroken) out.push(BREAK);
        isBroken = true;
        visit(node.children);
        if (!isBroken) out.push(BREAK);
        isBroken = true;
      } else if (typeof node !== 'string' || node.trim() !== '') {
        out.push(node);
        isBroken = false;
      }
    }
  };
  visit(nodes);
  return out;
}

/** Returns true if an element would be a block in Markdown, which a table cell cannot contain. */
function isBlock(node: ProseNode): node is ProseElement {
  if (typeof node === 'string') return false;
  return node.tag === 'hr' || node.tag === 'line' || BLOCK_TAGS.some((tag) => tag === node.tag);
}

export function lineOfNodes(nodes: readonly ProseNode[]): Md {
  return inlineNodes(nodes, { breaks: phrase(' ', false), line: true });
}

export function paragraph(nodes: readonly ProseNode[]): Md {
  return inlineNodes(nodes, { breaks: LINE_BREAK, line: false });
}

interface Inline {
  /** The Markdown that is written for a line break. */
  readonly breaks: Md;
  /** True if the result must be a single line. */
  readonly line: boolean;
  /** True inside a code span, where Markdown syntax is not escaped. */
  readonly code?: boolean;
  /** The characters directly before and after the content, if marks such as `**` enclose it. */
  readonly edges?: readonly [string, string];
  /** The marks that already enclose the content. */
  readonly inside?: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

function inlineNodes(nodes: readonly ProseNode[], how: Inline): Md {
  const pieces: Md[] = [];
  const content = trimmed(merged(nodes));
  const [left, right] = how.edges ?? [' ', ' '];
  const afters = charactersAfter(content);
  let before = left;
  content.forEach((node, index) => {
    if (typeof node !== 'string') {
      pieces.push(inlineElement(node, how, [before, afters[index] ?? right]));
    } else if (how.code === true)
      pieces.push(node.trim() === '' ? phrase(' ', false) : codeSpan(node));
    else
      pieces.push(
        phrase(
          how.line ? node.replace(/\s+/g, ' ') : node,
          index === 0 || isBreak(content[index - 1]),
        ),
      );
    before = edge(node, -1) ?? before;
  });
  // Removes empty pieces and line breaks at the end: a paragraph that ends in a line break would print a backslash.
  for (
    let last = pieces.at(-1);
    last && (last === how.breaks || isEmptyMd(last));
    last = pieces.at(-1)
  ) {
    pieces.pop();
  }
  return glued(pieces);
}

/** For each node, the character that follows it; `undefined` if no text follows. */
function charactersAfter(nodes: readonly ProseNode[]): (string | undefined)[] {
  const found: (string | undefined)[] = [];
  let next: string | undefined;
  for (let index = nodes.length - 1; index >= 0; index--) {
    found[index] = next;
    next = edge(nodes[index] ?? '', 0) ?? next;
  }
  return found;
}

/**
 * Returns the character of `node` that is next to a mark such as `**`; `undefined` if the node prints nothing. Markdown
 * recognizes a mark by the characters next to it. For an element that prints only its content, the character comes from
 * the content: after `a<span>b</span>`, a mark follows a letter.
 * @param at 0 for the node's first character, -1 for its last
 */
function edge(node: ProseNode, at: 0 | -1): string | undefined {
  return typeof node === 'string' ? node.at(at) : edgeOfElement(node, at);
}

function edgeOfElement(element: ProseElement, at: 0 | -1): string | undefined {
  const { tag, children } = element;
  if (tag === 'br') return ' ';
  if (!hasSyntax(element)) {
    const inOrder = at === 0 ? children : [...children].reverse();
    for (const child of inOrder) {
      const found = edge(child, at);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (textOfNodes(children) === '' && tag !== 'img') return undefined;
  return MARKS.has(tag) && tag !== 'code' ? ANOTHER_MARK : ')';
}

/** Returns true for an element that prints more than its content, such as marks or a target. */
function hasSyntax({ tag, href, target, src, isInLink = false }: ProseElement): boolean {
  if (tag === 'a') return href !== undefined || target !== undefined;
  if (tag === 'img') return src !== undefined || (href !== undefined && !isInLink);
  return MARKS.has(tag) || tag === 'sub' || tag === 'sup' || tag === 'kbd';
}

/**
 * Merges adjacent elements that have the same mark, because two marks side by side have another meaning
 * (`**a****b**`).
 */
function merged(nodes: readonly ProseNode[]): readonly ProseNode[] {
  const out: ProseNode[] = [];
  /**
   * The children of the last element in `out`, if this function created their array. `undefined` if the array belongs
   * to the input, which must not be changed.
   */
  let growing: ProseNode[] | undefined;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] ?? '';
    const last = out.at(-1);
    const isSame =
      typeof node === 'object' &&
      typeof last === 'object' &&
      MARKS.has(node.tag) &&
      MARKS.get(last.tag) === MARKS.get(node.tag);
    if (typeof node === 'string' && typeof last === 'string') out[out.length - 1] = last + node;
    else if (isSame) {
      if (growing === undefined) {
        growing = [...last.children];
        out[out.length - 1] = { ...last, children: growing };
      }
      for (const child of node.children) growing.push(child);
    } else {
      out.push(node);
      growing = undefined;
    }
  }
  return out;
}

/** The mark of each element: elements with the same mark look the same in Markdown. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['code', 'code'],
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
  ['s', 's'],
  ['del', 's'],
]);

function trimmed(nodes: readonly ProseNode[]): readonly ProseNode[] {
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

function isBlank(node: ProseNode | undefined): boolean {
  return typeof node === 'string' ? node.trim() === '' : isBreak(node);
}

function isBreak(node: ProseNode | undefined): boolean {
  return typeof node === 'object' && node.tag === 'br';
}

function inlineElement(element: ProseElement, how: Inline, edges: readonly [string, string]): Md {
  const { tag, children } = element;
  switch (tag) {
    case 'br':
      return how.breaks;
    case 'code':
      return inlineNodes(children, { ...how, code: true });
    case 'a': {
      const label = inlineNodes(children, { ...how, line: true });
      const url = element.href ?? element.target?.markdown;
      return isEmptyMd(label) || url === undefined ? label : link(label, url);
    }
    case 'img': {
      const { src, href, isInLink = false } = element;
      const label = inlineNodes(children, { ...how, line: true });
      if (src !== undefined) return image(label, src);
      return isInLink || href === undefined ? label : link(label, href);
    }
    case 'b':
    case 'strong':
      return marked('**', children, how, edges);
    case 'i':
    case 'em':
      return marked('_', children, how, edges);
    case 's':
    case 'del':
      return marked('~~', children, how, edges);
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

/** Encloses content in a mark such as `**`, unless the content is blank or the same mark already encloses it. */
function marked(
  mark: '**' | '_' | '~~',
  children: readonly ProseNode[],
  how: Inline,
  edges: readonly [string, string],
): Md {
  const inside = how.inside ?? NOTHING;
  const content = inlineNodes(children, { ...how, inside: new Set([...inside, mark]), edges });
  if (isEmptyMd(content) || inside.has(mark)) return content;
  const text = textOfNodes(children);
  const before = /^\s/.test(text) ? ' ' : '';
  const after = /\s$/.test(text) ? ' ' : '';
  const emphasis = emphasized(mark, content, before || edges[0], after || edges[1]);
  return glued([phrase(before, false), emphasis, phrase(after, false)]);
}
