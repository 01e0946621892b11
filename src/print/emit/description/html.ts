/** Writes descriptions as HTML. Only the elements in a fixed list are written, and all text is escaped. */
import { memoizeByObject } from '../../../base/foundation/memo.js';
import { codeHtml } from '../html/code.js';
import { htmlContent, htmlOf, type Html } from '../html/opaque.js';
import { escapeAttribute, escapeText, urlAttribute } from '../html/text.js';
import {
  BLOCK_TAGS,
  STYLE_TAGS,
  textOfNodes,
  type ProseElement,
  type ProseNode,
  type TagName,
} from './tree.js';

/** The start tag and the end tag of each element. */
const MARKUP: ReadonlyMap<TagName, readonly [string, string]> = new Map<TagName, [string, string]>([
  ...STYLE_TAGS.map((tag): [TagName, [string, string]] => [tag, [`<${tag}>`, `</${tag}>`]]),
  ...BLOCK_TAGS.map((tag): [TagName, [string, string]] => [tag, [`<${tag}>`, `</${tag}>\n`]]),
  ['line', ['', '\n']],
  ['br', ['<br>', '']],
  ['hr', ['<hr>\n', '']],
]);

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

/**
 * The elements whose content is cached as HTML. If several descriptions have the same line, the parser returns the same
 * array of nodes for it.
 */
const LINES: ReadonlySet<TagName> = new Set(['p', 'line', 'td', 'th']);

/** Writes a line as HTML. The result is cached for each array of nodes, because descriptions have many equal lines. */
const lineText = memoizeByObject(nodesText);

function elementText(element: ProseElement): string {
  const { tag, children, start, look, id } = element;
  if (tag === 'pre') return codeText(element);
  if (tag === 'a') return linkText(element);
  if (tag === 'img') return imageText(element);
  const content = LINES.has(tag) ? lineText(children) : nodesText(children);
  if (look !== undefined) return `<${tag} class="${look}">${content}</${tag}>\n`;
  const [before, after] = MARKUP.get(tag) ?? ['', ''];
  if (id !== undefined) return `<${tag} id="${escapeAttribute(id)}">${content}${after}`;
  return (start === undefined ? before : `<ol start="${start}">`) + content + after;
}

/** Writes a link. If it has no target, only its label is written. */
function linkText({ href, target, children }: ProseElement): string {
  const content = nodesText(children);
  if (href !== undefined) {
    return `<a href="${urlAttribute(href)}" rel="noopener noreferrer">${content}</a>`;
  }
  return target === undefined ? content : `<a href="${urlAttribute(target.html)}">${content}</a>`;
}

/** Writes an image. If the pages may not load it, a link to the image is written instead. */
function imageText(image: ProseElement): string {
  const { src, children, isInLink = false } = image;
  if (src !== undefined) {
    const label = escapeAttribute(textOfNodes(children));
    return `<img src="${urlAttribute(src)}" alt="${label}" loading="lazy">`;
  }
  return isInLink ? nodesText(children) : linkText(image);
}

/** Writes a code block. If its language is known, its syntax is highlighted. */
function codeText({ children, language }: ProseElement): string {
  const content = language === undefined ? nodesText(children) : coloured(children, language);
  return `<pre tabindex="0">${content}</pre>\n`;
}

function coloured(children: readonly ProseNode[], language: string): string {
  return `<code>${htmlContent(codeHtml(textOfNodes(children), language))}</code>`;
}
