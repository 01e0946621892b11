/**
 * Inserts invisible characters between the tokens of a text, as input methods, web pages and
 * editors do.
 */
import type { Random } from './mutate.js';

/** Everything that `\s` matches, and all line ends. */
const BLANKS: readonly string[] = [
  ...Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((one) =>
    /[\s\u0085]/.test(one),
  ),
  '\r\n',
  '\n\r',
];

/** Characters without a width or a meaning, and unpaired surrogates. */
const INVISIBLE: readonly string[] = [
  ...['\0', '\x01', '\x08', '\x1b', '\x7f', '\x80', '\x9f', '\xad', '\u034f', '\u061c', '\u115f'],
  ...['\u180e', '\u200b', '\u200c', '\u200d', '\u200e', '\u202e', '\u2060', '\u2066', '\u2800'],
  ...[
    '\u3164',
    '\ud800',
    '\udc00',
    '\ufe0f',
    '\ufff9',
    '\ufffd',
    '\uffff',
    '\u{e0001}',
    '\u{1d173}',
  ],
];

const ODD = [...BLANKS, ...INVISIBLE];

/** Quoted texts, words, blanks, and every other character as a single token. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"|[\w$.-]+|[ \t]+|[^]/g;

/**
 * Puts odd characters between some tokens of a text; the same for the same seed.
 * @param text of any format
 */
export function withOddCharacters(text: string, random: Random): string {
  const tokens = text.match(TOKEN) ?? [];
  // One text in four may get many such characters, all others get one to three.
  const times = 1 + random(random(4) === 0 ? 40 : 3);
  for (let time = 0; time < times; time++) {
    const odd = ODD[random(ODD.length)] ?? '';
    const at = random(tokens.length + 1);
    tokens.splice(at, random(4) === 0 ? 1 : 0, odd.repeat(1 + random(2)));
  }
  return tokens.join('');
}
