/** Documents: what is one, and what they are made from and rendered to. */
import { describe, expect, test } from 'vitest';
import type { Document, Mark, Node } from './document.js';
import { fromMarkdown } from './from-markdown.js';
import { fromText } from './from-text.js';
import { mentionsOf } from './mentions.js';
import { toText } from './to-text.js';
import { MAX_DEPTH, validate } from './validate.js';

const doc = (...content: readonly Node[]): Document => ({ version: 1, type: 'doc', content });
const p = (...content: readonly Node[]): Node => ({ type: 'paragraph', content });
const t = (text: string, ...marks: readonly (string | Mark)[]): Node =>
  marks.length === 0
    ? { type: 'text', text }
    : { type: 'text', text, marks: marks.map((mark) => asMark(mark)) };
const asMark = (mark: string | Mark): Mark => (typeof mark === 'string' ? { type: mark } : mark);
const link = (href: string): Mark => ({ type: 'link', attrs: { href } });
const list = (type: string, ...items: readonly (readonly Node[])[]): Node => ({
  type,
  content: items.map((content) => ({ type: 'listItem', content })),
});
const code = (text: string, language?: string): Node => ({
  type: 'codeBlock',
  ...(language === undefined ? {} : { attrs: { language } }),
  content: [t(text)],
});
const panel = (panelType: string, ...content: readonly Node[]): Node => ({
  type: 'panel',
  attrs: { panelType },
  content,
});
const mention: Node = { type: 'mention', attrs: { id: '557058:0af0', text: '@Ann Lee' } };
const emoji: Node = { type: 'emoji', attrs: { shortName: ':tada:', text: '🎉' } };
const br: Node = { type: 'hardBreak' };

/** A document with everything that is known, and something that is not. */
const everything = doc(
  p(
    t('plain '),
    t('bold', 'strong', 'em'),
    mention,
    emoji,
    br,
    t('x', { type: 'subsup', attrs: { type: 'sub' } }),
  ),
  p(
    t('red', { type: 'textColor', attrs: { color: '#f00' } }),
    t('link', link('https://a.test/?q=1')),
  ),
  p(
    t('do', { type: 'action', attrs: { title: 'Do', target: { key: 'k' }, parameters: { a: 1 } } }),
  ),
  { type: 'heading', attrs: { level: 2 }, content: [t('Title')] },
  list('bulletList', [p(t('one'))], [p(t('two')), list('orderedList', [p(t('deep'))])]),
  panel('warning', p(t('Careful'))),
  code('let a = 1;\nlet b;', 'js'),
  { type: 'blockquote', content: [p(t('said'))] },
  { type: 'rule' },
  {
    type: 'mediaGroup',
    content: [{ type: 'media', attrs: { type: 'file', id: 'm', collection: 'c' } }],
  },
  {
    type: 'applicationCard',
    attrs: { text: 'Card', title: { text: 'Card' }, details: [{ title: 'x' }] },
  },
  {
    type: 'nobodyKnows',
    attrs: { deep: [{ er: null }] },
    content: [{ type: 'neither', content: [t('?')] }],
  },
);

describe('validate', () => {
  test('keeps a document as it is', () => {
    const copy: unknown = JSON.parse(JSON.stringify(everything));
    expect(validate(copy)).toEqual({ document: everything });
  });

  test('finds nothing in an empty one', () => {
    expect(validate(doc())).toEqual({ document: doc() });
  });

  const wrong: readonly (readonly [string, unknown, readonly string[]])[] = [
    ['a text', 'text', ['']],
    ['null', null, ['']],
    ['an array', [], ['']],
    ['an empty object', {}, ['/type', '/version', '/content']],
    ['another version', { ...doc(), version: 2 }, ['/version']],
    ['another type', { ...doc(), type: 'paragraph' }, ['/type']],
    ['content that is none', { ...doc(), content: {} }, ['/content']],
    ['a text for a node', { ...doc(), content: ['x'] }, ['/content/0']],
    ['a node without a type', { ...doc(), content: [{}] }, ['/content/0/type']],
    ['text among blocks', doc(t('x')), ['/content/0/type']],
    ['a block in a line', doc(p(p())), ['/content/0/content/0/type']],
    ['an item without a list', doc({ type: 'listItem', content: [] }), ['/content/0/type']],
    [
      'a list without items',
      doc({ type: 'bulletList', content: [p()] }),
      ['/content/0/content/0/type'],
    ],
    [
      'media without a group',
      doc({ ...(everything.content[9]?.content?.[0] ?? br) }),
      ['/content/0/type'],
    ],
    ['empty text', doc(p(t(''))), ['/content/0/content/0/text']],
    ['text that is none', doc(p({ type: 'text' })), ['/content/0/content/0/text']],
    ['attributes that are none', doc({ ...p(), attrs: [] as never }), ['/content/0/attrs']],
    [
      'marks that are none',
      doc(p({ ...t('x'), marks: {} as never })),
      ['/content/0/content/0/marks'],
    ],
    ['a mark without a type', doc(p(t('x', {} as never))), ['/content/0/content/0/marks/0']],
    [
      'marks in code',
      doc({ type: 'codeBlock', content: [t('x', 'em')] }),
      ['/content/0/content/0/marks/0'],
    ],
    ['a link to nowhere', doc(p(t('x', 'link'))), ['/content/0/content/0/marks/0/attrs/href']],
    ['a panel of no type', doc(panel('fancy')), ['/content/0/attrs/panelType']],
    [
      'a heading too low',
      doc({ type: 'heading', attrs: { level: 7 } }),
      ['/content/0/attrs/level'],
    ],
    ['nobody mentioned', doc(p({ type: 'mention' })), ['/content/0/content/0/attrs/id']],
    [
      'an emoji without a name',
      doc(p({ type: 'emoji', attrs: {} })),
      ['/content/0/content/0/attrs/shortName'],
    ],
    ['a card without text', doc({ type: 'applicationCard' }), ['/content/0/attrs/text']],
    [
      'a break that holds something',
      doc(p({ ...br, content: [t('x')] })),
      ['/content/0/content/0/content'],
    ],
    [
      'an action without a target',
      doc(p(t('x', { type: 'action', attrs: { title: 'x', target: {} } }))),
      ['/content/0/content/0/marks/0/attrs/target'],
    ],
    [
      'a subscript of no kind',
      doc(p(t('x', { type: 'subsup', attrs: {} }))),
      ['/content/0/content/0/marks/0/attrs/type'],
    ],
    [
      'two faults',
      doc(p(t('')), panel('x')),
      ['/content/0/content/0/text', '/content/1/attrs/panelType'],
    ],
  ];
  test.each(wrong)('refuses %s', (_, value, pointers) => {
    const { faults } = validate(value);
    expect(faults?.map(({ pointer }) => pointer)).toEqual(pointers);
  });

  test.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    ' java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    '',
  ])('refuses a link to %j', (href) => {
    expect(validate(doc(p(t('x', link(href))))).faults).toHaveLength(1);
  });

  function nested(depth: number, around: (node: Node) => Node): Node {
    let node = p(t('x'));
    for (let level = 0; level < depth; level++) node = around(node);
    return node;
  }
  const quoted = (node: Node): Node => ({ type: 'blockquote', content: [node] });
  const wrapped = (node: Node): Node => ({ type: 'unknown', content: [node] });

  test.each([quoted, wrapped])('refuses what is nested too deeply, however deeply', (around) => {
    expect(validate(doc(nested(MAX_DEPTH - 2, around))).faults).toBeUndefined();
    expect(validate(doc(nested(MAX_DEPTH - 1, around))).faults).toHaveLength(1);
    expect(validate(doc(nested(100_000, around))).faults).toHaveLength(1);
  });

  test('names twenty faults at most', () => {
    expect(validate(doc(...Array<Node>(1000).fill(t('x')))).faults).toHaveLength(20);
  });

  test('takes the names of every object for names', () => {
    const node = JSON.parse(
      '{"type":"constructor","attrs":{"__proto__":{"id":"x"}},"content":[{"type":"__proto__"}]}',
    ) as Node;
    expect(validate(doc(node)).faults).toBeUndefined();
    const bare = JSON.parse('{"type":"mention","attrs":{"__proto__":{"id":"x"}}}') as Node;
    expect(validate(doc(p(bare))).faults).toHaveLength(1);
  });
});

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
  test.each(hostile)('survives %s, and loses no text', (_, markdown) => {
    const document = fromMarkdown(markdown);
    expect(validate(document).faults).toBeUndefined();
    const letters = (text: string): string => text.replace(/[^a-z]/g, '');
    expect(letters(toText(document)).length).toBeGreaterThanOrEqual(
      Math.min(letters(markdown).length, 1),
    );
  });

  test.each(cases)('%j makes a valid document', (markdown) => {
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
  test('says everything', () => {
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

  test('does not grow without end', () => {
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

  test('keeps lists in lists apart', () => {
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

test('mentions are found wherever they stand', () => {
  const other: Node = { type: 'mention', attrs: { id: 'other' } };
  const document = doc(p(mention), panel('info', list('bulletList', [p(t('x'), other, mention)])));
  expect([...mentionsOf(document)]).toEqual(['557058:0af0', 'other']);
});
