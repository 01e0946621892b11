/** Markdown shows foreign text and nothing else, and prettier leaves it alone. */
import fc from 'fast-check';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import {
  anchor,
  codeSpan,
  descriptionMd,
  fence,
  heading,
  link,
  blocks,
  list,
  markdownText,
  strong,
  table,
  text,
} from './markdown.js';
import type { Md } from './markdown.js';

const word = fc.oneof(
  fc.stringMatching(/^[a-z]{1,9}$/),
  fc.constantFrom(
    '*a*',
    '_a_',
    'snake_case',
    '__init__',
    '`x`',
    '``',
    '<b>',
    '</script>',
    '&amp;',
    '&lt',
    '#',
    '##',
    '-',
    '+',
    '1.',
    '2)',
    '12.',
    '---',
    '***',
    '===',
    '[x]',
    '[x]:',
    '![x](y)',
    '[[a]]',
    '|',
    '||',
    '~~x~~',
    '$x$',
    '$$',
    '{{x}}',
    '{%x%}',
    '\\',
    '\\\\',
    '>',
    ':::',
    ':-:',
    'http://a.b/c_d*e',
    'https://a.b',
    'www.a.b_c_',
    'a@b.c',
    'mailto:a@b.c',
    '*/',
    '\u202e',
    '\ud800',
    '日本語',
    'é',
    '🎉',
    '(x)',
    '"q"',
    '!',
    'a\\',
    '\\*',
    '^1',
    '[^1]',
    '[ ]',
    'https://a.b/c_(d)',
  ),
);
const line = fc.array(word, { maxLength: 6 }).map((words) => words.join(' '));
const glued = fc.array(word, { maxLength: 4 }).map((words) => words.join(''));
const foreign = fc.oneof(line, glued, fc.string({ unit: 'binary', maxLength: 20 }));
const paragraphs = fc.array(foreign, { maxLength: 5 }).map((lines) => lines.join('\n'));

const inline: fc.Arbitrary<Md> = fc.oneof(
  foreign.map(text),
  foreign.map(codeSpan),
  fc.tuple(fc.stringMatching(/^[a-z]+$/), foreign).map(([a, url]) => link(text(a), url)),
  fc.tuple(fc.stringMatching(/^[a-z]+$/), fc.webUrl()).map(([a, url]) => link(text(a), url)),
  fc.stringMatching(/^[a-z]+$/).map((one) => strong(text(one))),
);
const block: fc.Arbitrary<Md> = fc.oneof(
  paragraphs.map(descriptionMd),
  fc.tuple(fc.integer({ min: 1, max: 6 }), inline).map(([level, one]) => heading(level as 1, one)),
  fc
    .tuple(
      fc.array(inline, { minLength: 1, maxLength: 4 }),
      fc.array(fc.array(inline), { maxLength: 4 }),
    )
    .map(([header, rows]) => table(header, rows, [undefined, 'right', 'center', 'left'])),
  paragraphs.map((one) => fence('text', one)),
  fc.constant(anchor('a-b')),
);
const listed = fc
  .tuple(fc.array(fc.oneof(paragraphs.map(descriptionMd), inline), { maxLength: 12 }), fc.boolean())
  .map(([items, ordered]) => list(items, { ordered }));

test('prettier leaves random documents alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { maxLength: 5 }),
      listed,
      block,
      async (some, items, more) => {
        const written = markdownText(blocks(some, items, heading(2, text('between')), more));
        expect(await format(written, { parser: 'markdown' })).toBe(written);
      },
    ),
    { seed: 1, numRuns: Number(process.env['RUNS'] ?? 200) },
  );
});
