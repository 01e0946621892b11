/** Converts documents to plain text, for searching and for windows that display only text. */
import type { Document, Node } from './document.js';

/**
 * The maximum indentation in characters. Text in fifty nested quotes would otherwise consist mostly
 * of quote marks.
 */
const MAX_PREFIX = 16;

/** The prefixes of the lines of a block: one for the first line, and one for all further lines. */
interface Margin {
  readonly first: string;
  readonly rest: string;
}

/**
 * Returns the text of a valid document. Mentions and emoji become text, and each block begins on a
 * new line.
 */
export function toText(document: Document): string {
  const lines: string[] = [];
  write(document.content, { first: '', rest: '' }, lines);
  return lines.join('\n');
}

function write(nodes: readonly Node[], margin: Margin, lines: string[]): void {
  for (const [index, node] of nodes.entries()) {
    writeBlock(node, index === 0 ? margin : { first: margin.rest, rest: margin.rest }, lines);
  }
  // The prefix is printed for an empty list item, so that the item is kept.
  if (nodes.length === 0 && margin.first !== margin.rest) lines.push(margin.first);
}

function writeBlock(node: Node, margin: Margin, lines: string[]): void {
  const content = node.content ?? [];
  switch (node.type) {
    case 'bulletList':
      return writeItems(content, () => '- ', margin, lines);
    case 'orderedList': {
      const first = Number(node.attrs?.['order'] ?? 1);
      return writeItems(content, (index) => `${first + index}. `, margin, lines);
    }
    case 'blockquote':
      return write(content, within(margin, '> ', '> '), lines);
    default:
      if (content.length > 0 && content.every(isBlock)) return write(content, margin, lines);
      return writeLines(node.type === 'rule' ? '---' : inlines(node), margin, lines);
  }
}

function writeItems(
  items: readonly Node[],
  bulletOf: (index: number) => string,
  margin: Margin,
  lines: string[],
): void {
  for (const [index, item] of items.entries()) {
    const bullet = bulletOf(index);
    const outer = index === 0 ? margin : { first: margin.rest, rest: margin.rest };
    write(item.content ?? [], within(outer, bullet, ' '.repeat(bullet.length)), lines);
  }
}

function within({ first, rest }: Margin, one: string, others: string): Margin {
  const deep = rest.length >= MAX_PREFIX;
  return { first: deep ? first : first + one, rest: deep ? rest : rest + others };
}

function writeLines(text: string, margin: Margin, lines: string[]): void {
  for (const [index, line] of text.split('\n').entries()) {
    lines.push((index === 0 ? margin.first : margin.rest) + line);
  }
}

/**
 * Returns true for nodes that have content. Also returns true for rules and media, which are blocks
 * without content.
 */
function isBlock({ type, content }: Node): boolean {
  return content !== undefined || type === 'rule' || type === 'media';
}

function inlines(node: Node): string {
  if (typeof node.text === 'string') return node.text;
  if (node.type === 'hardBreak') return '\n';
  if (node.content && node.content.length > 0) return node.content.map(inlines).join('');
  const { text, shortName, id } = node.attrs ?? {};
  if (typeof text === 'string' && text !== '') return text;
  if (node.type === 'emoji') return String(shortName);
  return node.type === 'mention' ? `@${String(id)}` : '';
}
