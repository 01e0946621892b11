import { expect, test } from 'vitest';
import { withoutTags } from './html-text.js';

test.each<[string, string, string]>([
  ['paragraphs', '<p>One.</p>\n  <p>Two.</p>', '\n\nOne.\n\n\n\nTwo.\n\n'],
  ['breaks', 'One.<br/> Two.', 'One.  \nTwo.'],
  ['emphasis', '<b>Addr</b> = <i>range</i>', '**Addr** = _range_'],
  ['code', 'Set <code>true</code>', 'Set `true`'],
  [
    'lists',
    'One of: <ul>\n  <li>`a` - first</li>\n  <li>\n    b\n  </li>\n  <li>c</li>\n</ul> More.',
    'One of:\n\n- `a` - first\n- b\n- c\n\nMore.',
  ],
  ['links', 'See <a class="x" href="/tags">the <b>tags</b></a>.', 'See [the **tags**](/tags).'],
  ['headings', '<h3>Limits</h3>Ten.', '\n\n**Limits**\n\nTen.'],
  ['entities beside tags', '<b>a&nbsp;&amp;</b>', '**a &**'],
])('%s are written in Markdown', (_, html, markdown) => {
  expect(withoutTags(html)).toBe(markdown);
});

test.each([
  'no tags & a &nbsp;',
  'a List<String> of <payoutId>, where x <b and c> d',
  'put `<b>` around it',
  '```\n<p>code</p>\n```',
  '<table><tr><td>1</td></tr></table><p>x</p>',
  '</a> without its beginning',
])('%j remains unchanged', (text) => {
  expect(withoutTags(text)).toBe(text);
});

test('many tags are converted in linear time', () => {
  const many = '<li>a<b>b</b></li>'.repeat(50_000);
  expect(withoutTags(many).length).toBeLessThan(many.length);
  expect(withoutTags('<a '.repeat(100_000))).toHaveLength(300_000);
});
