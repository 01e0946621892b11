/** Parses regular expressions of ECMAScript into trees that an automaton can run. */
import { append } from '../foundation/lists.js';
import { charactersOf } from './properties.js';
import {
  BEGIN,
  DIGITS,
  DOT,
  END,
  LAST,
  WHITESPACE,
  WORD_CHARACTERS,
  complement,
  normalizeRanges,
  rangesOf,
  type CharSet,
} from './sets.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

/** The tree of a regular expression. */
export type Pattern =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly min: number; readonly max: number };

/** Thrown for features that an automaton cannot represent: backreferences and lookaround. */
class Unsupported extends Error {}

/**
 * Parses a regular expression that the JavaScript engine has accepted.
 * @param source the expression without slashes
 * @param unicode true if the engine accepts the expression in Unicode mode
 * @returns `undefined` if the expression uses a feature that an automaton cannot represent
 */
export function parsePattern(source: string, unicode: boolean): Pattern | undefined {
  try {
    return new Parser([...source], unicode).whole();
  } catch (error) {
    if (error instanceof Unsupported) return undefined;
    throw error;
  }
}

const CLASSES: ReadonlyMap<string, CharSet> = new Map([
  ['d', DIGITS],
  ['D', complement(DIGITS)],
  ['w', WORD_CHARACTERS],
  ['W', complement(WORD_CHARACTERS)],
  ['s', WHITESPACE],
  ['S', complement(WHITESPACE)],
]);

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
  ['0', 0],
]);

class Parser {
  readonly #text: readonly string[];
  readonly #unicode: boolean;
  #at = 0;
  #depth = 0;

  constructor(text: readonly string[], unicode: boolean) {
    this.#text = text;
    this.#unicode = unicode;
  }

  whole(): Pattern {
    const pattern = this.#choice();
    if (this.#at < this.#text.length) throw new Unsupported();
    return pattern;
  }

  #peek(): string {
    return this.#text[this.#at] ?? '';
  }

  #take(text: string): boolean {
    const found = this.#text.slice(this.#at, this.#at + text.length).join('') === text;
    if (found) this.#at += text.length;
    return found;
  }

  /** Consumes the text up to and including a character. Returns the text before this character. */
  #until(sign: string): string {
    const end = this.#text.indexOf(sign, this.#at);
    if (end < 0) throw new Unsupported();
    const before = this.#text.slice(this.#at, end).join('');
    this.#at = end + 1;
    return before;
  }

  #choice(): Pattern {
    if (++this.#depth > GENERATING_LIMITS.patternDepth.most) throw new Unsupported();
    const parts = [this.#sequence()];
    while (this.#take('|')) parts.push(this.#sequence());
    this.#depth -= 1;
    const [only] = parts;
    return only !== undefined && parts.length === 1 ? only : { kind: 'choice', parts };
  }

  #sequence(): Pattern {
    const parts: Pattern[] = [];
    while (this.#at < this.#text.length && this.#peek() !== '|' && this.#peek() !== ')') {
      parts.push(this.#quantified(this.#atom()));
    }
    return { kind: 'sequence', parts };
  }

  #quantified(part: Pattern): Pattern {
    const bounds = this.#bounds();
    if (bounds === undefined) return part;
    this.#take('?');
    const [min, max] = bounds;
    return { kind: 'repeat', part, min, max };
  }

  #bounds(): readonly [number, number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    if (this.#peek() !== '{') return undefined;
    const ahead = this.#text.slice(this.#at, this.#at + 24).join('');
    const found = /^\{(\d+)(?:(,)(\d*))?\}/.exec(ahead);
    if (found === null) return undefined;
    this.#at += found[0].length;
    const min = Number(found[1]);
    if (found[2] === undefined) return [min, min];
    return [min, found[3] === '' ? Infinity : Number(found[3])];
  }

  #atom(): Pattern {
    if (this.#take('^')) return setOf(BEGIN);
    if (this.#take('$')) return setOf(END);
    if (this.#take('.')) return setOf(DOT);
    if (this.#take('[')) return this.#class();
    if (this.#take('(')) return this.#group();
    if (this.#take('\\')) return this.#escape(false);
    const char = this.#peek();
    this.#at += 1;
    return setOf(single(char));
  }

  #group(): Pattern {
    if (this.#take('?') && !this.#take(':')) {
      const named = this.#take('<') && this.#peek() !== '=' && this.#peek() !== '!';
      if (!named) throw new Unsupported();
      this.#until('>');
    }
    const inner = this.#choice();
    if (!this.#take(')')) throw new Unsupported();
    return inner;
  }

  /** Parses an escape sequence. The backslash has already been consumed. */
  #escape(inClass: boolean): { kind: 'set'; set: CharSet } {
    const char = this.#peek();
    this.#at += 1;
    const known = CLASSES.get(char);
    if (known !== undefined) return setOf(known);
    if (inClass && char === 'b') return setOf([8, 8]);
    if (char === 'p' || char === 'P') {
      // Without Unicode mode, `\p` matches the letter p. No author intends this, so it is rejected.
      if (!this.#unicode || !this.#take('{')) throw new Unsupported();
      return setOf(charactersOf(`\\${char}{${this.#until('}')}}`));
    }
    if (char === 'c' && /^[a-z]$/i.test(this.#peek())) {
      const code = single(this.#peek())[0] ?? 0;
      this.#at += 1;
      return setOf([code % 32, code % 32]);
    }
    if (/[1-9bBkc]/.test(char) || char === '') throw new Unsupported();
    const control = CONTROLS.get(char);
    if (control !== undefined) return setOf([control, control]);
    const code = char === 'x' || char === 'u' ? this.#hex(char) : undefined;
    return setOf(code === undefined ? single(char) : [code, code]);
  }

  /**
   * Returns the code point of `\xhh`, `\uhhhh` or `\u{h…}`; `undefined` if no hexadecimal digits follow. The
   * pattern then matches the letter `x` or `u` itself.
   */
  #hex(char: 'x' | 'u'): number | undefined {
    // Without Unicode mode, `{61}` is a repetition: `\u{61}` matches `u` 61 times.
    const isBraced = char === 'u' && this.#unicode && this.#take('{');
    const digits = isBraced ? this.#until('}') : this.#digits(char === 'x' ? 2 : 4);
    if (!/^[0-9a-f]+$/i.test(digits)) {
      if (this.#unicode) throw new Unsupported();
      return undefined;
    }
    const code = Number.parseInt(digits, 16);
    // The JavaScript engine combines surrogate pairs, but this parser does not. Code points above the maximum do not
    // exist.
    if ((code >= 0xd800 && code <= 0xdfff) || code > LAST) throw new Unsupported();
    if (!isBraced) this.#at += digits.length;
    return code;
  }

  /** Returns the next `count` characters if all of them are hexadecimal digits; otherwise an empty text. */
  #digits(count: number): string {
    const ahead = this.#text.slice(this.#at, this.#at + count).join('');
    return ahead.length === count && /^[0-9a-f]+$/i.test(ahead) ? ahead : '';
  }

  #class(): Pattern {
    const negated = this.#take('^');
    const ranges: [number, number][] = [];
    while (!this.#take(']')) {
      if (this.#at >= this.#text.length) throw new Unsupported();
      const low = this.#member();
      const [first, last] = low.set;
      const ranged = this.#peek() === '-' && this.#text[this.#at + 1] !== ']';
      if (!ranged || first === undefined || first !== last) {
        append(ranges, rangesOf(low.set));
        continue;
      }
      this.#at += 1;
      const [high, end] = this.#member().set;
      if (high === undefined || high !== end) throw new Unsupported();
      ranges.push([first, high]);
    }
    const set = normalizeRanges(ranges);
    return setOf(negated ? complement(set) : set);
  }

  #member(): { set: CharSet } {
    if (this.#take('\\')) return this.#escape(true);
    const char = this.#peek();
    this.#at += 1;
    return { set: single(char) };
  }
}

function setOf(set: CharSet): { kind: 'set'; set: CharSet } {
  return { kind: 'set', set };
}

function single(char: string): CharSet {
  const code = char.codePointAt(0) ?? 0;
  return [code, code];
}
