/**
 * Replaces texts with other texts of the same format: each letter and digit becomes another letter or digit of the same
 * class. The key of the cipher exists only while a recording runs.
 */
import { createCipheriv, createHmac } from 'node:crypto';
import { REPLACED_LETTERS } from '../../../input/read/infer/replaced.js';

/**
 * Replaces texts. Equal texts get equal replacements. Two different texts of up to 64 characters never get the same
 * replacement.
 */
export interface Cipher {
  /** Replaces letters and digits with others of the same class. Other characters are kept. */
  readonly replace: (text: string) => string;
  /**
   * Replaces a word with one that `isReplaced` recognizes as a replacement. Another `round` returns a different word.
   */
  readonly word: (text: string, round?: number) => string;
  /** Returns a number that depends on the text. */
  readonly digest: (text: string) => number;
  /** Returns a number that depends on the text. It is at least 0 and less than `below`. `below` is at most 2 ** 48. */
  readonly number: (text: string, below: number) => number;
}

/** A character, as its index in the alphabet of its class (for example, the lower-case letters). */
interface Sign {
  readonly at: number;
  readonly alphabet: string;
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const HEX = 'abcdef';
/** The letters of Crockford's Base32. ULIDs are written in it. */
const BASE32 = 'ABCDEFGHJKMNPQRSTVWXYZ';
const ROUNDS = 6;
/**
 * The maximum length of texts that a permutation replaces. Longer texts are replaced with a stream cipher. In practice,
 * the stream cipher never gives two different texts the same replacement.
 */
const PERMUTED = 64;
const REMEMBERED = 20_000;

/** @param key 32 random bytes */
export function createCipher(key: Uint8Array): Cipher {
  const known = new Map<string, string>();
  const streamOf = (label: string, length: number): Uint8Array => {
    const seed = createHmac('sha256', key).update(label).digest();
    const cipher = createCipheriv('aes-128-ctr', seed.subarray(0, 16), seed.subarray(16));
    return cipher.update(new Uint8Array(length * 2));
  };
  const numbersOf = (label: string, length: number): number[] => {
    const bytes = streamOf(label, length);
    return Array.from(
      { length },
      (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0),
    );
  };
  const numberOf = (text: string, below: number): number => {
    const [high = 0, middle = 0, low = 0] = numbersOf(`number ${text}`, 3);
    return ((high * 65_536 + middle) * 65_536 + low) % below;
  };
  const replace = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const replaced = permuted(text, numbersOf);
    if (known.size >= REMEMBERED) known.clear();
    if (text.length <= 200) known.set(text, replaced);
    return replaced;
  };
  return {
    replace,
    word: (text, round = 0) => {
      const numbers = numbersOf(`word ${round} ${text}`, text.length);
      const letters = text.replace(/[A-Za-z]/g, (letter, at: number) => {
        const other = REPLACED_LETTERS.charAt((numbers[at] ?? 0) % REPLACED_LETTERS.length);
        return letter < 'a' ? other.toUpperCase() : other;
      });
      return letters.replace(/\d+/g, replace);
    },
    digest: (text) => numberOf(text, 2 ** 48),
    number: numberOf,
  };
}

type NumbersOf = (label: string, length: number) => number[];

function permuted(text: string, numbersOf: NumbersOf): string {
  const signs = signsOf(text);
  const moved = signs.flatMap((sign, at) => (typeof sign === 'string' ? [] : at));
  const numbers = moved.map((at) => (signs[at] as Sign).at);
  const sizes = moved.map((at) => (signs[at] as Sign).alphabet.length);
  const form = signs.map((sign) => (typeof sign === 'string' ? sign : sign.alphabet.charAt(0)));
  if (numbers.length > PERMUTED) {
    const stream = numbersOf(`text ${text}`, numbers.length);
    for (const [at, size] of sizes.entries()) {
      numbers[at] = ((numbers[at] ?? 0) + (stream[at] ?? 0)) % size;
    }
  } else {
    permute(numbers, sizes, form.join(''), numbersOf);
  }
  const replaced = [...signs];
  for (const [index, at] of moved.entries()) {
    replaced[at] = (signs[at] as Sign).alphabet.charAt(numbers[index] ?? 0);
  }
  return replaced.join('');
}

/**
 * Permutes numbers with a Feistel network over digits of mixed bases: each round adds a function of one half to the
 * other half.
 */
function permute(
  numbers: number[],
  sizes: readonly number[],
  form: string,
  numbersOf: NumbersOf,
): void {
  const middle = numbers.length >> 1;
  for (let round = 0; round < ROUNDS; round++) {
    const isLeft = round % 2 === 0;
    const other = isLeft ? numbers.slice(0, middle) : numbers.slice(middle);
    const [from, to] = isLeft ? [middle, numbers.length] : [0, middle];
    const added = numbersOf(`round ${round} ${form} ${other.join()}`, to - from);
    for (let at = from; at < to; at++) {
      numbers[at] = ((numbers[at] ?? 0) + (added[at - from] ?? 0)) % (sizes[at] ?? 1);
    }
  }
}

/**
 * The characters that replace punctuation. A text that consists of at least four punctuation characters is replaced,
 * because it may be a password.
 */
const PUNCTUATION = '!#$%&*+-=?@^_~.:,()';

/**
 * Splits a text into its characters. Characters to be replaced are returned as signs, and all other characters
 * unchanged.
 */
function signsOf(text: string): (Sign | string)[] {
  if (/^[!-/:-@[-`{-~]{4,}$/.test(text))
    return [...text].map((char) => ({
      at: Math.max(0, PUNCTUATION.indexOf(char)),
      alphabet: PUNCTUATION,
    }));
  const isHex = /^[0-9a-f-]{8,}$/i.test(text) && /\d/.test(text);
  const isUlid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
  const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  const isNumber = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?$/.test(text);
  const chars = [...text];
  const first = chars.findIndex((char) => char !== '-');
  const exponent = isNumber ? chars.indexOf('e') : -1;
  const last = (exponent < 0 ? chars.length : exponent) - 1;
  const isFraction = isNumber && text.includes('.');
  const isSingle = isNumber && first === last;
  return chars.map((char, at) => {
    // The version of a UUID and its variant are kept (RFC 9562 §4).
    if (isUuid && (at === 14 || at === 19)) return char;
    if (exponent >= 0 && at >= exponent) return char;
    if (/[0-9]/.test(char)) {
      // A single `0` or `1` is kept, because it is as harmless as `false` and `true`. Longer numbers keep their number
      // of digits.
      if (isSingle && char < '2') return char;
      if (isSingle) return signIn(char, '23456789');
      const isEnd = isNumber && (at === first || (isFraction && at === last));
      if (isEnd && char === '0') return char;
      if (isEnd) return signIn(char, '123456789');
      return signIn(char, isUlid && at === 0 ? '01234567' : DIGITS);
    }
    if (/[a-z]/.test(char)) return signIn(char, isHex ? HEX : LOWER);
    if (/[A-Z]/.test(char)) {
      if (isUlid) return signIn(char, BASE32);
      return signIn(char, isHex ? HEX.toUpperCase() : UPPER);
    }
    return foreignSign(char);
  });
}

function signIn(char: string, alphabet: string): Sign {
  return { at: alphabet.indexOf(char), alphabet };
}

/**
 * Replaces letters and digits of other scripts with Latin ones, and all other signs outside ASCII with a small letter.
 */
function foreignSign(char: string): Sign | string {
  if (/[\x00-\x7f]/.test(char)) return char;
  const code = char.codePointAt(0) ?? 0;
  if (/\p{Lu}/u.test(char)) return { at: code % 26, alphabet: UPPER };
  if (/\p{N}/u.test(char)) return { at: code % 10, alphabet: DIGITS };
  return { at: code % 26, alphabet: LOWER };
}
