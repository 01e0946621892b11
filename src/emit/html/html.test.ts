/** HTML shows foreign text and nothing else, whatever it says and wherever it stands. */
import { codePoint, fc, runs } from '../../../test/property.js';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, test } from 'vitest';
import { descriptionHtml } from './description.js';
import {
  foreignLink,
  html,
  htmlPieces,
  htmlText,
  isEmptyHtml,
  joined,
  marked,
  NO_HTML,
} from './index.js';
import type { Html } from './index.js';

type Node = DefaultTreeAdapterMap['node'];

const ATTACKS = [
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
];

/** Every element and attribute of a text, as the standard's parser sees it. */
function elements(text: string): DefaultTreeAdapterMap['element'][] {
  const found: DefaultTreeAdapterMap['element'][] = [];
  const visit = (node: Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parseFragment(text));
  return found;
}

const TAGS =
  /^(p|h[1-6]|ul|ol|li|blockquote|pre|code|table|thead|tbody|tr|td|th|hr|br|em|strong|s|del|b|i|kbd|sub|sup|a)$/;

function faultsOf(text: string): string[] {
  return elements(text).flatMap(({ tagName, attrs }) => [
    ...(TAGS.test(tagName) ? [] : [tagName]),
    ...attrs.flatMap(({ name, value }) => {
      if (name === 'href' && /^(https?:\/\/|mailto:)/i.test(value)) return [];
      if (name === 'rel' || (name === 'start' && /^\d+$/.test(value))) return [];
      return [`${name}=${value}`];
    }),
  ]);
}

/** True when the text opens and closes what it opens: what follows it is where it was. */
function isClosed(text: string): boolean {
  const [outer, ...others] = parseFragment(`<article>${text}<hr id="last"></article>`).childNodes;
  const last = outer && 'childNodes' in outer ? outer.childNodes.at(-1) : undefined;
  return (
    others.length === 0 && last !== undefined && 'attrs' in last && last.attrs[0]?.value === 'last'
  );
}

const piece = fc.oneof(fc.constantFrom(...ATTACKS), fc.string({ unit: codePoint, maxLength: 12 }));
const foreign = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
const RUNS = runs({ suite: 200, all: 2000 });

describe('a description', () => {
  test.each(ATTACKS)('%j', (text) => {
    const shown = htmlText(descriptionHtml(text, 3));
    expect(faultsOf(shown), shown).toEqual([]);
    expect(isClosed(shown), shown).toBe(true);
  });

  test('of pieces in any order', () => {
    fc.assert(
      fc.property(foreign, fc.integer({ min: 0, max: 3 }), (text, level) => {
        const shown = htmlText(descriptionHtml(text, level));
        expect(faultsOf(shown), shown).toEqual([]);
        expect(isClosed(shown), shown).toBe(true);
      }),
      RUNS,
    );
  });

  test('of one plain paragraph is what the parser makes of it', () => {
    const word = fc.constantFrom(
      'a',
      '1',
      'é…',
      ' ',
      '. ',
      '- ',
      '1) ',
      '# ',
      ':',
      '//',
      '/',
      '"',
      '\n',
      '*',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const text = words.join('');
        // A comment says nothing but a line break, and takes the parser.
        const parsed = htmlText(descriptionHtml(`<!-- -->\n\n${text}`, 2));
        expect(htmlText(descriptionHtml(text, 2)).trim()).toBe(parsed.trim());
      }),
      RUNS,
    );
  });

  test.each([
    ['plain words, 100 %', '<p>plain words, 100 %</p>'],
    ['List<Foo> and <id>', '<p>List&lt;Foo&gt; and &lt;id&gt;</p>'],
    ['*a* `b` **c**', '<p><em>a</em> <code>b</code> <strong>c</strong></p>'],
    ['a<br>b<br/>c', '<p>a<br>\nb<br>\nc</p>'],
    ['<p>a <code>b</code></p>\n<p>c</p>', '<p>a <code>b</code></p>\n <p>c</p>'],
    ['<ul><li>a</li><li>b</ul>', '<ul><li>a</li>\n<li>b</li>\n</ul>'],
    ['- a\n- b', '<ul>\n<li>a\n</li>\n<li>b\n</li>\n</ul>'],
    ['### a\n# b\n### c', '<h3>a</h3>\n<h3>b</h3>\n<h4>c</h4>'],
    [
      '[a](https://a.test/?b=1&c)',
      '<p><a href="https://a.test/?b=1&amp;c" rel="noopener noreferrer">a</a></p>',
    ],
    ['[a](b.html) [c](#d)', '<p>a c</p>'],
    [
      '![a](https://a.test/b.png)',
      '<p><a href="https://a.test/b.png" rel="noopener noreferrer">a</a></p>',
    ],
    [
      'see https://a.test.',
      '<p>see <a href="https://a.test" rel="noopener noreferrer">https://a.test</a>.</p>',
    ],
    [
      '| | a |\n|-|-|\n| b | c |',
      '<table>\n<thead>\n<tr>\n<td></td>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n<td>c</td>\n</tr>\n</tbody>\n</table>',
    ],
    ['<!-- a -->b', '<p>b</p>'],
    [' ', ''],
  ])('%j', (text, want) => {
    expect(htmlText(descriptionHtml(text, 3))).toBe(`${want}\n`);
  });
});

describe('the tag', () => {
  const shown = (one: Html): string => htmlText(one).replace(/\n$/, '');

  test('text, attributes and addresses are encoded by where they stand', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const made = shown(
          html`<a title="${text}" href="${text}">${text}</a><a href="a.html#${text}">x</a>`,
        );
        const found = elements(made);
        expect(found.map(({ tagName }) => tagName)).toEqual(['a', 'a']);
        expect(found[0]?.attrs.map(({ name }) => name)).toEqual(['title', 'href']);
        const url = found[0]?.attrs[1]?.value ?? '';
        expect(/^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase() ?? 'about:').toMatch(
          /^(https?|mailto|about):$/,
        );
        expect(url).not.toMatch(/^(\/\/|\\)/);
        expect(found[1]?.attrs[0]?.value).toMatch(/^a\.html#[\w%.!~*()-]*$/);
      }),
      RUNS,
    );
  });

  test('text comes back as it was', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [node] = elements(shown(html`<p title="${text}">${text}</p>`));
        expect(node?.attrs[0]?.value).toBe(text);
        const inner = node?.childNodes[0];
        expect(inner && 'value' in inner ? inner.value : '').toBe(text);
      }),
      RUNS,
    );
  });

  test.each([
    ['an attribute without quotes', () => html`<a href=${'x'}>y</a>`],
    ['single quotes', () => html`<a href='${'x'}'>y</a>`],
    ['a name of an element', () => html`<${'x'}>`],
    ['an attribute', () => html`<a ${'x'}>y</a>`],
    ['a handler', () => html`<a onclick="${'x'}">y</a>`],
    ['a style', () => html`<a style="${'x'}">y</a>`],
    ['a document', () => html`<iframe srcdoc="${'x'}"></iframe>`],
    ['a script', () => html`<script>${'x'}</script>`],
    ['a comment', () => html`<!-- ${'x'} -->`],
    ['markup in an attribute', () => html`<a title="${html`<b>x</b>`}">y</a>`],
    ['a tag that does not end', () => html`<a title="x`],
    // @ts-expect-error a record is nothing that a hole takes
    ['a record', () => html`${{ toString: () => '<b>' }}`],
    // @ts-expect-error an array is no template
    ['no template', () => html(['<b>'])],
    ['a forgery', () => html`${Object.create(Object.getPrototypeOf(NO_HTML) as object) as Html}`],
  ])('no hole in %s', (_, make) => {
    expect(make).toThrow(TypeError);
  });

  test('only the tag makes one', () => {
    const constructor = Object.getPrototypeOf(NO_HTML).constructor as new (
      ...args: unknown[]
    ) => Html;
    expect(() => new constructor(Symbol('html'), '<b>')).toThrow(TypeError);
  });

  test('pieces of their own lines', () => {
    const items = [html`<li>a</li>`, NO_HTML, html`<li>b</li>`];
    const made = html`
      <ul>
        ${items}
      </ul>
      ${null}
      <p>${undefined}${1}${false} ${'<'}</p>
      ${[]}
    `;
    expect(shown(made)).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>1 &lt;</p>');
    expect(shown(joined([items[0], undefined, NO_HTML, items[2]], ' & '))).toBe(
      '<li>a</li> &amp; <li>b</li>',
    );
    expect(isEmptyHtml(html`${[]}${null}`)).toBe(true);
  });

  test('a link of a description', () => {
    expect(shown(foreignLink('a', 'javascript:x'))).toBe('a');
    expect(shown(foreignLink('a', 'b.html'))).toBe('a');
    expect(shown(foreignLink('', 'https://a.test'))).toContain('>https://a.test</a>');
  });
});

describe('long pieces', () => {
  const words = 'word '.repeat(2000);
  const long = html`<p>${words}</p>`;

  test('stand where short ones would', () => {
    const page = html`
      <div>
        ${[NO_HTML, long, NO_HTML, html`<b>short</b>`, long]}
        ${NO_HTML}
        ${long} and ${[long, NO_HTML]}
      </div>
    `;
    const p = `<p>${words}</p>`;
    const want = `<div>\n${p}\n<b>short</b>\n${p}\n${p} and ${p}\n</div>\n`;
    expect(htmlText(page)).toBe(want);
    expect(htmlPieces(page).length).toBeGreaterThan(4);
    expect(htmlPieces(page).join('')).toBe(want);
  });

  test('are joined like short ones', () => {
    const row = joined([undefined, long, NO_HTML, html`x`, long], ' & ');
    expect(htmlText(row)).toBe(`<p>${words}</p> &amp; x &amp; <p>${words}</p>\n`);
    expect([isEmptyHtml(long), isEmptyHtml(joined([NO_HTML, false], ', '))]).toEqual([false, true]);
  });
});

describe('marked', () => {
  test('escapes what stands out and what does not', () => {
    const shown = marked('a < <b> & "c"', /<b>|"[^"]*"/g, (word) => (word === '<b>' ? 'var' : 'i'));
    expect(htmlText(shown)).toBe('a &lt; <var>&lt;b&gt;</var> &amp; <i>"c"</i>\n');
  });

  test('takes no other element', () => {
    expect(() => marked('a', /a/g, () => 'script' as 'b')).toThrow(TypeError);
  });
});
