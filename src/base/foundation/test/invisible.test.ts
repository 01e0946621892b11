/** No encoder writes invisible characters unescaped. */
import { expect, test } from 'vitest';
import { escapeInvisible, escapeLines, jsonLines } from '../../diagnostics/quote.js';
import { jsdoc, lit } from '../../../print/emit/typescript/code.js';
import { escapeAttribute, escapeText } from '../../../print/emit/html/text.js';
import { jsonText } from '../../../print/emit/json/index.js';
import { quote } from '../../../print/emit/typescript/literal.js';
import { markdownText, text as markdown } from '../../../print/emit/markdown/index.js';
import { moduleText } from '../../../print/emit/typescript/module.js';

/**
 * The first and last code points of each range, and some that only one encoder escaped in the past.
 */
const HIDDEN = [
  ...[0x00, 0x08, 0x0e, 0x1b, 0x7f, 0x80, 0x9f, 0xad, 0x34f, 0x600, 0x61c, 0x70f, 0x115f, 0x1160],
  ...[0x17b4, 0x180b, 0x180e, 0x200b, 0x200f, 0x202a, 0x202e, 0x2060, 0x2066, 0x206f, 0x2800],
  ...[0x3164, 0xe000, 0xf8ff, 0xfdd0, 0xfeff, 0xffa0, 0xfff9, 0xfffe, 0xffff, 0x110bd, 0x13430],
  ...[0x1bca0, 0x1d173, 0xe0001, 0xe007f, 0xe0100, 0xf0000, 0x10ffff, 0xd800, 0xdfff],
];

const place = { path: 'a.ts', importExtension: '.js' } as const;
const ENCODERS: readonly (readonly [string, (text: string) => string])[] = [
  ['a comment', (text) => moduleText({ body: [jsdoc(text)], ...place })],
  ['a literal', (text) => quote(text)],
  ['a literal in a module', (text) => moduleText({ body: [lit(text)], ...place })],
  ['JSON', (text) => jsonText(text)],
  ['Markdown', (text) => markdownText([markdown(text)])],
  ['HTML', (text) => escapeText(text)],
  ['an attribute', (text) => escapeAttribute(text)],
  ['a terminal', (text) => escapeInvisible(text)],
  ['lines on a terminal', (text) => escapeLines(text)],
  ['JSON on a terminal', (text) => jsonLines([text])],
];

test.each(ENCODERS)('in %s', (_, encode) => {
  for (const point of HIDDEN) {
    const character = String.fromCodePoint(point);
    const encoded = encode(`a${character}b`);
    expect([point.toString(16), encoded.includes(character)]).toEqual([point.toString(16), false]);
  }
});

test.each(ENCODERS)('ordinary text in %s is unchanged', (_, encode) => {
  for (const text of ['Grüße', '日本語', 'Привет', '👍🏽 ⚠️', 'עברית', 'हिन्दी']) {
    expect(encode(text)).toContain(text);
  }
});

test('line breaks of files are kept, and JSON for machines keeps its values', () => {
  expect(escapeLines('a\tb\r\nc\u2028d\v\u001b[2J')).toBe(
    'a\tb\\u{d}\nc\\u{2028}d\\u{b}\\u{1b}[2J',
  );
  const text = HIDDEN.map((point) => String.fromCodePoint(point)).join(' ') + '\r\n\t';
  expect(JSON.parse(jsonLines({ [text]: text }))).toEqual({ [text]: text });
});
