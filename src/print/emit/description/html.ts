/** Writes descriptions as HTML. Only listed elements are written, and all text is escaped. */
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { htmlOf, type Html } from '../html/opaque.js';
import { escapeText, urlAttribute } from '../html/text.js';
import { BLOCK_TAGS, STYLE_TAGS, type ProseElement, type ProseNode, type TagName } from './tree.js';

/** The text before and after the content of an element. */
const MARKUP: ReadonlyMap<TagName, readonly [string, string]> = new Map<TagName, [string, string]>([
  ...STYLE_TAGS.map((tag): [TagName, [string, string]] => [tag, [`<${tag}>`, `</${tag}>`]]),
  ...BLOCK_TAGS.map((tag): [TagName, [string, string]] => [tag, [`<${tag}>`, `</${tag}>\n`]]),
  ['line', ['', '\n']],
  ['br', ['<br>', '']],
  ['hr', ['<hr>\n', '']],
]);

/** Writes a description as blocks of HTML. */
export function descriptionHtml(nodes: readonly ProseNode[]): Html {
  return htmlOf(nodesText(nodes).trimEnd());
}

function nodesText(nodes: readonly ProseNode[]): string {
  let out = '';
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at] ?? '';
    out += typeof node === 'string' ? escapeText(node) : elementText(node);
  }
  return out;
}

/** Cached, because many descriptions share lines. */
const lineText = memoizeByObject(nodesText);

function elementText({ tag, children, href, start }: ProseElement): string {
  const content = lineText(children);
  if (tag === 'a') {
    return `<a href="${urlAttribute(href ?? '')}" rel="noopener noreferrer">${content}</a>`;
  }
  const [before, after] = MARKUP.get(tag) ?? ['', ''];
  return (start === undefined ? before : `<ol start="${start}">`) + content + after;
}
