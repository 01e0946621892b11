/** Functions that create documents with little code. */
import type { Document, Mark, Node } from '../document.js';

export const doc = (...content: readonly Node[]): Document => ({
  version: 1,
  type: 'doc',
  content,
});
export const p = (...content: readonly Node[]): Node => ({ type: 'paragraph', content });
export const t = (text: string, ...marks: readonly (string | Mark)[]): Node =>
  marks.length === 0
    ? { type: 'text', text }
    : { type: 'text', text, marks: marks.map((mark) => asMark(mark)) };
const asMark = (mark: string | Mark): Mark => (typeof mark === 'string' ? { type: mark } : mark);
export const link = (href: string): Mark => ({ type: 'link', attrs: { href } });
export const list = (type: string, ...items: readonly (readonly Node[])[]): Node => ({
  type,
  content: items.map((content) => ({ type: 'listItem', content })),
});
export const code = (text: string, language?: string): Node => ({
  type: 'codeBlock',
  ...(language === undefined ? {} : { attrs: { language } }),
  content: [t(text)],
});
export const panel = (panelType: string, ...content: readonly Node[]): Node => ({
  type: 'panel',
  attrs: { panelType },
  content,
});
export const mention: Node = { type: 'mention', attrs: { id: '557058:0af0', text: '@Ann Lee' } };
const emoji: Node = { type: 'emoji', attrs: { shortName: ':tada:', text: '🎉' } };
export const br: Node = { type: 'hardBreak' };

/** A document that contains every known node, and an unknown one. */
export const everything = doc(
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
