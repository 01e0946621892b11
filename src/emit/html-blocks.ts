/** Where a block of Markdown ends, whatever follows: blocks that stand alone are read alone, and once. */
import { paragraphsOf } from './html-paragraphs.js';
import { escapeText } from './html-text.js';

/** Blocks that may go on behind a blank line: code, comments, elements. */
const OPEN_END = /```|~~~|[<\r\t]/;
/** Code between fences, and nothing beside it up to a blank line. */
const FENCED = /^```[^`\n]*\n[^`]*\n```(?=\n\n)/;
/** A line that belongs to no block before it, when it comes behind a blank one. */
const START = /^(?:[A-Za-z`"'([>#]|\*\*[A-Za-z0-9])/;

/**
 * The first blocks of a text, up to a blank line behind which something else begins for sure.
 * @param text without definitions of links, which count for all of it
 */
export function firstBlocks(text: string): string {
  if (text.startsWith('```')) return FENCED.exec(text)?.[0] ?? text;
  for (let at = text.indexOf('\n\n'); at >= 0;) {
    let next = at;
    while (text[next] === '\n') next++;
    if (START.test(text.slice(next, next + 3))) {
      const block = text.slice(0, at);
      return OPEN_END.test(block) ? text : block;
    }
    at = text.indexOf('\n\n', next);
  }
  return text;
}

/**
 * Code between fences, a quotation of simple paragraphs, or a list of such items and the paragraphs before it, as the
 * parser of Markdown would have them; nothing for any other block.
 */
export function simpleBlock(block: string): string | undefined {
  const text = block.replace(/\n+$/, '');
  if (text.startsWith('```')) return code(text);
  if (text.startsWith('>')) return quotation(text);
  const start = /(?:^|\n)[*-] /.exec(text);
  if (start === null) return undefined;
  if (start.index === 0) return list(text);
  const before = paragraphsOf(text.slice(0, start.index));
  const items = before?.rest === '' ? list(text.slice(start.index + 1)) : undefined;
  return before === undefined || items === undefined ? undefined : `${before.html}\n${items}`;
}

/** Code between fences. */
function code(block: string): string | undefined {
  const inside = /^```[^`\n]*\n([^`\r\0]*)\n```$/.exec(block)?.[1];
  return inside === undefined ? undefined : `<pre><code>${escapeText(inside)}</code></pre>`;
}

function quotation(block: string): string | undefined {
  if (/\n(?!>)/.test(block)) return undefined;
  const text = block.replace(/^> ?/gm, '');
  const inside = text.trim() === '' ? undefined : paragraphsOf(text);
  if (inside === undefined || inside.rest !== '') return undefined;
  return `<blockquote>\n${inside.html}\n</blockquote>`;
}

/** Items of a line each. */
function list(block: string): string | undefined {
  const [bullet = ''] = block;
  let items = '';
  for (const line of block.split('\n')) {
    const isItem = line.startsWith(bullet) && /^. {1,4}[^ ]/.test(line);
    const inside = isItem ? paragraphsOf(line.slice(1).trimStart()) : undefined;
    if (inside === undefined || inside.rest !== '') return undefined;
    items += `<li>${inside.html.slice('<p>'.length, -'</p>'.length)}\n</li>\n`;
  }
  return `<ul>\n${items}</ul>`;
}
