/** Regular expressions of ECMAScript as trees, as far as an automaton can run them. */
import { charactersOf } from './properties.js';
import {
  BEGIN,
  DIGITS,
  DOT,
  END,
  WHITESPACE,
  WORD_CHARACTERS,
  complement,
  normalizeRanges,
  rangesOf,
  type CharSet,
} from './sets.js';

/** A regular expression. */
export type Pattern =
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'repeat'; readonly part: Pattern; readonly min: number; readonly max: number };

/** Thrown for what no automaton runs: references back, and conditions on what stands around. */
class Unsupported extends Error {}

const DEEPEST = 100;

/**
 * Parses a regular expression that the engine has already taken.
 * @param source without slashes
 * @param unicode whether the engine takes it in Unicode mode
 * @returns undefined when it uses what no automaton can run
 */
export function parsePattern(source: string, unicode = true): Pattern | undefined {
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

  #choice(): Pattern {
    if (++this.#depth > DEEPEST) throw new Unsupported();
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
      while (!this.#take('>')) this.#at += 1;
    }
    const inner = this.#choice();
    if (!this.#take(')')) throw new Unsupported();
    return inner;
  }

  /** What follows a backslash. */
  #escape(inClass: boolean): { kind: 'set'; set: CharSet } {
    const char = this.#peek();
    this.#at += 1;
    const known = CLASSES.get(char);
    if (known !== undefined) return setOf(known);
    if (inClass && char === 'b') return setOf([8, 8]);
    if (char === 'p' || char === 'P') {
      // Without Unicode it is only a letter, and braces are what they are: nobody means that.
      if (!this.#unicode || !this.#take('{')) throw new Unsupported();
      const start = this.#at;
      while (!this.#take('}')) this.#at += 1;
      return setOf(charactersOf(`\\${char}{${this.#text.slice(start, this.#at - 1).join('')}}`));
    }
    if (/[1-9bBkc]/.test(char) || char === '') throw new Unsupported();
    const control = CONTROLS.get(char);
    if (control !== undefined) return setOf([control, control]);
    const code = char === 'x' || char === 'u' ? this.#hex(char === 'x' ? 2 : 4) : undefined;
    return setOf(code === undefined ? single(char) : [code, code]);
  }

  #hex(digits: number): number | undefined {
    const ahead = this.#text.slice(this.#at, this.#at + 12).join('');
    const form = digits === 2 ? /^([0-9a-f]{2})/i : /^([0-9a-f]{4})|^\{([0-9a-f]{1,8})\}/i;
    const found = form.exec(ahead);
    if (found === null) return undefined;
    const code = Number.parseInt(found[1] ?? found[2] ?? '', 16);
    // Halves of a character are one character to the engine, and two here.
    if (code >= 0xd800 && code <= 0xdfff) throw new Unsupported();
    this.#at += found[0].length;
    return code;
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
        ranges.push(...rangesOf(low.set));
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
