/** Descriptions in HTML contain their text and harmless markup, and nothing else. */
import { ATTACKS, elements, foreign } from '../../../../test/hostile/markup.js';
import { fc, runs } from '../../../../test/property.js';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { htmlText } from '../html/index.js';
import { descriptionHtml } from './html.js';
import { parseDescription } from './parse.js';
import { withTargets } from './targets.js';

/** The HTML of a description. Its highest headings have this level. */
function htmlOf(text: string, level: number): string {
  return htmlText(descriptionHtml(parseDescription(text, level)));
}

const TAGS =
  /^(p|h[1-6]|ul|ol|li|blockquote|pre|code|table|thead|tbody|tr|td|th|hr|br|em|strong|s|del|b|i|kbd|sub|sup|var|a)$/;

function faultsOf(text: string): string[] {
  return elements(text).flatMap(({ tagName, attrs }) => [
    ...(TAGS.test(tagName) ? [] : [tagName]),
    ...attrs.flatMap(({ name, value }) => {
      if (name === 'href' && /^(https?:\/\/|mailto:)/i.test(value)) return [];
      if (tagName === 'pre' && name === 'tabindex' && value === '0') return [];
      if (
        name === 'class' &&
        /^(note|tip|important|warning|caution|center|end|done|todo|notes)$/.test(value)
      )
        return [];
      if (name === 'rel' || (name === 'start' && /^\d+$/.test(value))) return [];
      return [`${name}=${value}`];
    }),
  ]);
}

/** True if every element of the text is closed, so that the text after it is not affected. */
function isClosed(text: string): boolean {
  const [outer, ...others] = parseFragment(`<article>${text}<hr id="last"></article>`).childNodes;
  const last = outer && 'childNodes' in outer ? outer.childNodes.at(-1) : undefined;
  return (
    others.length === 0 && last !== undefined && 'attrs' in last && last.attrs[0]?.value === 'last'
  );
}

const RUNS = runs({ suite: 200, all: 2000 });

describe('a description', () => {
  test.each(ATTACKS)('%j', (text) => {
    const output = htmlOf(text, 3);
    expect(faultsOf(output), output).toEqual([]);
    expect(isClosed(output), output).toBe(true);
  });

  test('of pieces in any order', () => {
    fc.assert(
      fc.property(foreign, fc.integer({ min: 0, max: 3 }), (text, level) => {
        const output = htmlOf(text, level);
        expect(faultsOf(output), output).toEqual([]);
        expect(isClosed(output), output).toBe(true);
      }),
      RUNS,
    );
  });

  test('of one plain paragraph equals the output of the parser', () => {
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
        // The comment forces the use of the parser, and otherwise acts like a line break.
        const parsed = htmlOf(`<!-- -->\n\n${text}`, 2);
        expect(htmlOf(text, 2).trim()).toBe(parsed.trim());
      }),
      RUNS,
    );
  });

  test.each([
    ['plain words, 100 %', '<p>plain words, 100 %</p>'],
    ['List<Foo> and <id>', '<p>List&lt;Foo&gt; and &lt;id&gt;</p>'],
    ['*a* `b` **c**', '<p><em>a</em> <code>b</code> <strong>c</strong></p>'],
    ['a<br>b<br/>c', '<p>a<br>\nb<br>\nc</p>'],
    ['<p>a <code>b</code></p>\n<p>c</p>', '<p>a <code>b</code></p>\n<p>c</p>'],
    ['<ul><li>a</li><li>b</ul>', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
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
    expect(htmlOf(text, 3)).toBe(`${want}\n`);
  });
  test('links and images get their resolved URLs, in paragraphs and in blocks of HTML', () => {
    const links = {
      link: (url: string) => (url === 'b' ? { html: 'b.html#x"y', markdown: 'b.md' } : undefined),
      image: (url: string) => (url === 'i.png' ? 'assets/i.png' : undefined),
    };
    const printed = (text: string): string =>
      htmlText(descriptionHtml(withTargets(parseDescription(text, 3), links)));
    const link = '<a href="b.html#x%22y">c</a>';
    for (const text of ['[c](b)', 'x <a href="b">c</a>', '<p><a href="b">c</a></p>']) {
      expect(printed(text)).toContain(link);
      expect(htmlOf(text, 3)).not.toContain('<a ');
    }
    const image = '<img src="assets/i.png" alt="a &quot;b&quot;" loading="lazy">';
    for (const text of ['![a "b"](i.png)', '<img src="i.png" alt=\'a "b"\'>']) {
      expect(printed(text)).toContain(image);
      expect(htmlOf(text, 3)).not.toContain('<img');
    }
    expect(printed('[![a](i.png)](https://a.test)')).toContain('<a href="https://a.test"');
    expect(printed('[c](//b) [c](javascript:b) ![d](data:x)')).not.toMatch(/<(?:a|img)/);
  });
});
