/**
 * Changes texts like accidents and attacks do: by their lines and contents, the same for the same
 * seed.
 */
import type { Random, Vocabulary } from './mutate.js';

/** Tokens that are special in one of the syntaxes, and invalid characters. */
const ODD: readonly string[] = [
  ...['', ' ', '\t', '\r', '\r\n', '\0', '\ufeff', '\u2028', '\ud800', '\u202e', '👩‍👧', '__proto__'],
  ...[
    '{',
    '}',
    '[',
    ']',
    '{{',
    '}}',
    '{{a}}',
    '{{$guid}}',
    '{% faker %}',
    '${a}',
    '<',
    '< ./a.json',
    '<@',
  ],
  ...[
    '"',
    "'",
    '`',
    '\\',
    '\\u',
    '*/',
    '//',
    '#',
    '###',
    '--',
    '---',
    '...',
    '~',
    '|',
    '>',
    '!!',
    '&a ',
    '*a',
  ],
  ...[
    ':',
    ': ',
    '- ',
    '@',
    '@a = ',
    '? ',
    ', ',
    ';',
    '=',
    '&',
    '%',
    '%zz',
    '%00',
    '?a=',
    '/../',
    '://',
    'https://[',
  ],
  ...[
    '0',
    '-1',
    '1e999',
    'null',
    'true',
    '<<: *a',
    '!!binary',
    'GET ',
    'POST /',
    'HTTP/1.1',
    'body:json {',
    '}\n',
  ],
];

/**
 * Changes a text in a few positions.
 * @param lines the text, line by line
 * @returns new lines, some of which may contain line breaks
 */
export function mutatedLines(
  lines: readonly string[],
  words: Vocabulary,
  random: Random,
): string[] {
  const changed = [...lines];
  const times = 1 + random(random(4) === 0 ? 16 : 4);
  for (let time = 0; time < times; time++) changeIn(changed, words, random);
  return changed;
}

function changeIn(lines: string[], { lines: known }: Vocabulary, random: Random): void {
  const here = random(lines.length + 1);
  const line = lines[here] ?? '';
  const block = 1 + random(random(4) === 0 ? 12 : 3);
  const cut = random(line.length + 1);
  const odd = ODD[random(ODD.length)] ?? '';
  switch (random(9)) {
    case 0:
      return void lines.splice(here, block);
    case 1:
      return void lines.splice(random(lines.length + 1), 0, ...lines.slice(here, here + block));
    case 2:
      return void lines.splice(random(lines.length), 0, ...lines.splice(here, block));
    case 3:
      return void lines.splice(here, random(2), known[random(known.length)] ?? '');
    case 4:
      return void lines.splice(here, 1, line.slice(0, cut));
    case 5:
      return void lines.splice(here, 2, line + (lines[here + 1] ?? '').trimStart());
    case 6:
      return void lines.splice(here, 1, line.slice(0, cut), line.slice(cut));
    case 7:
      return void lines.splice(
        here,
        1,
        line.slice(0, cut) + odd.repeat(1 + random(random(20) === 0 ? 3000 : 3)) + line.slice(cut),
      );
    default:
      return void lines.splice(here, 1, line.slice(0, cut) + odd + line.slice(cut + 1 + random(4)));
  }
}
