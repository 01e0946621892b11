/** Finds the sentences of a description, for titles and lists. */
import { parseDescription } from './parse.js';
import type { ProseNode } from './tree.js';

/** Elements whose text does not consist of sentences. */
const NO_SENTENCES: ReadonlySet<string> = new Set([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'pre', 'img'],
]);

/** Returns the sentences of a description on one line, without markup, headings, tables, code and footnotes. */
export function sentencesOf(description: string): string {
  return textOf(parseDescription(description, 1)).replace(/\s+/g, ' ').trim();
}

function textOf(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      if (NO_SENTENCES.has(node.tag) || node.note !== undefined) return '';
      const inner = textOf(node.children);
      return node.tag === 'p' || node.tag === 'line' || node.tag === 'br' ? `${inner} ` : inner;
    })
    .join('');
}
