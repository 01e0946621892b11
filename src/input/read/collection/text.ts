/** Reads descriptions in collections: a text, or an object with a text and its type. */
import { fact } from '../../../model/origin.js';
import type { Text } from '../../../model/schema.js';
import type { Cursor } from '../../source/cursor.js';

const TAGS = new Map([
  ['br', '\n'],
  ['p', '\n\n'],
  ['div', '\n'],
  ['tr', '\n'],
  ['ul', '\n'],
  ['ol', '\n'],
  ['li', '\n- '],
  ['h1', '\n\n# '],
  ['h2', '\n\n## '],
  ['h3', '\n\n### '],
  ['code', '`'],
  ['b', '**'],
  ['strong', '**'],
  ['i', '_'],
  ['em', '_'],
]);
/** HTML tags that become Markdown with the same mark before and after the text, such as `**`. */
const PAIRED = new Set(['code', 'b', 'strong', 'i', 'em']);
const BLOCKS = new Set(['p', 'h1', 'h2', 'h3']);
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/**
 * Reads a description. It is a string, an object `{content, type}`, or absent. HTML is converted to Markdown, and line
 * breaks become LF.
 * @param cursor the location of the description, which need not exist
 */
export function readDescription(cursor: Cursor): Text | undefined {
  if (!cursor.exists) return undefined;
  const object = cursor.type === 'object';
  const content = object ? cursor.get('content') : cursor;
  if (object && !content.exists) return undefined;
  if (content.type !== 'string') {
    cursor.add('collection/description', { found: content.type });
    return undefined;
  }
  const html = object && cursor.get('type').value === 'text/html';
  const raw = String(content.value).replace(/\r\n?/g, '\n');
  const text = (html ? htmlToText(raw) : raw).trim();
  return text === '' ? undefined : fact(text, cursor.origin());
}

/** Converts HTML to Markdown. Paragraphs, lists and emphasis are kept; of all other elements, only the text is kept. */
function htmlToText(html: string): string {
  return html
    .replace(
      /<(\/?)([a-z][a-z0-9]{0,20})(?=[\s/>])[^<>]{0,2000}>/gi,
      (_, end: string, tag: string) => {
        const name = tag.toLowerCase();
        if (end !== '' && BLOCKS.has(name)) return '\n\n';
        return end === '' || PAIRED.has(name) ? (TAGS.get(name) ?? '') : '';
      },
    )
    .replace(/&(?:#(\d{1,7})|([a-z]{2,6}));/gi, (whole, code: string | undefined, name: string) => {
      if (code === undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
      const point = Number(code);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    })
    .replace(/[ \t]{0,100}\n[ \t]{0,100}/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}
