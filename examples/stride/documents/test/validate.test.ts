/** Validates documents. */
import { describe, expect, test } from 'vitest';
import type { Node } from '../document.js';
import { MAX_DEPTH, validate } from '../validate.js';
import { doc, p, t, link, panel, br, everything } from './nodes.js';

describe('validate', () => {
  test('keeps a valid document unchanged', () => {
    const copy: unknown = JSON.parse(JSON.stringify(everything));
    expect(validate(copy)).toEqual({ document: everything });
  });

  test('reports nothing for an empty document', () => {
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
  test.each(wrong)('rejects %s', (_, value, pointers) => {
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
  ])('rejects a link to %j', (href) => {
    expect(validate(doc(p(t('x', link(href))))).faults).toHaveLength(1);
  });

  function nested(depth: number, around: (node: Node) => Node): Node {
    let node = p(t('x'));
    for (let level = 0; level < depth; level++) node = around(node);
    return node;
  }
  const quoted = (node: Node): Node => ({ type: 'blockquote', content: [node] });
  const wrapped = (node: Node): Node => ({ type: 'unknown', content: [node] });

  test.each([quoted, wrapped])(
    'rejects a document that is nested too deeply, at any depth',
    (around) => {
      expect(validate(doc(nested(MAX_DEPTH - 2, around))).faults).toBeUndefined();
      expect(validate(doc(nested(MAX_DEPTH - 1, around))).faults).toHaveLength(1);
      expect(validate(doc(nested(100_000, around))).faults).toHaveLength(1);
    },
  );

  test('reports at most twenty errors', () => {
    expect(validate(doc(...Array<Node>(1000).fill(t('x')))).faults).toHaveLength(20);
  });

  test('treats names like `constructor` as ordinary names', () => {
    const node = JSON.parse(
      '{"type":"constructor","attrs":{"__proto__":{"id":"x"}},"content":[{"type":"__proto__"}]}',
    ) as Node;
    expect(validate(doc(node)).faults).toBeUndefined();
    const bare = JSON.parse('{"type":"mention","attrs":{"__proto__":{"id":"x"}}}') as Node;
    expect(validate(doc(p(bare))).faults).toHaveLength(1);
  });
});
