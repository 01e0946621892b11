/** Tags in descriptions are interpreted as HTML if they are allowed. */
import { expect, test } from 'vitest';
import { htmlText } from '../html/index.js';
import { descriptionHtml } from './html.js';
import { parseDescription } from './parse.js';

test.each([
  // A block element inside a line ends the paragraph.
  ['a: <ul><li>b</li></ul> c', '<p>a: </p>\n<ul>\n<li>b</li>\n</ul>\n<p>c</p>'],
  ['a<p>b</p>', '<p>a</p>\n<p>b</p>'],
  ['a <div class="x">b <span>c</span></div>', '<p>a </p>\n<p>b c</p>'],
  ['<li>a</li>', '<ul>\n<li>a</li>\n</ul>'],
  ['<ul><li>a<div>b</div></li></ul>', '<ul>\n<li>a<p>b</p>\n</li>\n</ul>'],
  [
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b<td>c</tbody></table>',
    '<table>\n<tbody>\n<tr>\n<th>a</th>\n</tr>\n<tr>\n<td>b</td>\n<td>c</td>\n</tr>\n</tbody>\n</table>',
  ],
  ['<dl><dt>a</dt><dd><p>b</p></dd></dl>', '<ul>\n<li><strong>a</strong><p>b</p>\n</li>\n</ul>'],
  ['<pre>\na\n  <b>b</b>\n</pre>', '<pre tabindex="0"><code>a\n  b</code></pre>'],
  ['<h2>a</h2><h4>b</h4>', '<h3>a</h3>\n<h4>b</h4>'],
  [
    'a <note><p>b</p></note>',
    '<p>a </p>\n<blockquote>\n<p><strong>Note</strong></p>\n<p>b</p>\n</blockquote>',
  ],
  // A tag that could be a placeholder is an element if it is closed.
  ['a <note> <table> <code>', '<p>a &lt;note&gt; &lt;table&gt; &lt;code&gt;</p>'],
  [
    '<details><summary>a</summary>\n\n- b\n\n</details>',
    '<p><strong>a</strong></p>\n<ul>\n<li>b\n</li>\n</ul>',
  ],
  [
    '<img src="https://a.test/b.png">',
    '<p><a href="https://a.test/b.png" rel="noopener noreferrer">https://a.test/b.png</a></p>',
  ],
])('%j', (text, want) => {
  expect(htmlText(descriptionHtml(parseDescription(text, 3)))).toBe(`${want}\n`);
});
