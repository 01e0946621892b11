/** Converts Markdown and plain text to documents, and documents to plain text. */
import { describe, expect, test } from 'vitest';
import type { Node } from '../document.js';
import { fromMarkdown } from '../from-markdown.js';
import { fromText } from '../from-text.js';
import { mentionsOf } from '../mentions.js';
import { toText } from '../to-text.js';
import { validate } from '../validate.js';
import { doc, p, t, link, list, code, panel, mention, br, everything } from './nodes.js';

describe('fromMarkdown', () => {
  const cases: readonly (readonly [string, readonly Node[]])[] = [
    ['Hello', [p(t('Hello'))]],
    [
      'a **b** _c_ ~~d~~ `e`',
      [
        p(
          t('a '),
          t('b', 'strong'),
          t(' '),
          t('c', 'em'),
          t(' '),
          t('d', 'strike'),
          t(' '),
          t('e', 'code'),
        ),
      ],
    ],
    ['**a _b_**', [p(t('a ', 'strong'), t('b', 'strong', 'em'))]],
    ['**a `b`**', [p(t('a ', 'strong'), t('b', 'code'))]],
    [
      '[a `b`](https://x.test)',
      [p(t('a ', link('https://x.test')), t('b', link('https://x.test'), 'code'))],
    ],
    ['<https://x.test>', [p(t('https://x.test', link('https://x.test')))]],
    [
      '[a](<https://x.test> "title")',
      [p(t('a', { type: 'link', attrs: { href: 'https://x.test', title: 'title' } }))],
    ],
    ['[a](javascript:alert)', [p(t('[a](javascript:alert)'))]],
    ['![cat](https://x.test/c.png)', [p(t('cat', link('https://x.test/c.png')))]],
    ['one\ntwo  \nthree', [p(t('one'), br, t('two'), br, t('three'))]],
    ['one\n\ntwo', [p(t('one')), p(t('two'))]],
    [
      '# A\n### B',
      [
        { type: 'heading', attrs: { level: 1 }, content: [t('A')] },
        { type: 'heading', attrs: { level: 3 }, content: [t('B')] },
      ],
    ],
    [
      '- a\n- b\n  1. c',
      [list('bulletList', [p(t('a'))], [p(t('b')), list('orderedList', [p(t('c'))])])],
    ],
    ['3. a', [{ ...list('orderedList', [p(t('a'))]), attrs: { order: 3 } }]],
    ['> a\n> b', [{ type: 'blockquote', content: [p(t('a'), br, t('b'))] }]],
    ['```js\nlet a;\n\nb\n```', [code('let a;\n\nb', 'js')]],
    ['    indented', [code('indented')]],
    ['***', [{ type: 'rule' }]],
    ['<b>x</b> &amp; <script>', [p(t('<b>x</b> & <script>'))]],
    ['<div>\nx\n</div>', [p(t('<div>'), br, t('x'), br, t('</div>'))]],
    ['@Ann :tada:', [p(t('@Ann :tada:'))]],
    ['| a | b |', [p(t('| a | b |'))]],
    ['[a]: https://x.test', [p(t('[a]: https://x.test'))]],
    ['- \n-', [list('bulletList', [], [])]],
  ];
  test.each(cases)('%j', (markdown, content) => {
    expect(fromMarkdown(markdown)).toEqual(doc(...content));
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['quotes', '>'.repeat(20_000)],
    ['lists', Array.from({ length: 300 }, (_, level) => `${'  '.repeat(level)}- x`).join('\n')],
    ['brackets', '['.repeat(20_000)],
    ['links', '[a]('.repeat(5000)],
    ['stars', '*a **b '.repeat(5000)],
    ['ticks', '`'.repeat(20_000)],
    ['nested links', `${'['.repeat(1000)}x${'](y)'.repeat(1000)}`],
    ['entities', '&'.repeat(20_000)],
    ['strikes', '~~a'.repeat(5000)],
  ];
  test.each(hostile)('survives %s, and keeps all text', (_, markdown) => {
    const document = fromMarkdown(markdown);
    expect(validate(document).faults).toBeUndefined();
    const letters = (text: string): string => text.replace(/[^a-z]/g, '');
    expect(letters(toText(document)).length).toBeGreaterThanOrEqual(
      Math.min(letters(markdown).length, 1),
    );
  });

  test.each(cases)('%j becomes a valid document', (markdown) => {
    const document = fromMarkdown(markdown);
    expect(validate(JSON.parse(JSON.stringify(document)))).toEqual({ document });
  });
});

describe('fromText', () => {
  test.each([
    ['Hello', [t('Hello')]],
    ['**a** <b>', [t('**a** <b>')]],
    ['one\ntwo\r\n\nthree\n', [t('one'), br, t('two'), br, br, t('three'), br]],
  ] as const)('%j', (text, content) => {
    expect(fromText(text)).toEqual(doc(p(...content)));
    expect(toText(fromText(text))).toBe(text.replaceAll('\r\n', '\n'));
    expect(validate(fromText(text)).faults).toBeUndefined();
  });
});

describe('toText', () => {
  test('contains every text', () => {
    expect(toText(everything)).toBe(
      [
        'plain bold@Ann Lee🎉',
        'x',
        'redlink',
        'do',
        'Title',
        '- one',
        '- two',
        '  1. deep',
        'Careful',
        'let a = 1;',
        'let b;',
        '> said',
        '---',
        '',
        'Card',
        '?',
      ].join('\n'),
    );
  });

  test.each([
    [doc(), ''],
    [doc(p()), ''],
    [
      doc(p(mention, t(' +5 '), { type: 'mention', attrs: { id: 'x' } }, t(' #go'))),
      '@Ann Lee +5 @x #go',
    ],
    [doc(p({ type: 'emoji', attrs: { shortName: ':tada:' } })), ':tada:'],
    [doc({ ...list('orderedList', [p(t('a'))], [p(t('b'))]), attrs: { order: 9 } }), '9. a\n10. b'],
  ])('%#', (document, text) => {
    expect(toText(document)).toBe(text);
  });

  test('limits its output', () => {
    const lines = code('\n'.repeat(1000));
    const around = (type: string, node: Node): Node =>
      type === 'blockquote' ? { type, content: [node] } : list(type, [node]);
    for (const type of ['blockquote', 'bulletList', 'orderedList']) {
      let node = lines;
      for (let depth = 0; depth < 40; depth++) node = around(type, node);
      const text = toText(doc(node));
      expect(text.split('\n')).toHaveLength(1001);
      expect(text.length).toBeLessThan(20 * 1001);
    }
  });

  test('keeps nested lists separate', () => {
    const inner = list('orderedList', [p(t('a')), p(t('b'))], []);
    const outer = list(
      'bulletList',
      [inner, { type: 'blockquote', content: [p(t('c'), br, t('d'))] }],
      [p()],
    );
    expect(toText(doc(p(t('x')), outer))).toBe(
      ['x', '- 1. a', '     b', '  2. ', '  > c', '  > d', '- '].join('\n'),
    );
  });
});

test('mentions are found at any depth', () => {
  const other: Node = { type: 'mention', attrs: { id: 'other' } };
  const document = doc(p(mention), panel('info', list('bulletList', [p(t('x'), other, mention)])));
  expect([...mentionsOf(document)]).toEqual(['557058:0af0', 'other']);
});
