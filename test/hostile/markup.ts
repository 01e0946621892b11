/**
 * Texts that try to become markup, and the elements that a browser would find in a page with them.
 */
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { codePoint, fc } from '../property.js';

type Node = DefaultTreeAdapterMap['node'];

export const ATTACKS = [
  '<script>attack()</script>',
  '"><script>attack()</script>',
  "'><img src=x onerror=attack()>",
  '" onmouseover="attack()',
  '</title><script>attack()</script>',
  '</p></article><form action=//evil.test><input>',
  '<!-- ',
  ' --><script>attack()</script>',
  '<iframe srcdoc="<script>attack()</script>">',
  '<svg/onload=attack()>',
  '<a href="javascript:attack()">x</a>',
  '[x](javascript:attack())',
  '[x](JaVaScRiPt:attack())',
  '[x](&#106;avascript:attack())',
  '[x](vbscript:attack())',
  '[x](data:text/html,<script>attack()</script>)',
  '![x](https://evil.test/pixel.png)',
  '![x](javascript:attack())',
  '[![p](//evil.test/t.png)](https://ok.test)',
  '[!&#91;p&#93;(//evil.test/t.png)](https://ok.test)',
  '[\\!\\[p\\](//evil.test/t.png)](https://ok.test)',
  '[a ![p](//evil.test/t.png "t") b](https://ok.test)',
  '[**![p](//evil.test/t.png)**](https://ok.test)',
  '[`a` ![p](//evil.test/t.png) `b`](https://ok.test)',
  '[`` ![p](//evil.test/t.png) ``](https://ok.test)',
  '<a href="https://ok.test">![p](//evil.test/t.png)</a>',
  '<a href="https://ok.test">!</a>[p](//evil.test/t.png)',
  '!<a href="https://ok.test/t.png">p</a>',
  '![p][r]\n\n[r]: //evil.test/t.png',
  '[![p][r]](https://ok.test)\n\n[r]: //evil.test/t.png',
  'p](//evil.test/t.png) ![p',
  '//evil.test/x (//evil.test/y) javascript://evil.test/z',
  'see ftp://evil.test/x, www.evil.test and me@evil.test',
  '[^1] ![^1]\n\n[^1]: ![p](//evil.test/t.png)',
  '[^a"onclick=attack()] [^<script>]\n\n[^a"onclick=attack()]: <script>attack()</script>\n[^<script>]: b',
  '[^1]: [x](javascript:attack())\n\n    <p>a[^1]</ol></li>',
  '<img src=//evil.test/t.png>',
  '{alert(1)} {<img src="//evil.test/t.png" />} <Foo {...bar} />',
  'import "//evil.test/x.js"',
  'export default attack()',
  '<https://evil.test/"onclick="attack()>',
  '[x]: javascript:attack()\n\n[x]',
  '<base href="//evil.test">',
  '<meta http-equiv=refresh content="0;url=//evil.test">',
  '<style>*{display:none}</style>',
  '<b onclick=attack() style=color:red>x',
  '<p>a<p>b</p></p></p></div></main>',
  '<ul>text<li>a<ul><b>c</ul></b>',
  '<a href="https://a.test"><a href="https://b.test">x</a></a>',
  '[a [b](https://b.test) c](https://a.test)',
  '<code><b>',
  '```\n</code></pre><script>attack()</script>\n```',
  '```"><script>attack()</script>\nx\n```',
  '| a |\n|---|\n| </td><script>attack()</script> |',
  '# a\n###### b\n### c',
  '&lt;script&gt;&#60;script&#62;',
  '\u202eevil\u2028\u0000\ud800',
  '{{constructor.constructor("attack()")()}}',
  '<li>x</li></ul>',
  'x\n<br/>\ny<BR>',
  'a <div>b <table><tr><b>c <p>d',
  '</td></tr></table></blockquote>',
  '<dl><dt>a<dd><ul>b<td>c</dl>',
  'x <pre>a <b>b\n\n- c</pre> d',
  '<h2>a <h3>b</h2><note>c',
  '<img src="javascript:attack()" alt="<script>">',
  '<summary onclick=attack()>x</summary>',
  '- a <ul><li>b</ul></li></ul>\n- c',
  '| a |\n|---|\n| b <table><td>c</table> <tr> |',
];

/** All elements of an HTML text, as a parser that follows the standard finds them. */
export function elements(text: string): DefaultTreeAdapterMap['element'][] {
  const found: DefaultTreeAdapterMap['element'][] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(text));
  return found;
}

const piece = fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: codePoint, maxLength: 12 }));
/** Several attacks and random texts in a row. */
export const foreign = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
