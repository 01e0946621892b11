/** Documents as plain text: what a message says, for search and for windows that show nothing else. */
import type { Document, Node } from './document.js';

/** The text of a valid document. Mentions and emoji are their text, blocks begin on lines of their own. */
export function toText(document: Document): string {
  return blocks(document.content);
}

function blocks(nodes: readonly Node[]): string {
  return nodes.map(block).join('\n');
}

function block(node: Node): string {
  const content = node.content ?? [];
  switch (node.type) {
    case 'bulletList':
      return content.map((item) => indented('- ', blocks(item.content ?? []))).join('\n');
    case 'orderedList': {
      const first = Number(node.attrs?.['order'] ?? 1);
      return content
        .map((item, index) => indented(`${first + index}. `, blocks(item.content ?? [])))
        .join('\n');
    }
    case 'blockquote':
      return prefixed('> ', blocks(content));
    case 'rule':
      return '---';
    default:
      return content.length > 0 && content.every(isBlock) ? blocks(content) : inlines(node);
  }
}

/** Blocks hold other nodes and are not inline; of an unknown type, those that hold anything. */
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

function indented(bullet: string, text: string): string {
  return bullet + text.replaceAll('\n', `\n${' '.repeat(bullet.length)}`);
}

function prefixed(prefix: string, text: string): string {
  return text
    .split('\n')
    .map((line) => prefix + line)
    .join('\n');
}
