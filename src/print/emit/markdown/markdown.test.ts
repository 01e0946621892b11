/**
 * Markdown displays foreign text unchanged and without effects, and prettier does not change it.
 */
import { codePoint, fc, runs } from '../../../../test/property.js';
import * as prettier from 'prettier';
import { expect, test } from 'vitest';
import {
  anchor,
  codeSpan,
  fence,
  heading,
  inline,
  link,
  blocks,
  list,
  markdownText,
  md,
  NO_MD,
  strong,
  table,
  text,
} from './index.js';
import type { Md } from './index.js';

const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,9}$/),
  fc.constantFrom(
    '*a*',
    '_a_',
    'snake_case',
    '__init__',
    '`x`',
    '``',
    '<b>',
    '</script>',
    '&amp;',
    '&lt',
    '#',
    '##',
    '-',
    '+',
    '1.',
    '2)',
    '12.',
    '---',
    '***',
    '===',
    '[x]',
    '[x]:',
    '![x](y)',
    '[[a]]',
    '|',
    '||',
    '~~x~~',
    '$x$',
    '$$',
    '{{x}}',
    '{%x%}',
    '\\',
    '\\\\',
    '>',
    ':::',
    ':-:',
    'http://a.b/c_d*e',
    'https://a.b',
    'www.a.b_c_',
    'a@b.c',
    'mailto:a@b.c',
    '*/',
    '\u202e',
    '\ud800',
    '日本語',
    'é',
    '🎉',
    '(x)',
    '"q"',
    '!',
    'a\\',
    '\\*',
    '^1',
    '[^1]',
    '[ ]',
    'https://a.b/c_(d)',
  ),
);
const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const glued = fc.array(word, { maxLength: 4 }).map((words) => words.join(''));
const foreign = fc.oneof(line, glued, fc.string({ unit: codePoint, maxLength: 20 }));
const paragraphs = fc.array(foreign, { maxLength: 5 }).map((lines) => lines.join('\n'));

const piece: fc.Arbitrary<Md> = fc.oneof(
  foreign.map(text),
  foreign.map(codeSpan),
  fc.tuple(fc.stringMatching(/^[a-z]+$/), foreign).map(([a, url]) => link(text(a), url)),
  fc.tuple(fc.stringMatching(/^[a-z]+$/), fc.webUrl()).map(([a, url]) => link(text(a), url)),
  fc.stringMatching(/^[a-z]+$/).map((one) => strong(text(one))),
);
const block: fc.Arbitrary<Md> = fc.oneof(
  paragraphs.map(text),
  fc.tuple(fc.integer({ min: 1, max: 6 }), piece).map(([level, one]) => heading(level as 1, one)),
  fc
    .tuple(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.array(fc.array(piece), { maxLength: 4 }),
    )
    .map(([header, rows]) => table(header, rows, [undefined, 'right', 'center', 'left'])),
  paragraphs.map((one) => fence('text', one)),
  fc.constant(anchor('a-b')),
);
const listed = fc
  .tuple(fc.array(fc.oneof(paragraphs.map(text), piece), { maxLength: 12 }), fc.boolean())
  .map(([items, ordered]) => list(items, { ordered }));

/**
 * Ignores the alignment of table columns, because the width of rare characters depends on the font.
 */
function unaligned(text: string): string {
  return text.replace(/ *\| */g, '|').replace(/-+/g, '-');
}

test('prettier leaves random documents alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { maxLength: 5 }),
      listed,
      block,
      async (some, items, more) => {
        const written = markdownText(blocks(some, items, heading(2, text('between')), more));
        const formatted = await prettier.format(written, { parser: 'markdown' });
        expect(unaligned(formatted)).toBe(unaligned(written));
      },
    ),
    runs({ suite: 100, all: 1000 }),
  );
});

/** A node of prettier's Markdown tree. */
interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
}

/** Parses Markdown with prettier's internal parser, because no other one is installed. */
async function parse(source: string): Promise<Node> {
  const debug = (
    prettier as unknown as {
      __debug: { parse(text: string, options: object): Promise<{ ast: Node }> };
    }
  ).__debug;
  return (await debug.parse(source, { parser: 'markdown' })).ast;
}

function nodes(node: Node): Node[] {
  return [node, ...(node.children ?? []).flatMap(nodes)];
}

test('text of descriptions never becomes markup, and every character is visible', async () => {
  await fc.assert(
    fc.asyncProperty(foreign, async (value) => {
      const all = nodes(await parse(markdownText(text(value))));
      const kinds = new Set(all.map(({ type }) => type));
      for (const kind of ['root', 'paragraph', 'text', 'link']) kinds.delete(kind);
      expect([...kinds]).toEqual([]);
      const texts = all.flatMap((node) => (node.type === 'text' ? [node.value ?? ''] : []));
      const squeeze = (one: string): string =>
        one.replace(/<U\+[0-9A-F]+>|[\s\p{C}\p{Z}\u{e0000}-\u{10ffff}]/gu, '');
      expect(squeeze(texts.join(''))).toBe(squeeze(value));
    }),
    runs({ suite: 100, all: 1000 }),
  );
});

test.each([
  ['javascript:alert(1)', 'x'],
  ['JavaScript:alert(1)', 'x'],
  ['java\nscript:alert(1)', 'x'],
  ['data:text/html,x', 'x'],
  ['//evil.example', 'x'],
  ['\\\\evil', 'x'],
  ['', 'x'],
  ['https://a.b/(c)_d*', '[x](https://a.b/%28c%29_d%2A)'],
  ['https://a.b/?x=1&lt;y', '[x](https://a.b/?x=1%26lt;y)'],
  ['mailto:a@b.c', '[x](mailto:a@b.c)'],
  ['page.md#a-b', '[x](page.md#a-b)'],
  ['#here', '[x](#here)'],
])('link to %j', (url, wanted) => {
  expect(markdownText(link(text('x'), url))).toBe(wanted + '\n');
});

test.each([
  ['a', '`a`'],
  ['a`b', '``a`b``'],
  ['``', '` `` `'],
  ['a\nb', '`a b`'],
  ['\u202e', '`<U+202E>`'],
])('code span of %j', (value, wanted) => {
  expect(markdownText(codeSpan(value))).toBe(wanted + '\n');
});

test('a fence is longer than the backticks in it, and its language cannot close it', () => {
  expect(markdownText(fence('', 'a\n```\nb'))).toBe('````\na\n```\nb\n````\n');
  expect(() => fence('ts\n<b>', '')).toThrow(TypeError);
  expect(() => anchor('"><b>')).toThrow(TypeError);
});

test('the tag accepts no string and cannot be called', () => {
  // @ts-expect-error a string must be wrapped
  expect(() => md`${'x'}`).toThrow(TypeError);
  // @ts-expect-error an array is not a template
  expect(() => md(['# x'])).toThrow(TypeError);
  const fake = Object.create(Object.getPrototypeOf(text('x')) as object) as Md;
  expect(() => md`${fake}`).toThrow(TypeError);
  expect(() => markdownText(fake)).toThrow(TypeError);
  const constructor = Object.getPrototypeOf(text('x')).constructor as new (
    ...args: unknown[]
  ) => Md;
  expect(() => new constructor(Symbol('markdown'), [])).toThrow(TypeError);
});

test('a template loses its indentation and empty lines, and indents its holes', () => {
  const several = blocks(text('one'), text('two'));
  const built = md`
    - ${several}
      ${null}
    - ${text('three')}
  `;
  expect(markdownText(built)).toBe('- one\n\n  two\n- three\n');
});

test('a table has no padding', () => {
  const built = table([text('日本'), text('b')], [[text('a|b'), codeSpan('x|y')]], ['right']);
  expect(markdownText(built)).toBe('| 日本 | b |\n| --: | --- |\n| a\\|b | `x\\|y` |\n');
});

test('pieces of a sentence', () => {
  expect(markdownText(inline([text('a'), undefined, text(''), text('b')], ' or '))).toBe(
    'a or b\n',
  );
});

test('a file has no trailing blanks and no empty blocks', () => {
  const document = [text(''), md`- ${text('')}\n${text('a')}`, NO_MD, fence('sh', 'a \n\nb')];
  expect(markdownText(document)).toBe('-\na\n\n```sh\na\n\nb\n```\n');
});

test.each([
  // VitePress treats pages as templates, and inserts files that comments name.
  [text('a {{ b }} c'), 'a <span v-pre>\\{\\{ b \\}\\}</span> c'],
  [text('{{ b'), '<span v-pre>\\{\\{</span> b'],
  [md`${text('a {')}${text('{ b }}')}`, 'a <span v-pre>\\{</span>\\{ b \\}\\}'],
  [codeSpan('{{ b }}'), '<span v-pre>`{{ b }}`</span>'],
  [codeSpan('<!--@include: a-->'), '`<! --@include: a-->`'],
  [fence('', '<!-- @include: a -->'), '```\n<! -- @include: a -->\n```'],
  // Docusaurus executes statements in MDX.
  [text("import a from 'b'"), "import&#32;a from 'b'"],
  [text('export all of it'), 'export&#32;all of it'],
  [text('imports of all'), 'imports of all'],
  [text('{id} of a pet'), '\\{id\\} of a pet'],
])('site generators do not run it as code: %#', (one, want) => {
  expect(markdownText(one)).toBe(`${want}\n`);
});
