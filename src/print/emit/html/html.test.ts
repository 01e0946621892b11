/** HTML escapes text of descriptions in every position. */
import { elements, foreign } from '../../../../test/hostile/markup.js';
import { fc, runs } from '../../../../test/property.js';
import { describe, expect, test } from 'vitest';
import {
  codeHtml,
  foreignLink,
  html,
  htmlText,
  isEmptyHtml,
  joined,
  marked,
  NO_HTML,
} from './index.js';
import type { Html } from './index.js';

const RUNS = runs({ suite: 200, all: 2000 });

describe('the template tag `html`', () => {
  const printed = (one: Html): string => htmlText(one).replace(/\n$/, '');

  test('text, attributes and URLs are encoded by their position', () => {
    fc.assert(
      fc.property(foreign, (text) => {
        const output = printed(
          html`<a title="${text}" href="${text}">${text}</a><a href="a.html#${text}">x</a>`,
        );
        const found = elements(output);
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

  test('text is read back unchanged', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const [node] = elements(printed(html`<p title="${text}">${text}</p>`));
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
    // @ts-expect-error a hole does not accept an object
    ['a record', () => html`${{ toString: () => '<b>' }}`],
    // @ts-expect-error an array is not a template
    ['no template', () => html(['<b>'])],
    ['a forgery', () => html`${Object.create(Object.getPrototypeOf(NO_HTML) as object) as Html}`],
  ])('holes are forbidden in %s', (_, make) => {
    expect(make).toThrow(TypeError);
  });

  test('only the tag creates HTML', () => {
    const constructor = Object.getPrototypeOf(NO_HTML).constructor as new (
      ...args: unknown[]
    ) => Html;
    expect(() => new constructor(Symbol('html'), '<b>')).toThrow(TypeError);
  });

  test('pieces on separate lines', () => {
    const items = [html`<li>a</li>`, NO_HTML, html`<li>b</li>`];
    const markup = html`
      <ul>
        ${items}
      </ul>
      ${null}
      <p>${undefined}${1}${false} ${'<'}</p>
      ${[]}
    `;
    expect(printed(markup)).toBe('<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<p>1 &lt;</p>');
    expect(printed(joined([items[0], undefined, NO_HTML, items[2]], ' & '))).toBe(
      '<li>a</li> &amp; <li>b</li>',
    );
    expect(isEmptyHtml(html`${[]}${null}`)).toBe(true);
  });

  test('a link of a description', () => {
    expect(printed(foreignLink('a', 'javascript:x'))).toBe('a');
    expect(printed(foreignLink('a', 'b.html'))).toBe('a');
    expect(printed(foreignLink('', 'https://a.test'))).toContain('>https://a.test</a>');
  });
});

describe('long pieces', () => {
  const words = 'word '.repeat(2000);
  const long = html`<p>${words}</p>`;

  test('are in the same position as short ones', () => {
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
  });

  test('are joined like short ones', () => {
    const row = joined([undefined, long, NO_HTML, html`x`, long], ' & ');
    expect(htmlText(row)).toBe(`<p>${words}</p> &amp; x &amp; <p>${words}</p>\n`);
    expect([isEmptyHtml(long), isEmptyHtml(joined([NO_HTML, false], ', '))]).toEqual([false, true]);
  });
});

describe('marked', () => {
  test('escapes marked and unmarked text', () => {
    const highlighted = marked('a < <b> & "c"', /<b>|"[^"]*"/g, (word) =>
      word === '<b>' ? 'var' : 'i',
    );
    expect(htmlText(highlighted)).toBe('a &lt; <var>&lt;b&gt;</var> &amp; <i>"c"</i>\n');
  });

  test('accepts no other element', () => {
    expect(() => marked('a', /a/g, () => 'script' as 'b')).toThrow(TypeError);
  });
});

describe('codeHtml', () => {
  const printed = (text: string, name: string) => htmlText(html`${codeHtml(text, name)}`);

  test.each([
    ['json', '{"سنة": 1, "年": 2}', '{<bdi>"سنة":</bdi> <b>1</b>, "年": <b>2</b>}'],
    ['js', 'let a = "b"; // c', '<b>let</b> a = <i>"b"</i>; <em>// c</em>'],
    ['sh', 'curl -H "A: <token>"', '<b>curl</b> <b>-H</b> <i>"A: &lt;token&gt;"</i>'],
    ['json', '{"a": "b", "c": 1}', '{"a": <i>"b"</i>, "c": <b>1</b>}'],
    ['xml', '<a/><!-- b -->', '<b>&lt;a</b><b>/&gt;</b><em>&lt;!-- b --&gt;</em>'],
    ['', 'if "a"', 'if "a"'],
  ])('%s: %s', (name, text, want) => {
    expect(printed(text, name)).toBe(`${want}\n`);
  });

  test.each([
    ['a text without an end stands as it is', 'py', "x = 'if\nif", "x = 'if\n<b>if</b>"],
    ['a comment without an end goes to the end', 'js', '/* a\nif', '<em>/* a\nif</em>'],
    ['and in markup', 'html', '<!-- <a>', '<em>&lt;!-- &lt;a&gt;</em>'],
  ])('%s', (_, name, text, want) => {
    expect(printed(text, name)).toBe(`${want}\n`);
  });
});
